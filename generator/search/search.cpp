#include "search/search.hpp"

#include <algorithm>
#include <array>
#include <future>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "search/blocks.hpp"
#include "search/bytes.hpp"
#include "search/collect.hpp"
#include "search/format.hpp"
#include "search/synonyms.hpp"
#include "search/vocabulary.hpp"

namespace qbank {
namespace {

using search::ByteWriter;
using search::FormShard;

constexpr std::string_view writer = "the search index";
constexpr std::size_t word_shard_bits = 1500 * 8;
constexpr std::size_t most_files = 4096;
constexpr std::size_t least_titles_in_shard = 8;

struct Shard {
    std::string name;  ///< "w0"; the generation and ".bin" follow
    std::string payload;
};

std::string shard_name(char kind, std::size_t number) {
    return std::string(1, kind).append(std::to_string(number));
}

std::vector<std::vector<std::string>> synonym_sets(const Bank& bank) {
    std::vector<std::vector<std::string>> found;
    for (const BankTopic& topic : bank.topics) search::find_abbreviations(topic.title, found);
    for (const BankQuestion& question : bank.questions) {
        search::find_abbreviations(question.plain, found);
        for (const Occurrence& occurrence : question.asked)
            search::find_abbreviations(occurrence.wording, found);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    // What the bank's own list or another text already says must not make an abbreviation ambiguous.
    std::vector<std::vector<std::string>> sets = bank.settings.synonyms;
    for (std::vector<std::string>& pair : found) {
        const bool known = std::any_of(sets.begin(), sets.end(), [&](const std::vector<std::string>& set) {
            return std::any_of(set.begin(), set.end(),
                               [&](const std::string& term) { return text::iequals(term, pair.front()); });
        });
        if (!known) sets.push_back(std::move(pair));
    }
    return sets;
}

/// Whether neighbours are neighbours in somebody's list. Files of one question each stand in the order of
/// their names, which says nothing.
bool in_order_of_lists(const Bank& bank) {
    const auto own = std::count_if(bank.questions.begin(), bank.questions.end(),
                                   [](const BankQuestion& question) { return question.own_file; });
    return 2 * static_cast<std::size_t>(own) < bank.questions.size();
}

/// The root without its head: what all shards have in common, and where each begins.
std::string root_block(const Bank& bank, const std::vector<std::uint32_t>& topics,
                       const search::Vocabulary& vocabulary, const search::ImpactRanks& ranks,
                       const std::vector<std::string>& pieces, std::size_t titles_per_shard,
                       const std::vector<FormShard>& words, const std::vector<FormShard>& spelling) {
    ByteWriter root;
    root.number(bank.questions.size());
    root.number(bank.topics.size());
    std::vector<std::pair<std::uint32_t, std::size_t>> runs;
    for (const std::uint32_t topic : topics) {
        if (runs.empty() || runs.back().first != topic) runs.emplace_back(topic, 0);
        ++runs.back().second;
    }
    root.number(runs.size());
    std::size_t expected = 0;
    for (const auto& [topic, length] : runs) {
        root.number((topic + bank.topics.size() + 1 - expected) % (bank.topics.size() + 1));
        expected = topic + 1;
    }
    for (const auto& [topic, length] : runs) root.number(length);
    for (std::uint8_t rank = 0; rank < search::impacts; ++rank)
        root.number(static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), rank) - ranks.begin()));
    root.number(in_order_of_lists(bank) ? 1 : 0);
    root.text(text::join(pieces, "\n"));
    root.number(titles_per_shard);
    root.text(text::join(search::starts(words, vocabulary), "\n"));
    root.text(text::join(search::starts(spelling, vocabulary), "\n"));
    return root.take();
}

}  // namespace

void index(const Bank& bank, unsigned jobs, Site& site) {
    const std::size_t questions = bank.questions.size();
    const std::size_t documents = questions + bank.topics.size();
    const bool single = questions <= search::single_file_documents;

    search::Families families(bank.settings.language);
    const search::Synonyms synonyms(synonym_sets(bank), families);
    // The choice of pieces goes step by step, on one thread: beside the reading of the bank.
    const std::vector<std::uint32_t> topics = search::main_topics(bank);
    const auto choose = [&] {
        return single ? std::vector<std::string>() : search::choose_pieces(bank, topics);
    };
    std::future<std::vector<std::string>> chosen =
        std::async(worker_count(jobs) > 1 ? std::launch::async : std::launch::deferred, choose);
    std::vector<search::Run> runs = search::collect(bank, synonyms, jobs);
    const search::Vocabulary vocabulary = search::make_vocabulary(runs, synonyms);
    const search::Postings postings = search::make_postings(runs, vocabulary, jobs);
    const search::ImpactRanks ranks = search::rank_impacts(postings);

    const std::size_t most_bits =
        single ? SIZE_MAX
               : std::max(word_shard_bits, search::estimated_bits(postings, documents) / (most_files / 3));
    const std::vector<FormShard> words = search::cut_words(vocabulary, postings, documents, most_bits);
    const std::vector<FormShard> spelling =
        single ? std::vector<FormShard>{} : search::cut_spelling(vocabulary);
    const std::vector<std::string> pieces = chosen.get();
    const search::PiecePacker packer(pieces);
    const std::size_t room = most_files - std::min(most_files / 2, words.size() + spelling.size() + 2);
    const std::size_t titles_per_shard = single
                                             ? std::max<std::size_t>(questions, 1)
                                             : std::max(least_titles_in_shard, (questions + room - 1) / room);
    const std::size_t title_shards = single ? 1 : (questions + titles_per_shard - 1) / titles_per_shard;

    std::vector<Shard> shards(words.size() + spelling.size() + title_shards + 1);
    for_each_index(shards.size(), jobs, [&](std::size_t i) {
        Shard& shard = shards[i];
        if (i < words.size()) {
            shard = {shard_name('w', i),
                     search::dictionary_block(words[i], vocabulary, postings) +
                         search::postings_block(words[i].groups, postings, ranks, documents)};
            return;
        }
        i -= words.size();
        if (i < spelling.size()) {
            shard = {shard_name('d', i),
                     search::deflate(search::dictionary_block(spelling[i], vocabulary, postings))};
            return;
        }
        i -= spelling.size();
        if (i < title_shards) {
            const std::size_t first = i * titles_per_shard;
            std::string lines =
                search::titles_block(bank, topics, first, std::min(first + titles_per_shard, questions));
            shard = {shard_name('t', i), single ? std::move(lines) : packer.pack(lines)};
            return;
        }
        std::string facets = search::facets_block(bank, topics);
        shard = {"f0", single ? std::move(facets) : search::deflate(facets)};
    });

    const std::string root =
        root_block(bank, topics, vocabulary, ranks, pieces, titles_per_shard, words, spelling);
    std::string everything = root;
    for (const Shard& shard : shards) everything += short_hash(shard.payload, 16);
    const std::string generation = short_hash(everything, 10);

    ByteWriter head;
    head.raw("QB");
    head.byte(search::version);
    head.text(generation);
    head.byte(single ? 1 : 0);
    head.raw(root);
    const std::string prefix(search::folder);
    if (single) {
        for (const Shard& shard : shards) head.text(shard.payload);
    } else {
        for_each_index(shards.size(), jobs, [&](std::size_t i) {
            const std::string name = shards[i].name + "." + generation;
            ByteWriter file;
            file.little_endian32(search::fnv1a(shards[i].payload, search::fnv1a(name)));
            file.raw(shards[i].payload);
            site.add(prefix + name + ".bin", file.bytes(), writer);
        });
    }
    site.add(prefix + "root." + std::to_string(search::version) + ".bin", search::deflate(head.bytes()),
             writer);
}

}  // namespace qbank

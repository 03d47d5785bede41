#include "search/search.hpp"

#include <algorithm>
#include <array>
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
using search::DictionaryShard;

constexpr std::string_view writer = "the search index";
constexpr std::size_t postings_shard_bits = 3000 * 8;
constexpr std::size_t most_files = 4096;
constexpr std::size_t least_titles_in_shard = 8;

struct Shard {
    std::string name;  ///< "d0"; the generation and ".bin" follow
    std::string payload;
};

std::string shard_name(char kind, std::size_t number) {
    return std::string(1, kind).append(std::to_string(number));
}

/// Some groups of one dictionary shard whose postings share a file.
struct PostingsShard {
    std::size_t dictionary = 0, first_group = 0, last_group = 0;
    std::u16string_view first_form;
};

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

std::vector<std::uint32_t> main_topics(const Bank& bank) {
    std::unordered_map<std::string_view, std::uint32_t> number_of;
    for (std::uint32_t i = 0; i < bank.topics.size(); ++i) number_of.emplace(bank.topics[i].id, i);
    std::vector<std::uint32_t> result;
    result.reserve(bank.questions.size());
    for (const BankQuestion& question : bank.questions) {
        const auto found =
            question.topics.empty() ? number_of.end() : number_of.find(question.topics.front());
        result.push_back(found == number_of.end() ? static_cast<std::uint32_t>(bank.topics.size())
                                                  : found->second);
    }
    return result;
}

/// About how many bits the group takes: what a Rice code of gaps costs, and an impact.
std::size_t estimated_bits(std::size_t postings, std::size_t documents) {
    std::size_t gap_bits = 2;
    for (std::size_t gap = documents / std::max<std::size_t>(postings, 1); gap > 1; gap /= 2) ++gap_bits;
    return postings * (gap_bits + 1);
}

std::vector<PostingsShard> cut_postings(const std::vector<DictionaryShard>& dictionary,
                                        const search::Vocabulary& vocabulary,
                                        const search::Postings& postings, std::size_t documents,
                                        bool single) {
    std::size_t total = 0;
    for (const DictionaryShard& shard : dictionary)
        for (const std::uint32_t group : shard.groups)
            total += estimated_bits(postings.count(group), documents);
    const std::size_t most = single ? SIZE_MAX : std::max(postings_shard_bits, total / (most_files / 3));
    std::vector<PostingsShard> result;
    for (std::size_t d = 0; d < dictionary.size(); ++d) {
        const DictionaryShard& shard = dictionary[d];
        std::vector<std::size_t> first_form(shard.groups.size());
        std::unordered_map<std::uint32_t, bool> seen;
        for (std::size_t form = shard.first_form, local = 0; form < shard.last_form; ++form)
            if (seen.emplace(vocabulary.groups[form], true).second) first_form[local++] = form;
        std::size_t bits = 0;
        for (std::size_t group = 0; group < shard.groups.size(); ++group) {
            const std::size_t own = estimated_bits(postings.count(shard.groups[group]), documents);
            if (group == 0 || bits + own > most) {
                result.push_back({d, group, group, vocabulary.forms[first_form[group]]});
                bits = 0;
            }
            bits += own;
            result.back().last_group = group + 1;
        }
    }
    return result;
}

/// UTF-8 of a form cut where it differs from the one before: enough to find the shard.
std::string utf8(std::u16string_view s) {
    std::string result;
    for (std::size_t i = 0; i < s.size(); ++i) {
        char32_t c = s[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < s.size())
            c = 0x10000 + ((c - 0xD800) << 10) + (s[++i] - 0xDC00U);
        text::append_utf8(result, c);
    }
    return result;
}

std::string distinguishing(const search::Vocabulary& vocabulary, std::u16string_view form) {
    const auto at = std::lower_bound(vocabulary.forms.begin(), vocabulary.forms.end(), form);
    if (at == vocabulary.forms.begin()) return "";
    const std::u16string_view before = *(at - 1);
    std::size_t shared = 0;
    while (shared < std::min(before.size(), form.size()) && before[shared] == form[shared]) ++shared;
    std::size_t length = std::min(shared + 1, form.size());
    if (length < form.size() && form[length - 1] >= 0xD800 && form[length - 1] < 0xDC00) ++length;
    return utf8(form.substr(0, length));
}

}  // namespace

void index(const Bank& bank, unsigned jobs, Site& site) {
    const std::size_t questions = bank.questions.size();
    const std::size_t documents = questions + bank.topics.size();
    const bool single = questions <= search::single_file_documents;

    search::Families families(bank.settings.language);
    const search::Synonyms synonyms(synonym_sets(bank), families);
    std::vector<search::Run> runs = search::collect(bank, synonyms, jobs);
    const search::Vocabulary vocabulary = search::make_vocabulary(runs, synonyms);
    const search::Postings postings = search::make_postings(runs, vocabulary, jobs);
    const search::ImpactRanks ranks = search::rank_impacts(postings);
    const std::vector<std::uint32_t> topics = main_topics(bank);

    const std::vector<DictionaryShard> dictionary = search::cut_dictionary(vocabulary, single);
    const std::vector<PostingsShard> cut = cut_postings(dictionary, vocabulary, postings, documents, single);
    const std::vector<std::string> pieces = single ? std::vector<std::string>{} : search::choose_pieces(bank);
    const search::PiecePacker packer(pieces);
    const std::size_t room = most_files - std::min(most_files / 2, dictionary.size() + cut.size() + 2);
    const std::size_t titles_per_shard = single
                                             ? std::max<std::size_t>(questions, 1)
                                             : std::max(least_titles_in_shard, (questions + room - 1) / room);
    const std::size_t title_shards = single ? 1 : (questions + titles_per_shard - 1) / titles_per_shard;

    std::vector<Shard> shards(dictionary.size() + cut.size() + title_shards + 1);
    for_each_index(shards.size(), jobs, [&](std::size_t i) {
        Shard& shard = shards[i];
        if (i < dictionary.size()) {
            std::string block = search::dictionary_block(dictionary[i], vocabulary, postings);
            shard = {shard_name('d', i), single ? std::move(block) : search::deflate(block)};
            return;
        }
        i -= dictionary.size();
        if (i < cut.size()) {
            const auto& groups = dictionary[cut[i].dictionary].groups;
            shard = {shard_name('p', i),
                     search::postings_block(std::span(groups).subspan(cut[i].first_group,
                                                                      cut[i].last_group - cut[i].first_group),
                                            postings, ranks, documents)};
            return;
        }
        i -= cut.size();
        if (i < title_shards) {
            const std::size_t first = i * titles_per_shard;
            std::string lines =
                search::titles_block(bank, first, std::min(first + titles_per_shard, questions));
            shard = {shard_name('t', i), single ? std::move(lines) : packer.pack(lines)};
            return;
        }
        std::string facets = search::facets_block(bank, topics);
        shard = {"f0", single ? std::move(facets) : search::deflate(facets)};
    });

    ByteWriter root;
    root.number(questions);
    root.number(bank.topics.size());
    std::string topic_lines;
    for (const BankTopic& topic : bank.topics)
        topic_lines += text::squeeze(topic.id) + '\t' + text::squeeze(topic.title) + '\n';
    root.text(topic_lines);
    std::vector<std::pair<std::uint32_t, std::size_t>> topic_runs;
    for (const std::uint32_t topic : topics) {
        if (topic_runs.empty() || topic_runs.back().first != topic) topic_runs.emplace_back(topic, 0);
        ++topic_runs.back().second;
    }
    root.number(topic_runs.size());
    for (const auto& [topic, length] : topic_runs) {
        root.number(topic);
        root.number(length);
    }
    root.byte(static_cast<std::uint8_t>(ranks[0] | ranks[1] << 2 | ranks[2] << 4 | ranks[3] << 6));
    root.number(in_order_of_lists(bank) ? 1 : 0);
    root.text(text::join(pieces, "\n"));
    root.number(titles_per_shard);
    std::vector<std::string> dictionary_starts, postings_starts;
    ByteWriter postings_of_each, groups_of_each;
    for (std::size_t d = 0; d < dictionary.size(); ++d) {
        const bool empty = dictionary[d].first_form == dictionary[d].last_form;
        dictionary_starts.push_back(
            empty ? "" : distinguishing(vocabulary, vocabulary.forms[dictionary[d].first_form]));
        postings_of_each.number(static_cast<std::size_t>(std::count_if(
            cut.begin(), cut.end(), [&](const PostingsShard& p) { return p.dictionary == d; })));
    }
    for (const PostingsShard& p : cut) {
        groups_of_each.number(p.last_group - p.first_group);
        postings_starts.push_back(distinguishing(vocabulary, p.first_form));
    }
    root.number(dictionary.size());
    root.text(text::join(dictionary_starts, "\n"));
    root.raw(postings_of_each.bytes());
    root.raw(groups_of_each.bytes());
    root.text(text::join(postings_starts, "\n"));
    root.byte(single ? 1 : 0);

    std::string everything = root.bytes();
    for (const Shard& shard : shards) everything += short_hash(shard.payload, 16);
    const std::string generation = short_hash(everything, 10);

    ByteWriter head;
    head.raw("QB");
    head.byte(search::version);
    for (std::size_t i = 0; i < generation.size(); i += 2)
        head.byte(static_cast<std::uint8_t>(std::stoul(generation.substr(i, 2), nullptr, 16)));
    head.raw(root.bytes());
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

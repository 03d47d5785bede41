#include <algorithm>
#include <array>
#include <map>
#include <random>

#include "base/unicode.hpp"
#include "catch.hpp"
#include "search/blocks.hpp"
#include "search/bytes.hpp"
#include "search/families.hpp"
#include "search/format.hpp"
#include "search/search.hpp"
#include "search/synonyms.hpp"
#include "search/weak_words.hpp"

using namespace qbank;

namespace {

Bank bank_of(const std::vector<std::string>& questions) {
    Bank bank;
    BankTopic topic;
    topic.id = "general";
    topic.title = "General things";
    for (std::size_t i = 0; i < questions.size(); ++i) {
        BankQuestion question;
        question.wording = question.plain = questions[i];
        question.id = unicode::slug(questions[i]) + "-" + std::to_string(i);
        question.topics = {topic.id};
        topic.questions.push_back(i);
        bank.questions.push_back(std::move(question));
    }
    bank.topics.push_back(std::move(topic));
    bank.index_names();
    return bank;
}

Bank large_bank() {
    const std::array words{"cache", "lock",   "queue",          "thread", "index",
                           "café",  "数据库", "select_related", "N+1",    "log"};
    std::mt19937 random(1);
    std::vector<std::string> questions;
    for (std::size_t i = 0; i < search::single_file_documents + 200; ++i)
        questions.push_back(std::string("What is ") + words[random() % 10] + " of " + words[random() % 10] +
                            " number" + std::to_string(i) + "?");
    return bank_of(questions);
}

std::map<std::string, std::string> indexed(const Bank& bank, unsigned jobs) {
    MemorySink sink;
    Site site(sink);
    index(bank, jobs, site);
    return sink.files();
}

}  // namespace

TEST_CASE("the index is the same for any number of jobs") {
    const Bank small = bank_of({"What is a lock?", "How does a cache work?"}), large = large_bank();
    for (const Bank* bank : {&small, &large}) {
        const auto once = indexed(*bank, 1);
        CHECK(indexed(*bank, 4) == once);
        CHECK(indexed(*bank, 1) == once);
    }
}

TEST_CASE("a small bank is one file, a large one has shards named after their content") {
    CHECK(indexed(bank_of({"What is a lock?"}), 1).size() == 1);
    Bank large = large_bank();
    const auto files = indexed(large, 2);
    CHECK(files.contains("search-index/root.2.bin"));
    CHECK(files.size() > 10);
    large.questions.front().plain += " changed";
    for (const auto& [path, bytes] : indexed(large, 2))
        CHECK((path == "search-index/root.2.bin" || !files.contains(path)));
}

TEST_CASE("an empty bank has an index") { CHECK(indexed(Bank{}, 2).size() == 1); }

TEST_CASE("hostile text does not break the format") {
    Bank bank =
        bank_of({"line\nbreak\tand \x01 control", "\xE2\x80\xAE right to left", "\xFF\xFE invalid", ""});
    bank.topics.front().title = "tab\there\nand line";
    CHECK(indexed(bank, 1).size() == 1);
    const std::string lines = search::titles_block(bank, search::main_topics(bank), 0, 4);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 8);
}

TEST_CASE("postings come back from their block") {
    search::Postings postings;
    std::mt19937 random(2);
    const std::size_t documents = 5000;
    for (const std::size_t count : {1U, 2U, 40U, 1700U, 5000U}) {
        postings.first.push_back(postings.postings.size());
        std::vector<std::uint32_t> all(documents);
        for (std::uint32_t i = 0; i < documents; ++i) all[i] = i;
        std::shuffle(all.begin(), all.end(), random);
        all.resize(count);
        std::sort(all.begin(), all.end());
        for (const std::uint32_t d : all) postings.postings.push_back(d << 2 | random() % 4);
    }
    postings.first.push_back(postings.postings.size());
    const search::ImpactRanks ranks = search::rank_impacts(postings);
    const std::array<std::uint32_t, 5> groups{0, 1, 2, 3, 4};
    const std::string block = search::postings_block(groups, postings, ranks, documents);

    std::size_t at = 0;
    const auto bit = [&] {
        const std::size_t here = at++;
        return static_cast<unsigned char>(block.at(here / 8)) >> (7 - here % 8) & 1U;
    };
    std::vector<std::uint32_t> read;
    for (const std::uint32_t group : groups) {
        unsigned k = 0;
        while ((std::size_t{2} << k) <= std::max<std::size_t>(1, 11 * documents / 16 / postings.count(group)))
            ++k;
        std::uint32_t next = 0;
        for (std::size_t i = 0; i < postings.count(group); ++i) {
            std::uint32_t gap = 0, rank = 0;
            while (bit() != 0) ++gap;
            for (unsigned j = 0; j < k; ++j) gap = gap << 1 | bit();
            while (rank < 3 && bit() != 0) ++rank;
            const auto impact = std::find(ranks.begin(), ranks.end(), rank) - ranks.begin();
            read.push_back((next + gap) << 2 | static_cast<std::uint32_t>(impact));
            next += gap + 1;
        }
    }
    CHECK(read == postings.postings);
    CHECK(block.size() == (at + 7) / 8);
}

namespace {

/// Forms "a" to "e"; the first and the last share a group.
search::Vocabulary small_vocabulary() {
    search::Vocabulary vocabulary;
    vocabulary.forms = {u"a", u"bb", u"bc", u"bd", u"e"};
    vocabulary.groups = {0, 1, 2, 3, 0};
    vocabulary.weak = {false, false, true, false};
    return vocabulary;
}

/// Group g occurs in the first `counts[g]` documents.
search::Postings postings_of(const std::vector<std::size_t>& counts) {
    search::Postings postings;
    for (const std::size_t count : counts) {
        postings.first.push_back(postings.postings.size());
        for (std::uint32_t d = 0; d < count; ++d) postings.postings.push_back(d << 2);
    }
    postings.first.push_back(postings.postings.size());
    return postings;
}

}  // namespace

TEST_CASE("word shards hold every form once and the group of each of their forms") {
    const search::Vocabulary vocabulary = small_vocabulary();
    const search::Postings postings = postings_of({300, 10, 1, 500});
    for (const std::size_t most_bits : {std::size_t{1}, std::size_t{200}, std::size_t{1000}, SIZE_MAX}) {
        const auto shards = search::cut_words(vocabulary, postings, 1000, most_bits);
        CAPTURE(most_bits);
        std::size_t next = 0;
        for (const search::FormShard& shard : shards) {
            CHECK(shard.first_form == next);
            CHECK(shard.last_form > shard.first_form);
            next = shard.last_form;
            std::vector<std::uint32_t> expected;
            for (std::size_t form = shard.first_form; form < shard.last_form; ++form)
                if (std::find(expected.begin(), expected.end(), vocabulary.groups[form]) == expected.end())
                    expected.push_back(vocabulary.groups[form]);
            CHECK(shard.groups == expected);
        }
        CHECK(next == vocabulary.forms.size());
        CHECK((most_bits == 1 ? shards.size() == 5 : most_bits == SIZE_MAX ? shards.size() == 1 : true));
    }
    CHECK(search::cut_words({}, postings_of({}), 0, 100).size() == 1);
}

TEST_CASE("a shard's start is as short as it can be and never tears a character apart") {
    search::Vocabulary vocabulary;
    vocabulary.forms = {u"cache", u"cached", u"call", u"\U0001F600x", u"\U0001F601x"};
    vocabulary.groups = {0, 1, 2, 3, 4};
    const auto at = [](std::size_t first) { return search::FormShard{first, first + 1, {}}; };
    const auto starts = search::starts({at(0), at(1), at(2), at(3), at(4)}, vocabulary);
    CHECK(starts == std::vector<std::string>{"", "cached", "cal", "\U0001F600", "\U0001F601"});
}

TEST_CASE("the first question of a topic in a shard of titles names it") {
    Bank bank = bank_of({"What is a lock?", "What is a cache?", "What is a queue?"});
    bank.topics.push_back({});
    bank.topics.back().id = "other";
    bank.topics.back().title = "Other things";
    bank.questions[2].topics = {"other"};
    bank.questions[1].sources = {"a", "b"};
    const std::vector<std::uint32_t> topics = search::main_topics(bank);
    CHECK(topics == std::vector<std::uint32_t>{0, 0, 1});
    CHECK(search::titles_block(bank, topics, 0, 3) ==
          "What is a lock?\n0what-is-a-lock-0\tgeneral\tGeneral things\n"
          "What is a cache?\n2what-is-a-cache-1\n"
          "What is a queue?\n0what-is-a-queue-2\tother\tOther things\n");
    CHECK(search::titles_block(bank, topics, 1, 2) ==
          "What is a cache?\n2what-is-a-cache-1\tgeneral\tGeneral things\n");
}

TEST_CASE("a packed text comes back piece by piece") {
    const Bank bank = large_bank();
    const std::vector<std::uint32_t> topics = search::main_topics(bank);
    const std::vector<std::string> pieces = search::choose_pieces(bank, topics);
    REQUIRE(pieces.size() > 10);
    REQUIRE(pieces.size() <= 128);
    const search::PiecePacker packer(pieces);
    const std::string text = search::titles_block(bank, topics, 0, 50), packed = packer.pack(text);
    CHECK(packed.size() < text.size() * 3 / 4);
    std::string unpacked;
    for (std::size_t i = 0; i < packed.size(); ++i) {
        const auto byte = static_cast<unsigned char>(packed[i]);
        if (byte >= 0x80) {
            unpacked += pieces[byte - 0x80];
        } else if (byte == 1) {
            const auto length = static_cast<unsigned char>(packed[i + 1]);
            unpacked += packed.substr(i + 2, length);
            i += 1U + length;
        } else {
            unpacked += packed[i];
        }
    }
    CHECK(unpacked == text);
}

TEST_CASE("a slug of plain ASCII is made like an id") {
    for (const std::string text :
         {"What is the N+1 query problem?", "Django's `F()` object", "", "???", "a - b -- c",
          "An extraordinarily long question that goes on and on until nobody remembers how it began, at all",
          "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
          "a"})
        CHECK(search::simple_slug(text) == unicode::slug(text));
}

TEST_CASE("inflections share a family, code and other words do not") {
    search::Families families("en");
    CHECK(families.of("caching") == families.of("cached"));
    CHECK(families.of("migrations") == families.of("migrate"));
    CHECK(families.of("idempotency") == families.of("idempotent"));
    CHECK(families.of("декораторы") == families.of("декоратор"));
    CHECK(families.of("select_related") == "select_related");
    CHECK(families.of("数据") == "数据");
    CHECK(families.of("gil") == "gil");
    CHECK(families.of("lock") != families.of("log"));
    CHECK(search::Families("xx").of("caching") == families.of("caching"));
}

TEST_CASE("words unite if they are synonyms, phrases are gained") {
    search::Families families("en");
    const search::Synonyms synonyms({{"db", "database"},
                                     {"gc", "garbage collection"},
                                     {"auth", "authentication"},
                                     {"auth", "authorization"},
                                     {"cpp", "c++"}},
                                    families);
    CHECK(synonyms.united(families.of("databases")) == synonyms.united("db"));
    CHECK(synonyms.united(families.of("authentication")) != synonyms.united(families.of("authorization")));
    CHECK(synonyms.united("c") == "c");
    CHECK(synonyms.united("c++") == synonyms.united("cpp"));
    REQUIRE(synonyms.starting_with("gc") != nullptr);
    CHECK(synonyms.gained(synonyms.starting_with("gc")->front()) ==
          std::vector<std::string>{"collection", "garbage"});
}

TEST_CASE("abbreviations are learned where a text explains them") {
    std::vector<std::vector<std::string>> found;
    search::find_abbreviations("How do you perform root cause analysis (RCA)?", found);
    search::find_abbreviations("BFF (Backend-for-Frontend) and (nothing) here (ABC) ((", found);
    CHECK(found == std::vector<std::vector<std::string>>{{"rca", "root cause analysis"},
                                                         {"bff", "backend for frontend"}});
}

TEST_CASE("numbers, bits and hashes are written as the format says") {
    search::ByteWriter bytes;
    bytes.number(300);
    bytes.text("ab");
    bytes.little_endian32(0x01020304);
    CHECK(bytes.bytes() == std::string("\xAC\x02\x02"
                                       "ab\x04\x03\x02\x01"));
    search::BitWriter bits;
    bits.ones_then_zero(3);
    bits.bits(1, 2);
    CHECK(bits.take() == std::string("\xE4"));
    search::BitWriter many;
    many.ones_then_zero(100);
    CHECK(many.take().size() == 13);
    CHECK(search::fnv1a("a") == 0xE40C292CU);
}

TEST_CASE("weak words frame a question, names of things do not") {
    for (const char* weak : {"how", "explain", "difference", "the", "vs"}) CHECK(search::is_weak(weak));
    for (const char* strong : {"cache", "list", "name", ""}) CHECK_FALSE(search::is_weak(strong));
}

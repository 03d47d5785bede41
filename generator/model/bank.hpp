#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/question.hpp"
#include "model/settings.hpp"

namespace qbank {

/// Why one question is listed beside another.
struct Related {
    std::size_t question = 0;         ///< index into Bank::questions
    std::vector<std::string> shared;  ///< the words and tags both have; none if the author names it
};

/// A question with its place in the bank.
struct BankQuestion : Question {
    std::vector<std::string>
        sources;  ///< ids of the distinct sources that ask it, sorted: its weight is their number
    std::vector<Related> related_to;  ///< resolved, best first
    /// The page of its main topic that it stands on, from 1, if it has no page of its own; else 0.
    std::size_t topic_page = 0;
};

/// Questions under one heading; `questions` in the order of the topic page.
struct BankTopic : Topic {
    std::vector<std::size_t> questions;
};

struct BankSource : Source {
    /// In the source's own order: which question, and which of its occurrences.
    struct Entry {
        std::size_t question = 0, occurrence = 0;
    };
    std::vector<Entry> entries;
};

struct BankTag {
    std::string id;     ///< slug, used in its address
    std::string title;  ///< as written
    std::vector<std::size_t> questions;
};

/// An address q/<from_id>.html that must lead to a question although that is read elsewhere: it is called
/// something else now, or has no page of its own.
struct Redirect {
    std::string from_id;
    std::size_t to = 0;
};

/// Hashes texts of any kind, so that a view finds a string.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using IndexById = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;

/// Everything the outputs are made from: immutable, ids unique, in stable order. Made only by assemble.
struct Bank {
    Settings settings;
    std::vector<BankQuestion> questions;  ///< by topic, then as the bank's documents have them
    std::vector<BankTopic> topics;  ///< those with questions, in the order of topics.yml, then of appearance
    std::vector<BankSource> sources;  ///< those with questions, in the order of sources.yml, then by document
    std::vector<BankTag> tags;        ///< by id
    std::vector<Redirect> redirects;  ///< by from_id
    std::vector<SkippedLines> skipped;  ///< by document and line

    /// The topic or source with this id, or nullptr. Large banks have tens of thousands, and every question
    /// asks for its own.
    const BankTopic* topic(std::string_view id) const;
    const BankSource* source(std::string_view id) const;
    /// Index of the question with this id or alias, or npos.
    std::size_t find(std::string_view id) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    /// id and aliases → index into questions; filled by assemble.
    IndexById index_by_id;
    /// id → index into topics and sources; filled by index_names().
    IndexById topic_by_id, source_by_id;
    void index_names();
};

}  // namespace qbank

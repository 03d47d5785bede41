#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.hpp"
#include "base/shared_text.hpp"
#include "model/raw_question.hpp"

namespace qbank {

enum class Level { none, junior, mid, senior };
enum class Kind { concept_, comparison, how_to, scenario, design, experience, coding };

std::string_view name_of(Level level);  ///< "" for none
std::string_view name_of(Kind kind);
std::optional<Level> level_named(std::string_view name);
std::optional<Kind> kind_named(std::string_view name);

/// One question as one document asks it.
struct Occurrence {
    std::string source;                   ///< id of its source; "" for the question's own file
    Place place;                          ///< where the wording begins
    std::uint32_t position = 0;           ///< its place among the document's questions, from 1
    std::optional<std::uint32_t> number;  ///< as printed
    std::vector<std::string> section;     ///< headings around it, outermost first, plain text
    std::string wording;                  ///< Markdown, as that document words it
    SharedText answer;                    ///< Markdown
};

/// A name that must be resolved against the bank and that a diagnostic may have to point at.
using Reference = Text;

/// The canonical entry: one wording, at most one answer, every occurrence that asks it.
/// normalize makes one an occurrence; dedupe merges those that are the same.
struct Question {
    std::string id;
    bool explicit_id = false;  ///< given by the author or the file's name, so it must not be changed
    std::string wording;       ///< Markdown, one line, never empty
    std::string plain;         ///< the wording without markup
    std::optional<std::string>
        stem;           ///< Markdown that belongs to the question and is shown with it: code, a picture
    std::string title;  ///< page title, if it is not the question
    SharedText answer;  ///< Markdown
    Place place;
    Place answer_place;  ///< line of the answer's first line, for diagnostics about it

    std::vector<std::string> topics;  ///< ids, the main one first
    std::vector<std::string> tags;
    Level level = Level::none;
    Kind kind = Kind::concept_;
    std::string language;  ///< ISO 639-1
    std::vector<Choice> choices;
    std::vector<std::string> aliases;  ///< earlier ids, and those of merged questions
    std::vector<Reference> related;
    std::optional<Reference> translation_of;
    std::vector<std::string> quoted_sources;  ///< free text, shown on the page
    std::string author;
    std::string updated;  ///< YYYY-MM-DD, or empty
    bool draft = false;
    bool own_file = false;

    std::vector<Occurrence> asked;  ///< its own first

    /// Normal form of wording, code and choices: equal keys are the same question. Made by normalize.
    std::string key;
};

}  // namespace qbank

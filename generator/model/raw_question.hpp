#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/place.hpp"
#include "base/rare.hpp"
#include "base/yaml.hpp"

namespace qbank {

/// One option of a multiple-choice question.
struct Choice {
    std::string markdown;
    bool correct = false;
    bool operator==(const Choice&) const = default;
};

/// The headings around a question, outermost first. The questions of one section share them, so a copy costs
/// nothing.
class Headings {
  public:
    Headings() = default;
    Headings(std::vector<Text> titles)
        : titles_(titles.empty() ? nullptr : std::make_shared<const std::vector<Text>>(std::move(titles))) {}

    const std::vector<Text>& all() const;
    auto begin() const { return all().begin(); }
    auto end() const { return all().end(); }
    auto rbegin() const { return all().rbegin(); }
    auto rend() const { return all().rend(); }
    bool empty() const { return titles_ == nullptr; }
    std::size_t size() const { return all().size(); }
    /// Whether both are the same object, which is quick to tell.
    bool shares(const Headings& other) const { return titles_ == other.titles_; }
    void push_back(Text title);  ///< of this one alone
    void pop_back();

  private:
    std::shared_ptr<const std::vector<Text>> titles_;  // none: empty
};

/// A question as a document states it. Nothing is interpreted yet: texts are Markdown as written,
/// front matter is YAML. Made only by parse.
struct RawQuestion {
    Text wording;       ///< Markdown, on one line; its place is where the wording begins
    Rare<Text> stem;    ///< Markdown that belongs to the question and is shown with it: code, a picture
    Rare<Text> answer;  ///< Markdown
    Headings section;
    std::optional<std::uint32_t> number;  ///< as printed
    std::vector<Choice> choices;
    Rare<std::string> id;            ///< from `<!-- id: … -->`
    Rare<yaml::Value> front_matter;  ///< of a file that holds one question, or of an item of a YAML list
    bool own_file = false;           ///< one question a file: the form for contributors
};

/// What became of a run of lines. Every non-blank line of a document belongs to exactly one.
enum class LineUse : std::uint8_t { question, answer, section, note, skipped };

struct LineSpan {
    std::uint32_t first = 0;  ///< from 1
    std::uint32_t last = 0;   ///< inclusive
    LineUse use = LineUse::skipped;
    RareString reason;  ///< why it was skipped, or what the note is: "table of contents", "badge", …
};

/// Lines that became no part of a question or section.
struct SkippedLines {
    std::string document;
    std::uint32_t line = 0, end_line = 0;
    std::string reason, text;
};

/// In which shape a part of a document was read.
struct ShapeOfRegion {
    std::uint32_t first = 0, last = 0;  ///< lines
    std::string shape;                  ///< in words
    std::size_t questions = 0;
};

/// All that parse found in one document.
struct RawDocument {
    std::string_view path;  ///< of its SourceFile
    std::string title;      ///< its first heading, plain; may be empty
    std::string shape;      ///< in words: "numbered list", "question headings", …
    std::string source;     ///< free text of its front matter, if it names one
    std::deque<RawQuestion>
        questions;  ///< not moved as it grows, and small pieces that fit where parse freed its own
    std::vector<ShapeOfRegion> regions;  ///< those with questions, by line
    std::vector<LineSpan> lines;         ///< by line, without overlap
    std::vector<SkippedLines> skipped;   ///< those of `lines` that are a note or skipped, with their text
};

}  // namespace qbank

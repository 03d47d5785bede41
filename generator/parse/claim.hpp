#pragma once
#include <array>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/rare.hpp"
#include "model/raw_question.hpp"
#include "parse/outline.hpp"

namespace qbank {

/// The ways in which documents state questions.
enum class Shape { run, table, details, heading, bold, marked, card, html, list, plain };

std::string_view name_of(Shape shape);

/// The shape of this name, as sources.yml writes it, or nothing.
std::optional<Shape> shape_named(std::string_view name);

/// What may be a question.
struct Candidate {
    Text wording;
    std::optional<std::uint32_t> number;
    bool asks = false;                  ///< asks something by itself, see asks.hpp
    bool strict = false;                ///< ends in a question mark, or is marked as a question ("Q:")
    bool marked = false;                ///< "Q:" or "Question 5" stood before it
    bool linked = false;                ///< is nothing but a link
    std::uint32_t first = 0, last = 0;  ///< lines of the wording
    std::uint32_t body_first = 1,
                  body_last =
                      0;  ///< lines that belong to it, from which its answer is taken; none if first > last
    std::uint32_t indent = 0;  ///< columns by which the body is indented
    RareString head;           ///< what followed the wording on its line, the beginning of the answer
    RareString tail;           ///< what stood before a closing tag, the end of the answer
    Rare<Text> answer;         ///< given, if the shape tells it apart from other text by itself
    std::uint32_t answer_first = 0, answer_last = 0;  ///< lines of the answer, 0 for none
    Rare<Text> stem;  ///< code and text that belong to the question, shown with it
    Rare<std::vector<Choice>> choices;
    Headings subsection;  ///< titles between the region's heading and this question
    Rare<std::string> id;

    std::string plain() const;  ///< the wording without markup
};

/// One shape's reading of a region.
struct Claim {
    Shape shape = Shape::list;
    std::deque<Candidate> candidates;  ///< one piece of memory for a million would be moved again and again
    bool certain = false;         ///< the region says so itself: a column called "Question", "Q:" before each
    bool ordered = false;         ///< of a list: most items are numbered
    bool counted = false;         ///< of bold paragraphs and numbered lines: their numbers count on
    std::vector<LineSpan> other;  ///< lines of the region that this reading explains otherwise

    std::size_t asking() const;
    std::size_t strictly_asking() const;
    /// How much the candidates speak for this shape. What ends in a question mark counts twice, since lists
    /// in answers hold many items that only begin like a question; so does all that the region calls a
    /// question.
    std::size_t weight() const;
    /// Enough of the candidates ask something that the region speaks for this shape by itself.
    bool convincing() const;
};

/// The claim of this shape, if it has candidates, or nullptr.
const Claim* claim_in(const std::vector<Claim>& claims, Shape shape);

/// Each reads a region in its shape; a claim without candidates is none.
Claim claim_lists(const Outline& outline, const Region& region);
Claim claim_heading(const Outline& outline, const Region& region);
Claim claim_details(const Outline& outline, const Region& region);
Claim claim_tables(const Outline& outline, const Region& region);
Claim claim_bold(const Outline& outline, const Region& region);
Claim claim_marked(const Outline& outline, const Region& region);
Claim claim_plain(const Outline& outline, const Region& region);
Claim claim_run(const Outline& outline, const Region& region);
Claim claim_cards(const Outline& outline, const Region& region);
Claim claim_html(const Outline& outline, const Region& region);

struct ShapeReader {
    Shape shape;
    std::string_view key;   ///< in sources.yml
    std::string_view name;  ///< for reports
    Claim (*claim)(const Outline& outline, const Region& region);
};

/// A new shape is a new file and a line here. Where two readings convince equally, the earlier one is taken.
inline constexpr std::array shape_readers{
    ShapeReader{Shape::run, "qa", "Q: and A:", claim_run},
    ShapeReader{Shape::table, "table", "table with a question column", claim_tables},
    ShapeReader{Shape::details, "details", "folded details", claim_details},
    ShapeReader{Shape::heading, "headings", "question headings", claim_heading},
    ShapeReader{Shape::bold, "bold", "bold questions", claim_bold},
    ShapeReader{Shape::marked, "marked", "numbered or marked lines", claim_marked},
    ShapeReader{Shape::card, "cards", "cards", claim_cards},
    ShapeReader{Shape::html, "html", "HTML list", claim_html},
    ShapeReader{Shape::list, "list", "list of questions", claim_lists},
    ShapeReader{Shape::plain, "lines", "lines that ask", claim_plain},
};

/// Fills what every reader fills in the same way: wording, number, and whether it asks. `line` and `column`
/// are where `markdown` begins. The wording comes back without markup.
std::string put_wording(const Outline& outline, std::string_view markdown, std::uint32_t line,
                        std::uint32_t column, Candidate& candidate);

}  // namespace qbank

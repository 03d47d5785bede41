#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw_question.hpp"
#include "parse/outline.hpp"

namespace qbank {

/// The ways in which documents state questions.
enum class Shape { list, heading, details, table, bold, run };

std::string_view name_of(Shape shape);

/// What may be a question.
struct Candidate {
    Text wording;
    std::optional<std::uint32_t> number;
    bool asks = false;                  ///< asks something by itself, see asks() in wording.hpp
    std::uint32_t first = 0, last = 0;  ///< lines of the wording
    std::optional<Text> answer;
    std::uint32_t answer_first = 0, answer_last = 0;  ///< lines of the answer, 0 for none
    std::vector<Text> subsection;       ///< titles between the region's heading and this question
    std::optional<std::string> id;
};

/// One shape's reading of a region.
struct Claim {
    Shape shape = Shape::list;
    std::vector<Candidate> candidates;
    bool certain = false;           ///< the region says so itself: a column called "Question", "Q:" before each
    std::vector<LineSpan> other;    ///< lines of the region that this reading explains otherwise

    std::size_t asking() const;
    /// Enough of the candidates ask something that the region speaks for this shape by itself.
    bool convincing() const;
};

/// Each reads a region in its shape; a claim without candidates is none.
Claim claim_lists(const Outline& outline, const Region& region);
Claim claim_heading(const Outline& outline, const Region& region);
Claim claim_details(const Outline& outline, const Region& region);
Claim claim_tables(const Outline& outline, const Region& region);
Claim claim_bold(const Outline& outline, const Region& region);
Claim claim_run(const Outline& outline, const Region& region);

struct ShapeReader {
    Shape shape;
    std::string_view name;  ///< for reports
    Claim (*claim)(const Outline& outline, const Region& region);
};

/// A new shape is a new file and a line here. Where two readings convince equally, the earlier one is taken.
inline constexpr std::array shape_readers{
    ShapeReader{Shape::run, "Q: and A:", claim_run},
    ShapeReader{Shape::table, "table with a question column", claim_tables},
    ShapeReader{Shape::details, "folded details", claim_details},
    ShapeReader{Shape::heading, "question headings", claim_heading},
    ShapeReader{Shape::bold, "bold questions", claim_bold},
    ShapeReader{Shape::list, "list of questions", claim_lists},
};

}  // namespace qbank

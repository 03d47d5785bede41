// Bold paragraphs that are questions: "**Q1. What is …?**", the answer in what follows.
#include "base/text.hpp"
#include "parse/answer.hpp"
#include "parse/claim.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

/// The bold words at the start of a paragraph, if they make up its first line.
Node leading_bold(Node paragraph) {
    Node first = paragraph.first_child();
    while (first.type() == Type::text && first.literal().find_first_not_of(" 0123456789.)") == std::string_view::npos) {
        first = first.next();
    }
    if (first.type() != Type::strong) return {};
    const Node after = first.next();
    const bool ends_line = !after || after.type() == Type::soft_break || after.type() == Type::line_break ||
                           (after.type() == Type::text && text::trim(after.literal()).empty());
    return ends_line ? first : Node{};
}

}  // namespace

Claim claim_bold(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::bold;
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < region.blocks.size(); ++i) {
        const Block& block = region.blocks[i];
        if (block.type != Type::paragraph || !leading_bold(block.node)) continue;
        const std::string_view line = outline.line(block.first);
        const std::string_view trimmed = text::trim(line);
        const Wording wording = take_wording(trimmed);
        Candidate candidate;
        candidate.wording.value = wording.markdown;
        candidate.wording.place =
            outline.file().at(block.first, static_cast<std::uint32_t>(trimmed.data() - line.data() + 1 +
                                                                      static_cast<std::ptrdiff_t>(wording.skipped)));
        candidate.number = wording.number;
        candidate.asks = asks(markdown::plain_text(wording.markdown)) || wording.marked;
        // Bold words that ask nothing are emphasis, or a label within an answer.
        if (wording.markdown.empty() || (!candidate.asks && !candidate.number)) continue;
        candidate.first = candidate.last = block.first;
        claim.candidates.push_back(std::move(candidate));
        starts.push_back(i);
    }
    for (std::size_t k = 0; k < starts.size(); ++k) {
        const bool is_last = k + 1 == starts.size();
        const std::uint32_t end = is_last ? region.last_line() : region.blocks[starts[k + 1]].first - 1;
        take_answer(outline, claim.candidates[k].last + 1, end, 0, claim.candidates[k]);
    }
    return claim;
}

}  // namespace qbank

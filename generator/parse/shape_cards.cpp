// Cards of spaced repetition: "question::answer" on a line, or a question, a line with "?", and the answer.
#include "base/text.hpp"
#include "parse/claim.hpp"

namespace qbank {
namespace {

using markdown::Type;

/// "question::answer" or "question:::answer": where the marks stand, not inside code.
std::size_t inline_mark(std::string_view line) {
    bool code = false;
    line = text::trim_right(line);
    for (std::size_t at = 0; at + 1 < line.size(); ++at) {
        if (line[at] == '`') code = !code;
        if (code || at < 4 || line[at] != ':' || line[at + 1] != ':') continue;
        // "std::vector" is a name; nothing behind the marks is an answer that is still to be written.
        const bool name = at + 2 < line.size() && text::is_alnum(line[at + 2]) &&
                          line.substr(0, at).find(' ') == std::string_view::npos &&
                          line[0] == text::lower(line[0]);
        return name ? std::string_view::npos : at;
    }
    return std::string_view::npos;
}

void read_paragraph(const Outline& outline, const Block& block, Claim& claim) {
    for (std::uint32_t number = block.first; number <= block.last; ++number) {
        const std::string_view line = outline.line(number);
        const std::string_view next = number < block.last ? text::trim(outline.line(number + 1)) : "";
        Candidate candidate;
        candidate.first = candidate.last = number;
        if (next == "?" || next == "??") {
            put_wording(outline, text::trim(line), number, 1, candidate);
            candidate.marked = candidate.strict = candidate.asks = true;
            candidate.last = number + 1;
            candidate.body_first = number + 2;
            candidate.body_last = block.last;
            for (std::uint32_t end = number + 3; end <= block.last; ++end) {
                if (text::trim(outline.line(end)) == "?") {
                    candidate.body_last = end - 2;
                    break;
                }
            }
            number = candidate.body_last;
        } else if (const std::size_t mark = inline_mark(line); mark != std::string_view::npos) {
            put_wording(outline, text::trim(line.substr(0, mark)), number, 1, candidate);
            const std::size_t answer = line.find_first_not_of(':', mark);
            candidate.head = text::trim(line.substr(std::min(answer, line.size())));
        } else {
            continue;
        }
        if (!candidate.wording.value.empty()) claim.candidates.push_back(std::move(candidate));
    }
}

}  // namespace

Claim claim_cards(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::card;
    for (const Block& block : region.blocks) {
        if (block.type == Type::paragraph) read_paragraph(outline, block, claim);
    }
    if (claim.candidates.size() < 2 && claim.strictly_asking() == 0) return Claim{};
    return claim;
}

}  // namespace qbank

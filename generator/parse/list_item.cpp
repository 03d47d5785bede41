#include "parse/list_item.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/choices.hpp"
#include "parse/fenced_code.hpp"
#include "parse/labels.hpp"
#include "parse/lines.hpp"
#include "parse/list_facts.hpp"
#include "parse/number_prefix.hpp"

namespace qbank {
namespace {

using markdown::Type;

/// Whether a short line that asks was not broken for its length: the next one begins a sentence, the answer.
bool is_cut(std::string_view line, std::string_view next) {
    constexpr std::size_t longest = 50;
    if (line.size() > longest || next.size() < 2 || next[0] < 'A' || next[0] > 'Z' ||
        !text::is_alpha(next[1]) || (next[1] >= 'A' && next[1] <= 'Z'))
        return false;
    const std::string last = text::lower(line.substr(line.rfind(' ') + 1));
    for (const std::string_view open :
         {"the", "a",    "an",   "of", "and", "or", "vs",  "vs.", "between", "in",  "to",
          "for", "with", "from", "by", "on",  "is", "are", "as",  "at",      "your"})
        if (last == open) return false;
    return !line.ends_with(',') && asks(line);
}

/// A question ends where it asks, or where its bold ends; what follows on further lines answers it.
std::uint32_t join_lines(const Outline& outline, std::string& joined, std::uint32_t first, std::uint32_t last,
                         std::optional<std::uint32_t> number) {
    std::uint32_t end = first;
    for (std::uint32_t line = first + 1; line <= last; ++line) {
        const std::string_view next = text::trim(outline.line(line));
        std::size_t unused = 0;
        const bool bold = joined.starts_with("**") && joined.ends_with("**") && joined.size() > 4;
        const bool broken = outline.line(line - 1).ends_with("  ") || joined.ends_with("\\") ||
                            joined.ends_with("<br>") || joined.ends_with("<br/>") ||
                            joined.ends_with("</br>");
        if (bold || broken || ends_asking(joined) || joined.size() > 2000 || is_cut(joined, next)) break;
        if (option_letter(next, unused) == 0 || answer_label_length(next) > 0 || fence_length(next) > 0 ||
            continues_numbering(next, number))
            break;
        joined += ' ';
        joined += next;
        end = line;
    }
    return end;
}

}  // namespace

bool continues_numbering(std::string_view line, std::optional<std::uint32_t> number) {
    if (!number) return false;
    const NumberPrefix prefix = number_prefix(text::trim(line));
    return prefix.length > 0 && prefix.number && *prefix.number == *number + 1;
}

Candidate candidate_of_item(const Outline& outline, BlockNode item, BlockNode first_block, bool ordered) {
    Candidate candidate;
    const std::uint32_t first = first_block.first_line();
    const std::uint32_t last = std::max(first, first_block.last_line());
    std::uint32_t column = std::max(first_block.first_column(), 1U);
    const std::string_view first_line = outline.line(first);
    std::string_view words =
        text::trim(first_line.substr(std::min<std::size_t>(column - 1, first_line.size())));
    column = static_cast<std::uint32_t>(words.data() - first_line.data() + 1);
    const std::uint32_t content = column - 1;
    if (first_block.type() == Type::heading) {
        while (words.starts_with('#')) words.remove_prefix(1);
        words = text::trim(words);
    } else if (item.is_task() && words.size() > 3 && words[0] == '[') {
        words = text::trim(words.substr(3));
    }
    column = static_cast<std::uint32_t>(words.data() - first_line.data() + 1);
    candidate.first = candidate.last = first;
    std::string joined(words);
    std::optional<std::uint32_t> printed;
    if (ordered) printed = printed_number(outline.line(item.first_line()), item.first_column());
    if (first_block.type() == Type::paragraph)
        candidate.last = join_lines(outline, joined, first, last, printed);
    put_wording(outline, joined, first, column, candidate);
    if (!candidate.number) candidate.number = printed;
    if (first_block.type() == Type::heading && ordered) candidate.asks = true;
    candidate.body_first = candidate.last + 1;
    candidate.body_last = item.last_line();
    std::uint32_t line = candidate.body_first;
    while (line < candidate.body_last && text::trim(outline.line(line)).empty()) ++line;
    // Below "10. …" many indent as below "9. …".
    const auto columns = static_cast<std::uint32_t>(indent_of(outline.line(line)));
    candidate.indent = columns < 2 ? content : std::min(content, columns);
    return candidate;
}

}  // namespace qbank

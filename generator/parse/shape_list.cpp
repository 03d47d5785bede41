// Numbered or bulleted lists of questions, with or without answers in the items.
#include <algorithm>

#include "base/text.hpp"
#include "parse/answer.hpp"
#include "parse/claim.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

constexpr int deepest_nesting = 8;

/// Nothing but links: an entry of a table of contents, or of a link list.
bool only_links(Node paragraph) {
    bool link = false;
    for (Node inline_node = paragraph.first_child(); inline_node; inline_node = inline_node.next()) {
        switch (inline_node.type()) {
            case Type::link:
            case Type::image: link = true; break;
            case Type::soft_break:
            case Type::line_break: break;
            case Type::text:
                if (inline_node.literal().find_first_not_of(" -–|•·✅⭐") != std::string_view::npos) return false;
                break;
            case Type::emphasis:
            case Type::strong:
                if (!only_links(inline_node)) return false;
                link = true;
                break;
            default: return false;
        }
    }
    return link;
}

/// The number that stands before an item in the source: "12." → 12.
std::optional<std::uint32_t> printed_number(std::string_view line, std::uint32_t column) {
    if (column == 0 || column > line.size()) return std::nullopt;
    std::string_view s = line.substr(column - 1);
    const std::size_t digits = static_cast<std::size_t>(
        std::find_if_not(s.begin(), s.end(), [](char c) { return text::is_digit(c); }) - s.begin());
    return text::number(s.substr(0, digits));
}

class ListReader {
  public:
    ListReader(const Outline& outline, Claim& claim) : outline_(outline), claim_(claim) {}

    void read(Node list, int depth) {
        if (is_contents(list)) {
            claim_.other.push_back({outline_.file_line(list.first_line()), outline_.file_line(list.last_line()),
                                    LineUse::skipped, "table of contents"});
            return;
        }
        for (Node item = list.first_child(); item; item = item.next()) read_item(item, list.ordered(), depth);
    }

  private:
    static bool is_contents(Node list) {
        std::size_t items = 0, links = 0;
        for (Node item = list.first_child(); item; item = item.next()) {
            ++items;
            if (item.first_child().type() == Type::paragraph && only_links(item.first_child())) ++links;
        }
        return items > 0 && links * 10 >= items * 7;
    }

    void read_item(Node item, bool ordered, int depth) {
        const Node paragraph = item.first_child();
        if (paragraph.type() != Type::paragraph) return;
        Candidate candidate = worded(item, paragraph, ordered);
        if (candidate.wording.value.empty()) return;

        // "Python:" with a list of questions below it is a section, not a question.
        const Node nested = nested_questions(paragraph);
        if (nested && !candidate.asks && depth < deepest_nesting) {
            claim_.other.push_back({candidate.first, candidate.last, LineUse::section, ""});
            subsection_.push_back(candidate.wording);
            read(nested, depth + 1);
            subsection_.pop_back();
            return;
        }
        candidate.subsection = subsection_;
        claim_.candidates.push_back(std::move(candidate));
    }

    /// A list below the item whose own items mostly ask something.
    static Node nested_questions(Node paragraph) {
        for (Node block = paragraph.next(); block; block = block.next()) {
            if (block.type() != Type::list) continue;
            std::size_t items = 0, asking = 0;
            for (Node item = block.first_child(); item; item = item.next()) {
                ++items;
                if (asks(markdown::plain_text(item.first_child()))) ++asking;
            }
            if (asking >= 2 && asking * 2 >= items) return block;
        }
        return {};
    }

    Candidate worded(Node item, Node paragraph, bool ordered) const {
        Candidate candidate;
        const std::uint32_t first = outline_.file_line(paragraph.first_line());
        const std::uint32_t last = std::max(first, outline_.file_line(paragraph.last_line()));
        const std::uint32_t column = std::max(paragraph.first_column(), 1U);
        const std::string_view first_line = outline_.line(first);
        std::string joined(text::trim(first_line.substr(std::min<std::size_t>(column - 1, first_line.size()))));
        std::string_view task = joined;
        if (item.is_task() && task.size() > 3 && task[0] == '[') joined = text::trim(task.substr(3));
        candidate.first = first;
        candidate.last = first;
        // A question ends where it asks, or where its bold ends; what follows on further lines answers it.
        for (std::uint32_t line = first + 1; line <= last; ++line) {
            const std::string so_far = markdown::plain_text(joined);
            const bool bold = joined.starts_with("**") && joined.ends_with("**") && joined.size() > 4;
            if (bold || so_far.ends_with('?') || so_far.ends_with("？")) break;
            joined += ' ';
            joined += text::trim(outline_.line(line));
            candidate.last = line;
        }
        const Wording wording = take_wording(joined);
        candidate.wording.value = wording.markdown;
        candidate.wording.place = outline_.file().at(first, column + static_cast<std::uint32_t>(wording.skipped));
        candidate.wording.place.end_column =
            static_cast<std::uint32_t>(text::trim_right(first_line).size() + 1);
        candidate.number = wording.number;
        if (ordered && !candidate.number) {
            candidate.number = printed_number(outline_.line(outline_.file_line(item.first_line())), item.first_column());
        }
        candidate.asks = asks(markdown::plain_text(wording.markdown)) || wording.marked;
        if (only_links(paragraph)) candidate.asks = false;
        const std::uint32_t end = outline_.file_line(item.last_line());
        take_answer(outline_, candidate.last + 1, end, column - 1, candidate);
        return candidate;
    }

    const Outline& outline_;
    Claim& claim_;
    std::vector<Text> subsection_;
};

}  // namespace

Claim claim_lists(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::list;
    ListReader reader(outline, claim);
    for (const Block& block : region.blocks) {
        if (block.type == Type::list) reader.read(block.node, 0);
    }
    return claim;
}

}  // namespace qbank

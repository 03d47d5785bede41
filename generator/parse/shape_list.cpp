// Numbered or bulleted lists of questions, with or without answers in the items or between them.
#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/choices.hpp"
#include "parse/claim.hpp"
#include "parse/labels.hpp"
#include "parse/lines.hpp"
#include "parse/list_facts.hpp"
#include "parse/number_prefix.hpp"

namespace qbank {
namespace {

using Node = BlockNode;
using markdown::Type;

constexpr int deepest_nesting = 8;

struct TopList {
    std::size_t block = 0;  // index in the region
    ListFacts facts;
    bool questions = false;
    bool followed = false;  // by text that is no list of questions
};

class ListReader {
  public:
    ListReader(const Outline& outline, const Region& region, Claim& claim)
        : outline_(outline), region_(region), claim_(claim) {}

    void read() {
        for (std::size_t i = 0; i < region_.blocks.size(); ++i) {
            if (region_.blocks[i].type == Type::list)
                lists_.push_back({i, facts_of(outline_, region_.blocks[i].node), false, false});
        }
        if (lists_.empty()) return;
        choose_lists();
        const bool loose = answers_stand_between();
        for (std::size_t i = 0; i < lists_.size(); ++i) {
            const TopList& list = lists_[i];
            const Block& block = region_.blocks[list.block];
            if (list.facts.is_contents()) {
                claim_.other.push_back({block.first, block.last, LineUse::skipped, "table of contents"});
            }
            if (!list.questions) continue;
            take_title(list.block);
            const std::size_t before = claim_.candidates.size();
            sections_ = holds_sections(block.node);
            read_list(block.node, 0);
            if (loose && claim_.candidates.size() > before) {
                claim_.candidates.back().body_last = end_of_answer(i);
            }
        }
        std::size_t ordered = 0;
        for (const TopList& list : lists_)
            ordered += list.questions && list.facts.ordered ? list.facts.items : 0;
        claim_.ordered = ordered * 2 > claim_.candidates.size();
    }

  private:
    /// Which lists hold questions, and which are answers, options or contents.
    void choose_lists() {
        std::size_t asking[2] = {0, 0}, items[2] = {0, 0}, headings = 0;
        for (const TopList& list : lists_) {
            if (list.facts.is_contents() || list.facts.options) continue;
            asking[list.facts.ordered] += list.facts.asking;
            items[list.facts.ordered] += list.facts.items;
            headings += list.facts.headings;
        }
        headings_in_items_ = headings > 0;
        std::uint32_t last_number = 0;
        for (TopList& list : lists_) {
            const ListFacts& facts = list.facts;
            if (facts.is_contents() || facts.options) continue;
            const bool continues = facts.ordered && last_number > 0 && facts.first_number == last_number + 1;
            if (headings > 0) {
                list.questions = facts.headings > 0;
            } else if (lists_.size() == 1 || !has_text_between()) {
                list.questions = true;
            } else {
                list.questions = facts.is_asking() || continues;
            }
            // Numbered questions with bulleted answers between them, or the other way round.
            const bool other = !facts.ordered;
            const bool other_asks = asking[other] > 0 && asking[other] * 2 >= items[other];
            if (list.questions && !facts.is_asking() && !continues && headings == 0 && other_asks)
                list.questions = false;
            // Links that ask nothing are a list of links.
            if (facts.is_links() && facts.strict * 2 < facts.items && facts.asking * 10 < facts.items * 7)
                list.questions = false;
            if (list.questions && facts.ordered) last_number = facts.last_number;
        }
    }

    bool is_content(const Block& block) const {
        switch (block.type) {
            case Type::list: {
                const auto index = static_cast<std::size_t>(&block - region_.blocks.data());
                const auto found =
                    std::lower_bound(lists_.begin(), lists_.end(), index,
                                     [](const TopList& l, std::size_t i) { return l.block < i; });
                return found != lists_.end() && !found->questions && !found->facts.is_contents();
            }
            case Type::rule: return false;
            case Type::html_block: {
                for (std::uint32_t line = block.first; line <= block.last; ++line) {
                    if (!is_only_tags(outline_.line(line)) && !is_back_link(outline_.line(line))) return true;
                }
                return false;
            }
            case Type::paragraph: {
                for (std::uint32_t line = block.first; line <= block.last; ++line) {
                    if (!is_back_link(outline_.line(line))) return true;
                }
                return false;
            }
            default: return true;
        }
    }

    bool has_text_between() {
        if (!text_between_) {
            text_between_ = false;
            for (std::size_t i = lists_.front().block + 1; i < region_.blocks.size(); ++i) {
                const Block& block = region_.blocks[i];
                if (block.type != Type::list && is_content(block)) text_between_ = true;
            }
        }
        return *text_between_;
    }

    /// Whether the text behind a list is the answer to its last question: then most lists have one item.
    bool answers_stand_between() {
        std::size_t lists = 0, single = 0, followed = 0;
        for (std::size_t i = 0; i < lists_.size(); ++i) {
            if (!lists_[i].questions) continue;
            ++lists;
            const std::size_t next = next_questions(i);
            const std::size_t end = next < lists_.size() ? lists_[next].block : region_.blocks.size();
            for (std::size_t k = lists_[i].block + 1; k < end; ++k) {
                if (is_content(region_.blocks[k])) lists_[i].followed = true;
            }
            if (lists_[i].facts.items == 1) ++single;
            if (lists_[i].followed) ++followed;
        }
        if (lists == 0 || followed == 0) return false;
        if (headings_in_items_) return true;
        return single * 2 >= lists && (followed * 2 >= lists || followed >= 3);
    }

    std::size_t next_questions(std::size_t list) const {
        std::size_t next = list + 1;
        while (next < lists_.size() && !lists_[next].questions) ++next;
        return next;
    }

    std::uint32_t end_of_answer(std::size_t list) const {
        const std::size_t next = next_questions(list);
        if (next >= lists_.size()) return region_.last;
        std::uint32_t end = region_.blocks[lists_[next].block].first - 1;
        if (const Block* title = title_above(lists_[next].block)) end = title->first - 1;
        return end;
    }

    /// "**Python**" or "Python:" alone right above a list of several questions is the list's title.
    const Block* title_above(std::size_t block) const {
        if (block == 0) return nullptr;
        const Block& above = region_.blocks[block - 1];
        if (above.type != Type::paragraph || above.first != above.last) return nullptr;
        const std::string_view line = text::trim(outline_.line(above.first));
        if (!above.node.is_only_bold() || line.size() > 100 || above.node.asks()) return nullptr;
        return &above;
    }

    void take_title(std::size_t block) {
        const Block* title = title_above(block);
        const std::string plain = title ? markdown::plain_text(outline_.line(title->first)) : "";
        if (!title || plain.empty() || is_answer_part(plain)) return;
        subsection_ = std::vector<Text>{{plain, outline_.file().at(title->first, 1)}};
        claim_.other.push_back({title->first, title->last, LineUse::section, ""});
    }

    /// Whether the headings of a list, few and asking nothing, are the titles of its other items.
    static bool is_titled_by_headings(Node list) {
        std::size_t items = 0, headings = 0, asking_headings = 0, asking = 0;
        for (Node item = list.first_child(); item; item = item.next()) {
            ++items;
            const bool asks = item.first_child().asks();
            if (item.first_child().type() == Type::heading) {
                ++headings;
                if (asks) ++asking_headings;
            } else if (asks) {
                ++asking;
            }
        }
        return headings > 0 && asking_headings == 0 && headings * 2 < items && asking * 2 >= items - headings;
    }

    void read_list(Node list, int depth) {
        const bool titled = is_titled_by_headings(list);
        std::uint32_t last_number = 0;
        for (Node item = list.first_child(); item; item = item.next()) {
            const std::uint32_t first = item.first_line();
            const std::uint32_t last = std::max(first, item.last_line());
            const std::uint32_t number =
                list.ordered() ? printed_number(outline_.line(first), item.first_column()).value_or(0) : 0;
            // Steps of an answer at the margin, "1." and "2.", are to Markdown items of the list of
            // questions.
            const bool step = depth == 0 && list.ordered() && last_number > 1 && number <= last_number &&
                              !claim_.candidates.empty() && has_text_between() && !item.first_child().asks();
            // " * such" below "* question": a little to the right, an item of the same list to Markdown, not
            // to its writer.
            const bool below =
                depth == 0 && !list.ordered() && item.first_column() > list.first_child().first_column() &&
                !claim_.candidates.empty() && claim_.candidates.back().first >= list.first_line() &&
                !item.first_child().ends_asking();
            if (step || below) {
                claim_.candidates.back().body_last = last;
                continue;
            }
            last_number = number;
            if (titled && item.first_child().type() == Type::heading) {
                const Candidate title = worded(item, item.first_child(), list.ordered());
                claim_.other.push_back({title.first, title.last, LineUse::section, ""});
                subsection_ = std::vector<Text>{title.wording};
                continue;
            }
            read_item(item, list.ordered(), depth);
        }
    }

    void read_item(Node item, bool ordered, int depth) {
        const Node first = item.first_child();
        if (first.type() != Type::paragraph && first.type() != Type::heading) return;
        if (first.type() == Type::paragraph && first.is_only_fragments()) {
            const std::uint32_t line = item.first_line();
            claim_.other.push_back(
                {line, std::max(line, item.last_line()), LineUse::skipped, "table of contents"});
            return;
        }
        Candidate candidate = worded(item, first, ordered);
        if (candidate.wording.value.empty()) return;
        // "See all" beside sections with lists of questions leads elsewhere.
        if (depth == 0 && sections_ && candidate.linked && !candidate.asks && first.is_only_links() &&
            !first.next()) {
            claim_.other.push_back({candidate.first, candidate.last, LineUse::skipped, "link"});
            return;
        }

        // "Python:" with a list of questions below it is a section, not a question.
        Node nested = nested_questions(first);
        if (!nested && sections_ && depth == 0) nested = list_below_title(first);
        if (nested && !candidate.asks && depth < deepest_nesting) {
            claim_.other.push_back({candidate.first, candidate.last, LineUse::section, ""});
            subsection_.push_back(candidate.wording);
            read_list(nested, depth + 1);
            subsection_.pop_back();
            return;
        }
        candidate.subsection = subsection_;
        claim_.candidates.push_back(std::move(candidate));
        if (ordered && first.type() == Type::paragraph) read_glued_items(first);
    }

    /// "34)what is …" without a space begins no item to Markdown, but goes on the numbering.
    void read_glued_items(Node paragraph) {
        const std::uint32_t last = paragraph.last_line();
        for (std::uint32_t line = claim_.candidates.back().last + 1; line <= last; ++line) {
            Candidate& before = claim_.candidates.back();
            if (!continues_numbering(outline_.line(line), before.number)) continue;
            Candidate candidate;
            const std::string_view s = outline_.line(line);
            const std::size_t start = std::min(s.find_first_not_of(' '), s.size());
            put_wording(outline_, text::trim(s), line, static_cast<std::uint32_t>(start + 1), candidate);
            if (candidate.wording.value.empty()) continue;
            candidate.first = candidate.last = line;
            candidate.body_first = line + 1;
            candidate.body_last = before.body_last;
            candidate.subsection = subsection_;
            before.body_last = line - 1;
            claim_.candidates.push_back(std::move(candidate));
        }
    }

    static bool continues_numbering(std::string_view line, std::optional<std::uint32_t> number) {
        if (!number) return false;
        const NumberPrefix prefix = number_prefix(text::trim(line));
        return prefix.length > 0 && prefix.number && *prefix.number == *number + 1;
    }

    /// Whether at least two items, and half of those with a list below, are sections of questions.
    static bool holds_sections(Node list) {
        std::size_t sections = 0, items = 0;
        for (Node item = list.first_child(); item; item = item.next()) {
            ++items;
            if (item.first_child() && nested_questions(item.first_child()) && !item.first_child().asks())
                ++sections;
        }
        return sections >= 2 && sections * 2 >= items;
    }

    /// A list below the item whose own items mostly ask something.
    static Node nested_questions(Node paragraph) {
        for (Node block = paragraph.next(); block; block = block.next()) {
            if (block.type() != Type::list) continue;
            std::size_t items = 0, asking = 0;
            for (Node item = block.first_child(); item; item = item.next()) {
                ++items;
                if (item.first_child().asks()) ++asking;
            }
            if (asking >= 2 && asking * 2 >= items) return block;
        }
        return {};
    }

    /// The list below "Advanced:", between items that are sections of questions.
    Node list_below_title(Node paragraph) const {
        std::string_view title = text::trim_right(outline_.line(paragraph.last_line()));
        while (title.ends_with('*') || title.ends_with('_')) title.remove_suffix(1);
        if (!title.ends_with(':')) return {};
        for (Node block = paragraph.next(); block; block = block.next())
            if (block.type() == Type::list) return block;
        return {};
    }

    Candidate worded(Node item, Node first_block, bool ordered) const {
        Candidate candidate;
        const std::uint32_t first = first_block.first_line();
        const std::uint32_t last = std::max(first, first_block.last_line());
        std::uint32_t column = std::max(first_block.first_column(), 1U);
        const std::string_view first_line = outline_.line(first);
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
        if (ordered) printed = printed_number(outline_.line(item.first_line()), item.first_column());
        if (first_block.type() == Type::paragraph) candidate.last = join_lines(joined, first, last, printed);
        put_wording(outline_, joined, first, column, candidate);
        if (!candidate.number) candidate.number = printed;
        if (first_block.type() == Type::heading && ordered) candidate.asks = true;
        candidate.body_first = candidate.last + 1;
        candidate.body_last = item.last_line();
        candidate.indent = content;
        return candidate;
    }

    /// A question ends where it asks, or where its bold ends; what follows on further lines answers it.
    std::uint32_t join_lines(std::string& joined, std::uint32_t first, std::uint32_t last,
                             std::optional<std::uint32_t> number) const {
        std::uint32_t end = first;
        for (std::uint32_t line = first + 1; line <= last; ++line) {
            const std::string_view next = text::trim(outline_.line(line));
            std::size_t unused = 0;
            const bool bold = joined.starts_with("**") && joined.ends_with("**") && joined.size() > 4;
            const bool broken = outline_.line(line - 1).ends_with("  ") || joined.ends_with("\\") ||
                                joined.ends_with("<br>") || joined.ends_with("<br/>");
            if (bold || broken || ends_asking(joined) || joined.size() > 2000) break;
            if (option_letter(next, unused) == 0 || answer_label_length(next) > 0 || fence_length(next) > 0 ||
                continues_numbering(next, number))
                break;
            joined += ' ';
            joined += next;
            end = line;
        }
        return end;
    }

    const Outline& outline_;
    const Region& region_;
    Claim& claim_;
    std::vector<TopList> lists_;
    Headings subsection_;
    std::optional<bool> text_between_;
    bool headings_in_items_ = false;
    bool sections_ = false;  // the list at hand holds sections
};

}  // namespace

Claim claim_lists(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::list;
    ListReader(outline, region, claim).read();
    return claim;
}

}  // namespace qbank

#include "parse/question_lists.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/lines.hpp"
#include "parse/list_sections.hpp"

namespace qbank {

using markdown::Type;

QuestionLists::QuestionLists(const Outline& outline, const Region& region)
    : outline_(outline), region_(region) {
    for (std::size_t i = 0; i < region_.blocks.size(); ++i) {
        if (region_.blocks[i].type == Type::list)
            lists_.push_back({i, facts_of(outline_, region_.blocks[i].node), false, false});
    }
    if (lists_.empty()) return;
    text_between_ = look_for_text_between();
    choose();
    answered_between_ = look_for_answers_between();
}

void QuestionLists::choose() {
    std::size_t asking[2] = {0, 0}, items[2] = {0, 0}, headings = 0;
    for (const List& list : lists_) {
        if (list.facts.is_contents() || list.facts.options) continue;
        asking[list.facts.ordered] += list.facts.asking;
        items[list.facts.ordered] += list.facts.items;
        headings += list.facts.headings;
    }
    headings_in_items_ = headings > 0;
    const bool steps = hold_steps();
    std::uint32_t last_number = 0;
    for (List& list : lists_) {
        const ListFacts& facts = list.facts;
        if (facts.is_contents() || facts.options) continue;
        const bool continues = facts.ordered && last_number > 0 && facts.first_number == last_number + 1;
        if (steps && facts.ordered) continue;
        if (headings > 0) {
            list.questions = facts.headings > 0;
        } else if (lists_.size() == 1 || !text_between_) {
            list.questions = true;
        } else {
            list.questions = facts.is_asking() || continues;
        }
        // Numbered questions with bulleted answers between them, or the other way round.
        const bool other = !facts.ordered;
        const bool other_asks = asking[other] > 0 && asking[other] * 2 >= items[other];
        if (list.questions && !facts.is_asking() && !continues && headings == 0 && other_asks)
            list.questions = false;
        // Links that ask nothing are a list of links, unless they are the titles of questions.
        if (facts.is_links() && facts.strict * 2 < facts.items && facts.asking * 10 < facts.items * 7 &&
            !holds_questions_below(region_.blocks[list.block].node))
            list.questions = false;
        if (list.questions && facts.ordered) last_number = facts.last_number;
    }
    if (headings == 0 && text_between_ && !steps) choose_beginnings();
    if (headings == 0 && !steps) choose_tasks_with_code();
}

/// "* Make this work:", the code right below, beside lists of questions with the same mark.
void QuestionLists::choose_tasks_with_code() {
    const bool any = std::any_of(lists_.begin(), lists_.end(),
                                 [](const List& l) { return l.questions && !l.facts.ordered; });
    if (!any) return;
    for (List& list : lists_) {
        const std::size_t next = list.block + 1;
        if (list.questions || list.facts.ordered || list.facts.items != 1 || next >= region_.blocks.size() ||
            region_.blocks[next].type != Type::code_block)
            continue;
        const Block& block = region_.blocks[list.block];
        const bool right_below = region_.blocks[next].first == block.last + 1;
        list.questions = right_below && text::trim(outline_.line(block.last)).ends_with(':');
    }
}

/// A list before the first question that its numbers lead to: "1) Life of a socket", "2) What is a port?".
void QuestionLists::choose_beginnings() {
    const auto first = std::find_if(lists_.begin(), lists_.end(),
                                    [](const List& l) { return l.questions && l.facts.ordered; });
    if (first == lists_.end()) return;
    std::uint32_t next = first->facts.first_number;
    for (auto list = first; list != lists_.begin();) {
        --list;
        if (!list->facts.ordered || list->facts.options || list->facts.is_contents()) continue;
        if (list->facts.last_number + 1 != next) return;
        list->questions = true;
        next = list->facts.first_number;
    }
}

bool QuestionLists::hold_steps() const {
    if (!text_between_) return false;
    std::size_t ordered = 0, titled = 0;
    for (const List& list : lists_) {
        if (!list.facts.ordered) continue;
        if (list.facts.first_number != 1 || list.facts.strict > 0) return false;
        ++ordered;
        if (title_above(list.block)) ++titled;
    }
    return ordered >= 3 && titled * 2 < ordered;
}

bool QuestionLists::is_content(const Block& block) const {
    switch (block.type) {
        case Type::list: {
            const auto index = static_cast<std::size_t>(&block - region_.blocks.data());
            const auto found = std::lower_bound(lists_.begin(), lists_.end(), index,
                                                [](const List& l, std::size_t i) { return l.block < i; });
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

bool QuestionLists::look_for_text_between() const {
    for (std::size_t i = lists_.front().block + 1; i < region_.blocks.size(); ++i) {
        const Block& block = region_.blocks[i];
        if (block.type != Type::list && is_content(block)) return true;
    }
    return false;
}

bool QuestionLists::look_for_answers_between() {
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

std::size_t QuestionLists::next_questions(std::size_t list) const {
    std::size_t next = list + 1;
    while (next < lists_.size() && !lists_[next].questions) ++next;
    return next;
}

std::uint32_t QuestionLists::end_of_answer(std::size_t list) const {
    const std::size_t next = next_questions(list);
    if (next >= lists_.size()) return region_.last;
    std::uint32_t end = region_.blocks[lists_[next].block].first - 1;
    if (const Block* title = title_above(lists_[next].block)) end = title->first - 1;
    return end;
}

const Block* QuestionLists::title_above(std::size_t block) const {
    if (block == 0) return nullptr;
    const Block& above = region_.blocks[block - 1];
    if (above.type != Type::paragraph || above.first != above.last) return nullptr;
    const std::string_view line = text::trim(outline_.line(above.first));
    if (!above.node.is_only_bold() || line.size() > 100 || above.node.asks()) return nullptr;
    return &above;
}

}  // namespace qbank

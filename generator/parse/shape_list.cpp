// Numbered or bulleted lists of questions, with or without answers in the items or between them.
#include <algorithm>

#include "base/text.hpp"
#include "parse/claim.hpp"
#include "parse/labels.hpp"
#include "parse/list_item.hpp"
#include "parse/list_sections.hpp"
#include "parse/question_lists.hpp"
#include "parse/titles.hpp"

namespace qbank {
namespace {

using Node = BlockNode;
using markdown::Type;

constexpr int deepest_nesting = 8;

/// "The site was down for an hour.": what is asked below it is asked about it.
bool tells_a_case(const Candidate& candidate) {
    constexpr std::size_t longer_than_titles = 40;
    return candidate.wording.value.size() > longer_than_titles && candidate.wording.value.ends_with('.');
}

/// "**20 questions about Kotlin**: [Read them](…)".
bool leads_to_questions(const Candidate& candidate) {
    const std::string_view behind = candidate.head;
    return !candidate.asks && !candidate.strict && behind.starts_with('[') && behind.ends_with(')') &&
           promises_many_questions(candidate.wording.value);
}

class ListReader {
  public:
    ListReader(const Outline& outline, const Region& region, Claim& claim)
        : outline_(outline), region_(region), claim_(claim), lists_(outline, region) {}

    void read() {
        for (std::size_t i = 0; i < lists_.lists().size(); ++i) {
            const QuestionLists::List& list = lists_.lists()[i];
            const Block& block = region_.blocks[list.block];
            if (list.facts.is_contents()) {
                claim_.other.push_back({block.first, block.last, LineUse::skipped, "table of contents"});
            }
            if (!list.questions) continue;
            take_title(list.block);
            const std::size_t before = claim_.candidates.size();
            titles_ = is_nothing_but_sections(block.node);
            sections_ = titles_ || holds_sections(block.node);
            read_list(block.node, 0);
            if (lists_.are_answered_between() && claim_.candidates.size() > before) {
                claim_.candidates.back().body_last = lists_.end_of_answer(i);
            }
        }
        std::size_t ordered = 0;
        for (const QuestionLists::List& list : lists_.lists())
            ordered += list.questions && list.facts.ordered ? list.facts.items : 0;
        claim_.ordered = ordered * 2 > claim_.candidates.size();
        // Nobody sets the points of an answer as headings with numbers.
        claim_.certain = claim_.ordered && lists_.hold_headings() && claim_.candidates.size() >= 5;
    }

  private:
    void take_title(std::size_t block) {
        const Block* title = lists_.title_above(block);
        const std::string plain = title ? markdown::plain_text(outline_.line(title->first)) : "";
        if (!title || plain.empty() || is_answer_part(plain)) return;
        subsection_ = std::vector<Text>{{plain, outline_.file().at(title->first, 1)}};
        claim_.other.push_back({title->first, title->last, LineUse::section, ""});
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
                              !claim_.candidates.empty() && lists_.has_text_between() &&
                              !item.first_child().asks();
            // " * such" below "* question": a little to the right, an item of the same list to Markdown, not
            // to its writer.
            const bool below =
                depth == 0 && !list.ordered() && item.first_column() > list.first_child().first_column() &&
                !claim_.candidates.empty() && claim_.candidates.back().first >= list.first_line() &&
                !item.first_child().ends_asking();
            if (step || below || answers_item_before(item)) {
                claim_.candidates.back().body_last = last;
                continue;
            }
            last_number = number;
            if (titled && item.first_child().type() == Type::heading) {
                const Candidate title = candidate_of_item(outline_, item, item.first_child(), list.ordered());
                claim_.other.push_back({title.first, title.last, LineUse::section, ""});
                subsection_ = std::vector<Text>{title.wording};
                continue;
            }
            read_item(item, list.ordered(), depth);
        }
    }

    /// "- A: It holds messages." behind "- Q1) What is a broker?".
    bool answers_item_before(Node item) const {
        const std::string_view line = outline_.line(item.first_line());
        const std::size_t column = std::max(item.first_child().first_column(), 1U) - 1;
        return !claim_.candidates.empty() && claim_.candidates.back().last + 3 >= item.first_line() &&
               answer_label_length(line.substr(std::min<std::size_t>(column, line.size()))) > 0;
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
        Candidate candidate = candidate_of_item(outline_, item, first, ordered);
        if (candidate.wording.value.size() < 2) return;  // an item that somebody has begun
        // "See all" beside sections with lists of questions leads elsewhere, and so does "20 questions:
        // [link]".
        const bool elsewhere = depth == 0 && sections_ && candidate.linked && !candidate.asks &&
                               first.is_only_links() && !first.next();
        if (elsewhere || leads_to_questions(candidate)) {
            claim_.other.push_back({candidate.first, candidate.last, LineUse::skipped, "link"});
            return;
        }

        // "Python:" with a list of questions below it is a section, not a question.
        Node nested = nested_questions(first, depth > 0);
        if (titles_ && depth == 0) nested = first.next();
        if (!nested && sections_ && depth == 0) nested = list_below_title(outline_, first);
        if (nested && !candidate.asks && !tells_a_case(candidate) && depth < deepest_nesting) {
            claim_.other.push_back({candidate.first, candidate.last, LineUse::section, ""});
            subsection_.push_back(candidate.wording);
            read_list(nested, depth + 1);
            subsection_.pop_back();
            return;
        }
        // "References" at the end of an outline.
        if (depth > 0 && !candidate.asks &&
            (is_apparatus(candidate.plain()) || is_frame(candidate.plain()))) {
            claim_.other.push_back({candidate.first, candidate.last, LineUse::note, "about the document"});
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

    const Outline& outline_;
    const Region& region_;
    Claim& claim_;
    QuestionLists lists_;
    Headings subsection_;
    bool sections_ = false;  // the list at hand holds sections
    bool titles_ = false;    // and nothing else
};

}  // namespace

Claim claim_lists(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::list;
    ListReader(outline, region, claim).read();
    return claim;
}

}  // namespace qbank

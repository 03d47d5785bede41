#pragma once
#include <optional>
#include <vector>

#include "parse/list_facts.hpp"

namespace qbank {

/// The lists at the top of a region: which hold questions, and which are answers, options or contents.
class QuestionLists {
  public:
    struct List {
        std::size_t block = 0;  ///< index in the region
        ListFacts facts;
        bool questions = false;
        bool followed = false;  ///< by text that is no list of questions
    };

    /// `region` has to outlive this.
    QuestionLists(const Outline& outline, const Region& region);

    const std::vector<List>& lists() const { return lists_; }
    /// Whether anything but lists stands behind the first of them.
    bool has_text_between() const { return text_between_; }
    /// Whether the text behind a list is the answer to its last question: then most lists have one item.
    bool are_answered_between() const { return answered_between_; }
    /// The last line of the answer behind a list, given by its index.
    std::uint32_t end_of_answer(std::size_t list) const;
    /// "**Python**" or "Python:" alone right above a list of several questions is the list's title. The list
    /// is given by its block; nullptr: it has none.
    const Block* title_above(std::size_t block) const;

    /// Whether the items hold headings: "1. ### What is …".
    bool hold_headings() const { return headings_in_items_; }

  private:
    void choose();
    void choose_beginnings();
    void choose_tasks_with_code();
    /// Whether the numbered lists are steps of answers: several that begin with 1 and ask nothing, and hardly
    /// one below a title.
    bool hold_steps() const;
    bool is_content(const Block& block) const;
    bool look_for_text_between() const;
    bool look_for_answers_between();
    std::size_t next_questions(std::size_t list) const;

    const Outline& outline_;
    const Region& region_;
    std::vector<List> lists_;
    bool headings_in_items_ = false, text_between_ = false, answered_between_ = false;
};

}  // namespace qbank

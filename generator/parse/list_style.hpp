#pragma once
#include <cstddef>

#include "parse/claim.hpp"

namespace qbank {

/// How a document's lists of questions are set: whether most are numbered, most of their items bold, links,
/// or facts with a label ("Duration: an hour"). A list that asks nothing by itself is one of them if it looks
/// like them.
class ListStyle {
  public:
    explicit ListStyle(const Outline& outline) : outline_(outline) {}

    /// Takes a list that asks into account.
    void add(const Claim& asking);
    /// Whether a list that asks nothing is set as those that do. True as long as those are few.
    bool fits(const Claim& quiet) const;
    /// Whether a list is nothing but links that end in no question mark, where the questions that do are no
    /// links.
    bool is_links_among_questions(const Claim& claim) const;
    /// Whether nearly all items of the lists that ask do so, each by itself.
    bool asks_throughout() const;

  private:
    struct Counts {
        std::size_t all = 0, asking = 0, bold = 0, links = 0, labelled = 0, ordered = 0, marked = 0;
        std::size_t strict = 0, strict_links = 0;
    };
    void count(const Claim& claim, Counts& counts) const;

    const Outline& outline_;
    Counts asking_;
};

/// Whether a list stands below a line that introduces it ("Remember:") and asks nothing.
bool is_introduced(const Outline& outline, const Region& region, const Claim& quiet);

}  // namespace qbank

#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/bank.hpp"

namespace qbank {

/// What new texts of a document came to in a bank.
struct Retold {
    std::vector<std::size_t> questions;  ///< that have other texts now: indexes into Bank::questions
    bool exact = false;  ///< they are what assemble would make of them now; else only nearly so
};

/// Takes new texts of documents into a bank that was made before: for the preview, where a writer waits to
/// see one changed answer and not the duplicates of a whole bank. Which questions there are, their order and
/// their addresses stay.
class Retelling {
  public:
    /// The bank has to outlive it.
    explicit Retelling(Bank& bank);

    /// `fresh` is what normalize makes of this document alone, its places viewing a path that outlives the
    /// bank. `only_answers`: nothing of the document has changed but texts of its answers and lines; then the
    /// bank becomes what it would be after a whole run. Otherwise a question with a file of its own gets its
    /// new wording and properties, and what they would change elsewhere (duplicates, related questions,
    /// lists) stays as it was. Nothing comes back, and nothing has changed, where that cannot be told.
    std::optional<Retold> take(std::string_view document, std::vector<Question> fresh, bool only_answers);

  private:
    std::optional<Retold> take_answers(std::string_view document, std::vector<Question>& fresh);
    std::optional<Retold> take_question(std::string_view document, std::vector<Question>& fresh);

    Bank& bank_;
    /// By document: the questions that it asks, each once.
    std::unordered_map<std::string_view, std::vector<std::size_t>> asked_by_;
};

}  // namespace qbank

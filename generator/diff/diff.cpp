#include "diff/diff.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace qbank {
namespace {

QuestionChange change(const ExportedQuestion& question) {
    return {question.id, question.wording, {}, {}, {}};
}

void compare(const ExportedQuestion& old, const ExportedQuestion& now, BankDiff& diff) {
    if (old.markdown != now.markdown) {
        QuestionChange& reworded = diff.reworded.emplace_back(change(now));
        reworded.before = old.wording;
    }
    if (old.answer != now.answer || old.choices != now.choices) {
        QuestionChange& reanswered = diff.reanswered.emplace_back(change(now));
        reanswered.how = old.answer.empty() && !now.answer.empty()   ? "answered"
                         : !old.answer.empty() && now.answer.empty() ? "removed"
                                                                     : "changed";
    }
}

}  // namespace

bool BankDiff::empty() const {
    return added.empty() && removed.empty() && reworded.empty() && reanswered.empty() && merged.empty() &&
           renamed.empty();
}

BankDiff diff_exports(const std::vector<ExportedQuestion>& before,
                      const std::vector<ExportedQuestion>& after) {
    using Index = std::unordered_map<std::string_view, std::size_t>;
    Index old_ids, new_ids, new_aliases;
    for (std::size_t i = 0; i < before.size(); ++i) old_ids.emplace(before[i].id, i);
    for (std::size_t i = 0; i < after.size(); ++i) {
        new_ids.emplace(after[i].id, i);
        for (const std::string& alias : after[i].aliases) new_aliases.emplace(alias, i);
    }
    BankDiff diff;
    std::map<std::size_t, std::size_t> renamed_from;  // new → old
    for (std::size_t i = 0; i < before.size(); ++i) {
        const ExportedQuestion& old = before[i];
        if (new_ids.contains(old.id)) continue;
        const auto holder = new_aliases.find(old.id);
        if (holder == new_aliases.end()) {
            diff.removed.push_back(change(old));
        } else if (const ExportedQuestion& now = after[holder->second];
                   old_ids.contains(now.id) || !renamed_from.emplace(holder->second, i).second) {
            QuestionChange& merged = diff.merged.emplace_back(change(old));
            merged.into = now.id;
        }
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        const ExportedQuestion& now = after[i];
        if (const auto old = old_ids.find(now.id); old != old_ids.end()) {
            compare(before[old->second], now, diff);
        } else if (const auto from = renamed_from.find(i); from != renamed_from.end()) {
            QuestionChange& renamed = diff.renamed.emplace_back(change(now));
            renamed.before = before[from->second].id;
            compare(before[from->second], now, diff);
        } else {
            diff.added.push_back(change(now));
        }
    }
    return diff;
}

}  // namespace qbank

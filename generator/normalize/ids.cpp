#include "normalize/ids.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "base/hash.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

/// Windows cannot store files of these names, whatever their ending.
bool is_reserved_name(std::string_view id) {
    for (const std::string_view name :
         {"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3"}) {
        if (id == name) return true;
    }
    return false;
}

}  // namespace

void assign_ids(std::vector<Question>& questions, Diagnostics& diagnostics) {
    std::unordered_map<std::string, const Question*> holders;
    holders.reserve(questions.size());
    const auto hashed = [](const Question& q, const std::string& id) {
        return fmt::format("{}-{}", id.empty() ? "question" : id, short_hash(q.key, 6));
    };
    // Explicit ids first: they must not change because of a wording that happens to give the same slug.
    for (const bool explicit_round : {true, false}) {
        for (Question& question : questions) {
            if (question.explicit_id != explicit_round) continue;
            if (question.id.empty()) question.id = unicode::slug(question.plain);
            if (question.id.empty() || is_reserved_name(question.id))
                question.id = hashed(question, question.id);
            const auto [entry, is_new] = holders.emplace(question.id, &question);
            if (is_new) continue;
            const Question& holder = *entry->second;
            if (explicit_round) {
                diagnostics
                    .error("duplicate-id", question.place,
                           fmt::format("two questions have the id \"{}\"", question.id),
                           "give one of them another id")
                    .related.push_back(
                        {std::string(holder.place.document), holder.place.line, "the other one"});
                continue;
            }
            if (holder.key == question.key && !question.own_file)
                continue;  // the same question: dedupe merges them
            question.id = hashed(question, question.id);
            holders.emplace(question.id, &question);
        }
    }
}

}  // namespace qbank

#include "assemble/permalinks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/text.hpp"

namespace qbank {
namespace {

using Ledger = std::map<std::string_view, const Permalink*>;

/// Where the ledger's steps end.
struct End {
    std::size_t question = Bank::npos;
    const Permalink* last = nullptr;  ///< the step that led nowhere, if there is no question
    bool circle = false;
};

End follow(const Permalink& from, const Ledger& ledger, const Bank& bank) {
    std::set<std::string_view> seen{from.id.value};
    const Permalink* at = &from;
    while (true) {
        if (at->leads_to.value.empty()) return {Bank::npos, at, false};
        if (const std::size_t found = bank.find(at->leads_to.value); found != Bank::npos) return {found};
        if (!seen.insert(at->leads_to.value).second) return {Bank::npos, at, true};
        const auto next = ledger.find(at->leads_to.value);
        if (next == ledger.end()) return {Bank::npos, at, false};
        at = next->second;
    }
}

/// A question whose id is much like the one that is gone: whoever renames a file mostly keeps its first
/// words.
std::string likely_heir(const std::string& gone, const Bank& bank) {
    std::size_t best = 0;
    std::string heir;
    for (const BankQuestion& question : bank.questions) {
        const auto [a, b] = std::mismatch(gone.begin(), gone.end(), question.id.begin(), question.id.end());
        const auto shared = static_cast<std::size_t>(a - gone.begin());
        if (shared > best && shared * 2 >= gone.size()) {
            best = shared;
            heir = question.id;
        }
    }
    if (!heir.empty()) return heir;
    std::vector<std::string_view> ids;
    for (const BankQuestion& question : bank.questions) ids.emplace_back(question.id);
    return std::string(text::nearest(gone, ids));
}

void tell(const Permalink& link, const End& end, const Bank& bank, Diagnostics& diagnostics) {
    const std::string& id = link.id.value;
    if (end.circle) {
        diagnostics.error("permalink", link.id.place,
                          fmt::format("the published id \"{}\" leads in a circle", id),
                          fmt::format("let \"{}\" lead to an id that a question has", end.last->id.value));
        return;
    }
    const std::string heir = likely_heir(id, bank);
    const std::string at = heir.empty() ? "the id of the question that took its place" : heir;
    if (end.last == &link && link.leads_to.value.empty()) {
        diagnostics
            .error("permalink", link.id.place,
                   fmt::format("the id \"{}\" was published, and no question has it any more", id),
                   fmt::format("add `aliases: [{}]` to the question that took its place, or write "
                               "`{}: {}` here",
                               id, id, heir.empty() ? "its-id" : heir))
            .subject = id;
        return;
    }
    // Of a chain, the first step that breaks is told, not every id before it.
    if (end.last != &link) return;
    diagnostics.error("permalink", link.leads_to.place,
                      fmt::format("\"{}\" leads to \"{}\", which no question has", id, link.leads_to.value),
                      fmt::format("write {}", at));
}

}  // namespace

void keep_permalinks(Bank& bank, Diagnostics& diagnostics) {
    Ledger ledger;
    for (const Permalink& link : bank.settings.permalinks) ledger.emplace(link.id.value, &link);
    std::vector<std::pair<std::string, std::size_t>> found;
    for (const Permalink& link : bank.settings.permalinks) {
        if (bank.find(link.id.value) != Bank::npos) continue;
        const End end = follow(link, ledger, bank);
        if (end.question == Bank::npos) {
            tell(link, end, bank, diagnostics);
        } else {
            found.emplace_back(link.id.value, end.question);
        }
    }
    // Only now: an id that the ledger gives a question must not be an end for another one's steps, or the
    // order of the lines would matter for what is told.
    for (auto& [id, question] : found) {
        bank.index_by_id.emplace(id, question);
        bank.questions[question].aliases.push_back(id);
        bank.redirects.push_back({id, question});
    }
    // Without pages of questions, an id that was published keeps its address by leading to the question's
    // place.
    if (!bank.settings.question_pages) {
        for (const Permalink& link : bank.settings.permalinks) {
            const std::size_t question = bank.find(link.id.value);
            if (question != Bank::npos && bank.questions[question].id == link.id.value)
                bank.redirects.push_back({link.id.value, question});
        }
    }
    std::sort(bank.redirects.begin(), bank.redirects.end(),
              [](const Redirect& a, const Redirect& b) { return a.from_id < b.from_id; });
}

}  // namespace qbank

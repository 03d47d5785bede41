#include "change/added.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"

namespace qbank {
namespace {

constexpr std::size_t most_likely = 3;

using Where = std::pair<std::string_view, std::uint32_t>;

Where where(const Member& member) { return {member.place.document, member.place.line}; }

/// Every question as some document asks it: the members of the clusters, and those that nothing was merged
/// with.
std::map<Where, Member> all_members(const Bank& bank, const Duplicates& duplicates) {
    std::map<Where, Member> all;
    const auto add = [&](const Member& member) { all.emplace(where(member), member); };
    for (const Cluster& cluster : duplicates.clusters)
        for (const Member& member : cluster.members) add(member);
    for (const BankQuestion& question : bank.questions) add({question.id, question.plain, question.place});
    return all;
}

std::map<Where, AddedQuestion> find_added(const BankChange& change, const std::map<Where, Member>& all,
                                          const std::vector<Question>& before) {
    std::map<std::string_view, std::size_t> known;
    for (const Question& question : before) ++known[question.plain];
    const auto was_there = [&](const Member& member) {
        const auto found = known.find(member.wording);
        if (found == known.end() || found->second == 0) return false;
        --found->second;
        return true;
    };
    // Untouched lines first: a copy of a question that stays where it was is an added one.
    for (const auto& [at, member] : all) {
        if (change.files.contains(at.first) && !change.covers(at.first, at.second)) was_there(member);
    }
    std::map<Where, AddedQuestion> added;
    for (const auto& [at, member] : all) {
        if (change.covers(at.first, at.second) && !was_there(member)) added[at].question = member;
    }
    return added;
}

/// Of two questions that are both new, the later one repeats the earlier.
bool is_for(const Member& one, const Member& other, const std::map<Where, AddedQuestion>& added) {
    return added.contains(where(one)) && (!added.contains(where(other)) || where(other) < where(one));
}

void add_clusters(const Duplicates& duplicates, std::map<Where, AddedQuestion>& added) {
    for (const Cluster& cluster : duplicates.clusters) {
        for (const Member& member : cluster.members) {
            const auto found = added.find(where(member));
            if (found == added.end()) continue;
            for (const Member& other : cluster.members) {
                if (where(other) == where(member) || !is_for(member, other, added)) continue;
                found->second.likely.push_back({other, cluster.score, true, cluster.reasons});
                break;  // the one that stands comes first; the others are the same
            }
        }
    }
}

void add_suggestions(const Duplicates& duplicates, std::map<Where, AddedQuestion>& added) {
    for (const Suggestion& s : duplicates.suggestions) {
        for (const auto& [one, other] : {std::pair(&s.a, &s.b), std::pair(&s.b, &s.a)}) {
            if (!is_for(*one, *other, added)) continue;
            std::vector<LikelyDuplicate>& likely = added[where(*one)].likely;
            if (likely.size() < most_likely) likely.push_back({*other, s.score, false, s.reasons});
        }
    }
}

}  // namespace

std::vector<AddedQuestion> added_questions(const BankChange& change, const Bank& bank,
                                           const Duplicates& duplicates,
                                           const std::vector<Question>& before) {
    std::map<Where, AddedQuestion> added = find_added(change, all_members(bank, duplicates), before);
    add_clusters(duplicates, added);
    add_suggestions(duplicates, added);
    std::vector<AddedQuestion> result;
    for (auto& [at, question] : added) result.push_back(std::move(question));
    return result;
}

void tell_likely_duplicates(const std::vector<AddedQuestion>& added, Diagnostics& diagnostics) {
    for (const AddedQuestion& one : added) {
        for (const LikelyDuplicate& likely : one.likely) {
            const std::string evidence =
                fmt::format("{:.2f}{}{}", likely.score, likely.reasons.empty() ? "" : "; ",
                            text::join(likely.reasons, "; "));
            Diagnostic& d =
                likely.same
                    ? diagnostics.warning("duplicate", one.question.place,
                                          fmt::format("the bank has this question: \"{}\" ({})",
                                                      likely.other.wording, evidence),
                                          "add to that one, or decide in duplicates.yml that they differ")
                    : diagnostics.warning("similar", one.question.place,
                                          fmt::format("the bank may have this question: \"{}\" ({})",
                                                      likely.other.wording, evidence),
                                          fmt::format("if they differ, add to duplicates.yml: "
                                                      "different: [[{}, {}]]",
                                                      one.question.id, likely.other.id));
            d.related.push_back(
                {std::string(likely.other.place.document), likely.other.place.line, likely.other.wording});
        }
    }
}

std::vector<std::string> tell_vanished_ids(const BankChange& change, const Bank& bank,
                                           const std::vector<Question>& before, Diagnostics& diagnostics) {
    std::map<std::string_view, const BankQuestion*> by_wording;
    for (const BankQuestion& question : bank.questions) by_wording.emplace(question.plain, &question);
    std::set<std::string> vanished;
    for (const Question& old : before) {
        if (old.draft || bank.find(old.id) != Bank::npos || !vanished.insert(old.id).second) continue;
        Place place{old.place.document};
        const auto file = change.files.find(old.place.document);
        if (file != change.files.end()) place.line = file->second.line_now(old.place.line);
        std::string hint = fmt::format("add `aliases: [{}]` to the question that took its place", old.id);
        if (const auto now = by_wording.find(old.plain); now != by_wording.end()) {
            const Place& there = now->second->place;
            hint = fmt::format("add `aliases: [{}]` in {}", old.id, there.document);
            // A removed file can show no annotation, but the one that took its place can.
            if (file == change.files.end()) place = Place{there.document, there.line};
        }
        diagnostics.warning("vanished-id", place,
                            fmt::format("the id \"{}\" is gone, and links to its page break", old.id),
                            std::move(hint));
    }
    return {vanished.begin(), vanished.end()};
}

void keep_findings_of(const BankChange& change, const std::vector<std::string>& vanished,
                      const std::vector<AddedQuestion>& added, Diagnostics& diagnostics) {
    std::set<Where> told;
    for (const AddedQuestion& one : added)
        if (!one.likely.empty()) told.insert(where(one.question));
    const bool settings_changed = change.files.contains(std::string_view("bank.yml"));
    const auto is_touched = [&](std::string_view document, std::uint32_t line) {
        const auto file = change.files.find(document);
        return file != change.files.end() && (line == 0 || file->second.covers(line));
    };
    diagnostics.keep_if([&](const Diagnostic& d) {
        // What was merged is told of the added questions, with its evidence.
        if ((d.rule == "duplicate" || d.rule == "merged") &&
            (told.contains({d.document, d.line}) ||
             std::any_of(d.related.begin(), d.related.end(), [&](const RelatedPlace& r) {
                 return told.contains({r.document, r.line});
             })))
            return false;
        if (d.document.empty()) return settings_changed || d.severity == Severity::error;
        if (is_touched(d.document, d.line)) return true;
        if (!d.subject.empty() && (change.removed.contains(d.subject) || change.files.contains(d.subject) ||
                                   std::binary_search(vanished.begin(), vanished.end(), d.subject)))
            return true;
        return std::any_of(d.related.begin(), d.related.end(),
                           [&](const RelatedPlace& r) { return is_touched(r.document, r.line); });
    });
}

}  // namespace qbank

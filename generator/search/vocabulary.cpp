#include "search/vocabulary.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/parallel.hpp"
#include "search/utf16.hpp"
#include "search/weak_words.hpp"

namespace qbank::search {
namespace {

/// "slowest" and "slow", "earliest" and "early": Snowball leaves superlatives alone, so they join their
/// adjective if the bank has that word.
std::string_view without_superlative(std::string_view form, std::string& storage) {
    if (form.size() < 6 || !form.ends_with("est")) return {};
    storage = form.substr(0, form.size() - 3);
    const std::size_t n = storage.size();
    if (storage.ends_with('i')) {
        storage.back() = 'y';
    } else if (n > 3 && storage[n - 1] == storage[n - 2]) {
        storage.pop_back();
    }
    return storage;
}

}  // namespace

Vocabulary make_vocabulary(const std::vector<Run>& runs, const Synonyms& synonyms) {
    struct Entry {
        std::string_view form, family;
        std::u16string wide;
    };
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    std::vector<Entry> entries;
    std::vector<std::vector<std::uint32_t>> entry_of_run_form(runs.size());
    for (std::size_t run = 0; run < runs.size(); ++run) {
        entry_of_run_form[run].reserve(runs[run].forms.size());
        for (std::size_t i = 0; i < runs[run].forms.size(); ++i) {
            const std::string_view form = runs[run].forms[i];
            const auto [found, is_new] = numbers.emplace(form, static_cast<std::uint32_t>(entries.size()));
            if (is_new) entries.push_back({form, runs[run].families[i], to_utf16(form)});
            entry_of_run_form[run].push_back(found->second);
        }
    }

    std::vector<std::uint32_t> order(entries.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return entries[a].wide < entries[b].wide; });

    Vocabulary result;
    std::unordered_map<std::string, std::uint32_t> group_of_family;
    std::vector<std::uint32_t> group_of_entry(entries.size());
    std::string storage;
    for (const std::uint32_t i : order) {
        std::string_view family = entries[i].family;
        if (const auto plain = numbers.find(without_superlative(entries[i].form, storage));
            plain != numbers.end())
            family = entries[plain->second].family;
        const auto [found, is_new] = group_of_family.emplace(synonyms.united(std::string(family)),
                                                             static_cast<std::uint32_t>(result.weak.size()));
        if (is_new) result.weak.push_back(false);
        if (is_weak(entries[i].form)) result.weak[found->second] = true;
        group_of_entry[i] = found->second;
        result.groups.push_back(found->second);
        result.forms.push_back(std::move(entries[i].wide));
    }
    for (const auto& of_run : entry_of_run_form) {
        std::vector<std::uint32_t>& groups = result.group_of_run_form.emplace_back();
        groups.reserve(of_run.size());
        for (const std::uint32_t entry : of_run) groups.push_back(group_of_entry[entry]);
    }
    return result;
}

Postings make_postings(std::vector<Run>& runs, const Vocabulary& vocabulary, unsigned jobs) {
    const std::size_t groups = vocabulary.weak.size();
    // A counting sort: where each run writes its mentions of each group is known before any run writes.
    std::vector<std::vector<std::size_t>> places(runs.size());
    for_each_index(runs.size(), jobs, [&](std::size_t run) {
        places[run].assign(groups, 0);
        for (const Mention m : runs[run].mentions) ++places[run][vocabulary.group_of_run_form[run][m >> 34]];
    });
    std::vector<std::size_t> first(groups + 1, 0);
    std::size_t total = 0;
    for (std::size_t group = 0; group < groups; ++group) {
        first[group] = total;
        for (std::size_t run = 0; run < runs.size(); ++run) {
            const std::size_t count = places[run][group];
            places[run][group] = total;
            total += count;
        }
    }
    first[groups] = total;
    std::vector<std::uint32_t> all(total);
    for_each_index(runs.size(), jobs, [&](std::size_t run) {
        for (const Mention m : runs[run].mentions)
            all[places[run][vocabulary.group_of_run_form[run][m >> 34]]++] = static_cast<std::uint32_t>(m);
        runs[run].mentions = {};
    });

    // Two forms of a group in one document are one posting, with the greater impact.
    Postings result;
    result.first.reserve(groups + 1);
    std::size_t kept = 0;
    for (std::size_t group = 0; group < groups; ++group) {
        result.first.push_back(kept);
        for (std::size_t i = first[group]; i < first[group + 1]; ++i) {
            if (kept > result.first.back() && all[kept - 1] >> 2 == all[i] >> 2) {
                all[kept - 1] = std::max(all[kept - 1], all[i]);
            } else {
                all[kept++] = all[i];
            }
        }
    }
    result.first.push_back(kept);
    all.resize(kept);
    result.postings = std::move(all);
    return result;
}

}  // namespace qbank::search

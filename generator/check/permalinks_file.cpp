#include "check/permalinks_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace qbank {
namespace {

constexpr std::string_view preamble =
    "# Ids that have been published, so that others may link to them. `qbank check --fix` keeps this list; "
    "an\n"
    "# id that no question has any more is an error until an alias takes it over, or its line says where "
    "its\n"
    "# readers are sent: `old-id: new-id`. To let an address break on purpose, remove its line.\n";

/// Every id under which a page or a redirect is published → the id it leads to, "" for a page.
std::map<std::string, std::string> published(const Bank& bank) {
    std::map<std::string, std::string> result;
    if (bank.settings.question_pages) {
        for (const BankQuestion& question : bank.questions)
            if (!question.draft) result.emplace(question.id, "");
    }
    for (const Redirect& redirect : bank.redirects) {
        const BankQuestion& question = bank.questions[redirect.to];
        if (!question.draft)
            result.emplace(redirect.from_id, redirect.from_id == question.id ? "" : question.id);
    }
    return result;
}

std::string line_of(const std::string& id, const std::string& leads_to) {
    return leads_to.empty() ? yaml::quote(id) + ":"
                            : fmt::format("{}: {}", yaml::quote(id), yaml::quote(leads_to));
}

/// The id that a line is about, or "" for comments and blank lines.
std::string id_of(std::string_view line) {
    line = text::trim(line.substr(0, line.find(':')));
    if (line.empty() || line.front() == '#') return "";
    if (line.size() >= 2 && (line.front() == '"' || line.front() == '\''))
        line = line.substr(1, line.size() - 2);
    return std::string(line);
}

std::string_view comment_of(std::string_view line) {
    const std::size_t at = line.find(" #");
    return at == std::string_view::npos ? "" : line.substr(at);
}

}  // namespace

std::string with_permalinks(std::string_view text, const Bank& bank) {
    std::map<std::string, std::string> missing = published(bank);
    std::vector<std::string> lines;
    std::vector<std::string> ids;  // of those lines
    for (const std::string_view line : text::lines(text)) {
        std::string id = id_of(line);
        const auto known = missing.find(id);
        if (known != missing.end()) {
            lines.push_back(line_of(id, known->second) + std::string(comment_of(line)));
            missing.erase(known);
        } else {
            lines.emplace_back(line);
        }
        ids.push_back(std::move(id));
    }
    std::vector<std::string> sorted = ids;
    std::erase(sorted, "");
    const bool in_order = std::is_sorted(sorted.begin(), sorted.end());

    std::string result = text::trim(text).empty() ? std::string(preamble) : "";
    const auto add = [&](const std::string& line) { (result += line) += '\n'; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        while (in_order && !ids[i].empty() && !missing.empty() && missing.begin()->first < ids[i]) {
            add(line_of(missing.begin()->first, missing.begin()->second));
            missing.erase(missing.begin());
        }
        add(lines[i]);
    }
    for (const auto& [id, leads_to] : missing) add(line_of(id, leads_to));
    return result;
}

std::size_t unrecorded_permalinks(const Bank& bank) {
    std::set<std::string_view> known;
    for (const Permalink& link : bank.settings.permalinks) known.insert(link.id.value);
    const auto ids = published(bank);
    return static_cast<std::size_t>(
        std::count_if(ids.begin(), ids.end(), [&](const auto& one) { return !known.contains(one.first); }));
}

}  // namespace qbank

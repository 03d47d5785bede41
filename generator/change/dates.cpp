#include "change/dates.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/day.hpp"
#include "base/process.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

bool wants_date(const Question& question) {
    return question.own_file && question.updated.empty() && !question.place.document.empty();
}

/// No pager, no signatures, no helper programs that the repository's configuration may name.
process::Output run_git(const std::filesystem::path& bank, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"git", "--no-pager", "-C", bank.string(), "-c", "core.quotePath=false", "-c",
                      "core.fsmonitor=false", "-c", "log.showSignature=false"});
    return process::run(arguments);
}

}  // namespace

std::map<std::string, std::string, std::less<>> newest_dates(std::string_view log) {
    std::map<std::string, std::string, std::less<>> dates;
    std::string_view date;
    for (std::string_view part : text::split(log, '\0')) {
        while (part.starts_with('\n')) part.remove_prefix(1);
        if (part.starts_with('\x01')) {
            date = part.substr(1);
        } else if (!part.empty() && !date.empty()) {
            const auto [entry, is_new] = dates.emplace(part, date);
            // Commits come newest first, but clocks differ.
            if (!is_new && entry->second < date) entry->second = date;
        }
    }
    return dates;
}

std::string origin_of_dates(const std::filesystem::path& bank) {
    std::error_code failed;
    std::filesystem::path at = std::filesystem::absolute(bank, failed);
    bool repository = std::getenv("GIT_DIR") != nullptr;
    for (; !repository && at.has_relative_path(); at = at.parent_path())
        repository = std::filesystem::exists(at / ".git", failed);
    if (!repository) return {};
    try {
        const process::Output place =
            process::run({"git", "--no-pager", "-C", bank.string(), "rev-parse", "--is-inside-work-tree",
                          "--is-shallow-repository", "--show-prefix", "HEAD"});
        return std::to_string(place.status) + place.out;
    } catch (const process::NotStarted&) {
        return {};
    }
}

std::string date_of_sources(const std::filesystem::path& bank) {
    if (const auto seconds = day::source_date_epoch()) return day::of(*seconds);
    try {
        const process::Output log = run_git(bank, {"log", "-1", "--format=%cs"});
        return log.status == 0 ? std::string(text::trim(log.out)) : std::string();
    } catch (const process::NotStarted&) {
        return {};
    }
}

void date_questions(const std::filesystem::path& bank, std::vector<Question>& questions) {
    if (std::none_of(questions.begin(), questions.end(), wants_date)) return;
    try {
        const process::Output place =
            run_git(bank, {"rev-parse", "--is-inside-work-tree", "--is-shallow-repository"});
        if (place.status != 0 || place.out != "true\nfalse\n") return;
        const process::Output log =
            run_git(bank, {"log", "-z", "--format=%x01%cs", "--name-only", "--no-renames", "--no-ext-diff",
                           "--no-textconv", "--relative", "--", "."});
        if (log.status != 0) return;
        const auto dates = newest_dates(log.out);
        for (Question& question : questions) {
            if (!wants_date(question)) continue;
            if (const auto found = dates.find(question.place.document); found != dates.end())
                question.updated = found->second;
        }
    } catch (const process::NotStarted&) {
        // Without git there are no dates.
    }
}

}  // namespace qbank

#include <fmt/format.h>

#include <optional>

#include "base/process.hpp"
#include "base/text.hpp"
#include "change/change.hpp"

namespace qbank {
namespace {

constexpr std::size_t id_length_sha1 = 40;

std::string first_line(std::string_view s) {
    const auto lines = text::lines(s);
    return lines.empty() ? std::string() : std::string(lines.front());
}

class Git {
  public:
    explicit Git(const std::filesystem::path& folder) : folder_(folder.string()) {}

    process::Output run(std::vector<std::string> arguments, std::string_view input = {}) const {
        // Paths as bytes, no colours, no pager, no helper programs of the repository's configuration.
        std::vector<std::string> all{
            "git", "--no-pager",          "--literal-pathspecs", "-C", folder_, "-c", "core.quotePath=false",
            "-c",  "core.fsmonitor=false"};
        all.insert(all.end(), std::make_move_iterator(arguments.begin()),
                   std::make_move_iterator(arguments.end()));
        try {
            return process::run(all, input);
        } catch (const process::NotStarted&) {
            throw NoChange("--since needs git, and there is none on the PATH");
        }
    }

    std::string ask(std::vector<std::string> arguments, std::string_view input = {}) const {
        process::Output output = run(std::move(arguments), input);
        if (output.status != 0) {
            throw NoChange(
                fmt::format("git failed with status {}: {}", output.status, first_line(output.error)));
        }
        return std::move(output.out);
    }

  private:
    std::string folder_;
};

/// The commit from which the present one and `revision` went different ways.
std::string base_of(const Git& git, const std::filesystem::path& bank, const std::string& revision) {
    const process::Output place = git.run({"rev-parse", "--is-inside-work-tree", "--is-shallow-repository"});
    if (place.status != 0 || !place.out.starts_with("true")) {
        const std::string reason = first_line(place.error);
        throw NoChange(reason.find("ownership") != std::string::npos
                           ? fmt::format("git does not trust the repository of {}: {}", bank.string(), reason)
                           : fmt::format("{} is not in a git repository; --since needs one", bank.string()));
    }
    const bool shallow = place.out.find("\ntrue") != std::string::npos;
    const std::string deepen =
        "the clone is shallow: fetch the whole history (git fetch --unshallow; for "
        "actions/checkout: fetch-depth: 0)";
    // A revision that begins with '-' would be an option in spite of --end-of-options in some versions.
    const process::Output found =
        revision.empty() || revision.front() == '-'
            ? process::Output{1, "", ""}
            : git.run({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
    const std::string commit = first_line(found.out);
    if (found.status != 0 || commit.size() < id_length_sha1) {
        throw NoChange(fmt::format("there is no revision \"{}\"{}", revision,
                                   shallow ? "; " + deepen : " in this repository; `git log` shows them"));
    }
    const process::Output base = git.run({"merge-base", commit, "HEAD"});
    if (base.status == 0) return first_line(base.out);
    if (shallow)
        throw NoChange(fmt::format("\"{}\" has no common ancestor with HEAD here; {}", revision, deepen));
    return commit;
}

bool is_document(std::string_view path) {
    for (const std::string_view ending : {".md", ".markdown", ".mdx", ".txt", ".yml", ".yaml"}) {
        if (path.size() > ending.size() && text::iequals(path.substr(path.size() - ending.size()), ending))
            return true;
    }
    return false;
}

struct OldBlob {
    std::string path, id;
};

/// `git diff --raw -z`: ":MODE MODE ID ID STATUS", NUL, path, NUL.
std::vector<OldBlob> read_raw(std::string_view raw, BankChange& change) {
    std::vector<OldBlob> old;
    const std::vector<std::string_view> parts = text::split(raw, '\0');
    for (std::size_t i = 0; i + 1 < parts.size() && parts[i].starts_with(':'); i += 2) {
        const std::vector<std::string_view> facts = text::split(parts[i].substr(1), ' ');
        if (facts.size() < 5 || facts[4].empty()) continue;
        const std::string path(parts[i + 1]);
        const char status = facts[4].front();
        if (status == 'D') {
            change.removed.insert(path);
        } else {
            change.files[path].whole = status == 'A' || status == 'T';
        }
        const bool was_file = facts[0].starts_with("100");
        if (status != 'A' && was_file && is_document(path)) old.push_back({path, std::string(facts[2])});
    }
    return old;
}

/// `git cat-file --batch`: "ID blob SIZE", line feed, the bytes, line feed; "ID missing".
void read_blobs(const Git& git, std::vector<OldBlob> blobs, BankChange& change) {
    if (blobs.empty()) return;
    std::string wanted;
    for (const OldBlob& blob : blobs) wanted += blob.id + "\n";
    const std::string out = git.ask({"cat-file", "--batch"}, wanted);
    std::size_t at = 0;
    for (OldBlob& blob : blobs) {
        const std::size_t end = out.find('\n', at);
        if (end == std::string::npos) break;
        const std::vector<std::string_view> facts =
            text::split(std::string_view(out).substr(at, end - at), ' ');
        at = end + 1;
        const auto size = facts.size() == 3 ? text::number(facts[2]) : std::nullopt;
        if (!size || at + *size > out.size()) continue;
        change.old_files.push_back({std::move(blob.path), out.substr(at, *size)});
        at += *size + 1;
    }
}

}  // namespace

BankChange change_since(const std::filesystem::path& bank, const std::string& revision) {
    const Git git(bank);
    const std::string base = base_of(git, bank, revision);
    BankChange change;
    const std::vector<std::string> plain{"--no-color",      "--no-ext-diff", "--no-textconv",
                                         "--no-renames",    "--relative",    "--ignore-submodules",
                                         "--end-of-options"};
    const auto diff = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"diff"};
        all.insert(all.end(), more.begin(), more.end());
        all.insert(all.end(), plain.begin(), plain.end());
        all.insert(all.end(), {base, "--", "."});
        return git.ask(std::move(all));
    };
    std::vector<OldBlob> old = read_raw(diff({"--raw", "-z", "--no-abbrev"}), change);
    const std::string patch = diff({"--unified=0", "--inter-hunk-context=0", "--text", "--src-prefix=a/",
                                    "--dst-prefix=b/", "--diff-filter=M"});
    for (auto& [path, hunks] : hunks_of_diff(patch)) {
        const auto found = change.files.find(path);
        if (found != change.files.end()) found->second.hunks = std::move(hunks);
    }
    read_blobs(git, std::move(old), change);
    const std::string untracked = git.ask({"ls-files", "--others", "--exclude-standard", "-z", "--", "."});
    for (const std::string_view path : text::split(untracked, '\0'))
        if (!path.empty()) change.files[std::string(path)].whole = true;
    return change;
}

}  // namespace qbank

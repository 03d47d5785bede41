#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qbank {

/// A run of lines that a change replaced: `old_count` lines from `old_first` by `new_count` from `new_first`.
/// Lines count from 1; of an empty run `first` is the line before it.
struct Hunk {
    std::uint32_t old_first = 0, old_count = 0, new_first = 0, new_count = 0;
};

struct ChangedFile {
    bool whole = false;  ///< added, or named by the user: every line counts
    std::vector<Hunk> hunks;

    bool covers(std::uint32_t line) const;
    /// Where a line of the old file would stand now.
    std::uint32_t line_now(std::uint32_t old_line) const;
};

/// A file as it was before the change.
struct OldFile {
    std::string path, bytes;
};

/// What somebody changed in a bank. Paths are relative to the bank's root.
struct BankChange {
    std::map<std::string, ChangedFile, std::less<>> files;  ///< those that are there now
    std::set<std::string, std::less<>> removed;
    std::vector<OldFile> old_files;  ///< documents that were changed or removed, by path

    bool covers(std::string_view document, std::uint32_t line) const;
};

/// The change cannot be told: no git, no repository, no such revision, a shallow clone. The message says
/// which, and what to do.
class NoChange : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// What the bank's folder has now, committed or not, that the commit at which it parted from `revision` had
/// not. Runs git.
BankChange change_since(const std::filesystem::path& bank, const std::string& revision);

/// The change that consists of these files, whole.
BankChange change_of_files(std::vector<std::string> paths);

/// Reads `git diff --unified=0`, for the tests: hunks by path, with the prefixes a/ and b/ taken off.
std::map<std::string, std::vector<Hunk>> hunks_of_diff(std::string_view diff);

}  // namespace qbank

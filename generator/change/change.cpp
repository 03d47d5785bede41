#include "change/change.hpp"

#include <algorithm>

namespace qbank {

bool ChangedFile::covers(std::uint32_t line) const {
    return whole || std::any_of(hunks.begin(), hunks.end(), [&](const Hunk& hunk) {
               return line >= hunk.new_first && line < hunk.new_first + hunk.new_count;
           });
}

std::uint32_t ChangedFile::line_now(std::uint32_t old_line) const {
    std::uint32_t line = old_line;
    for (const Hunk& hunk : hunks) {
        if (old_line < hunk.old_first + (hunk.old_count == 0 ? 1 : 0)) break;
        if (old_line < hunk.old_first + hunk.old_count) {
            const std::uint32_t last = hunk.new_first + std::max<std::uint32_t>(hunk.new_count, 1) - 1;
            return std::max<std::uint32_t>(1, std::min(hunk.new_first + old_line - hunk.old_first, last));
        }
        // In an empty run `first` is the line before it, so that both ways of counting meet one line on.
        const std::uint32_t after_old = hunk.old_first + std::max<std::uint32_t>(hunk.old_count, 1);
        const std::uint32_t after_new = hunk.new_first + std::max<std::uint32_t>(hunk.new_count, 1);
        line = old_line + after_new - after_old;
    }
    return line;
}

bool BankChange::covers(std::string_view document, std::uint32_t line) const {
    const auto found = files.find(document);
    return found != files.end() && found->second.covers(line);
}

BankChange change_of_files(std::vector<std::string> paths) {
    BankChange change;
    for (std::string& path : paths) change.files[std::move(path)].whole = true;
    return change;
}

}  // namespace qbank

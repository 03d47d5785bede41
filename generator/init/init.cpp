#include "init/init.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

namespace fs = std::filesystem;

void check_empty(const fs::path& target) {
    std::error_code failed;
    const fs::file_status status = fs::symlink_status(target, failed);
    if (status.type() == fs::file_type::not_found) return;
    if (!fs::is_directory(target, failed))
        throw NotEmpty(fmt::format("{} is not a folder; name a new one", target.string()));
    const bool empty = fs::is_empty(target, failed);
    if (failed) throw files::Error(target, "cannot read the folder", failed.value());
    if (!empty)
        throw NotEmpty(
            fmt::format("{} is not empty; name a new folder, nothing was written", target.string()));
}

void make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) throw files::Error(folder, "cannot make the folder", failed.value());
}

std::string filled_in(std::string text, const ProgramOrigin& origin) {
    const bool known = !origin.repository.empty();
    text = text::replace_all(text, "@REPOSITORY@", known ? origin.repository : "OWNER/qbank");
    text = text::replace_all(text, "@REVISION@", known && !origin.commit.empty() ? origin.commit : "main");
    return text::replace_all(text, "@VERSION@", origin.version);
}

/// Copies every file below `from`; gives their number.
std::size_t copy_folder(const fs::path& from, const fs::path& to, const ProgramOrigin& origin) {
    std::size_t count = 0;
    for (const files::Entry& entry : files::walk(from, [](const std::string&) { return true; })) {
        if (!entry.regular) continue;
        std::string bytes = files::read(from / entry.path);
        if (entry.path.starts_with(".github/") || entry.path == "README.md")
            bytes = filled_in(std::move(bytes), origin);
        make_folder((to / entry.path).parent_path());
        files::write(to / entry.path, bytes);
        ++count;
    }
    return count;
}

}  // namespace

std::size_t make_bank(const fs::path& share, const fs::path& target, const ProgramOrigin& origin) {
    check_empty(target);
    make_folder(target);
    // The schemas come along, so that editors find them without a network.
    return copy_folder(share / "starter", target, origin) +
           copy_folder(share / "schemas", target / "schemas", origin);
}

}  // namespace qbank

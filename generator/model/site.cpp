#include "model/site.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "base/unicode.hpp"

namespace qbank {

void MemorySink::write(const std::string& path, std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    files_[path] = bytes;
}

PathTaken::PathTaken(std::string_view path, std::string_view first, std::string_view second)
    : std::logic_error(fmt::format("two writers for {}: {} and {}", path, first, second)) {}

void Site::add(const std::string& path, std::string_view bytes, std::string_view writer) {
    const std::uint64_t hash = hash64(bytes);
    {
        const std::lock_guard lock(mutex_);
        const auto [entry, is_new] = writers_.emplace(unicode::fold(path), writer);
        if (!is_new) throw PathTaken(path, entry->second, writer);
        bytes_ += bytes.size();
        files_.push_back({path, hash, bytes.size()});
    }
    sink_.write(path, bytes);
}

void Site::reserve(const std::string& path, std::string_view writer) {
    const std::lock_guard lock(mutex_);
    writers_.emplace(unicode::fold(path), writer);
}

SiteSize Site::size() const {
    const std::lock_guard lock(mutex_);
    return {files_.size(), bytes_};
}

std::vector<SiteFile> Site::files() const {
    const std::lock_guard lock(mutex_);
    std::vector<SiteFile> sorted = files_;
    std::sort(sorted.begin(), sorted.end(),
              [](const SiteFile& a, const SiteFile& b) { return a.path < b.path; });
    return sorted;
}

}  // namespace qbank

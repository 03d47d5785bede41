#include "serve/shown.hpp"

#include "serve/answer.hpp"

namespace qbank {
namespace {

/// Whether pages draw on it and a change of it may show in none of their bytes.
bool is_drawn_on(const std::string& path) {
    if (path.ends_with(".html") || path.ends_with(".md") || path.starts_with("search-index/") ||
        path == "sw.js")
        return false;
    const std::string type = content_type_of(path);
    return type.starts_with("image/") || type.starts_with("font/") || type.starts_with("text/css") ||
           type.starts_with("application/javascript");
}

}  // namespace

const ShownFile* Shown::find(const std::string& path) const {
    for (const ShownFiles* files : {&patched, built.get()}) {
        const auto found = files->find(path);
        if (found != files->end()) return &found->second;
    }
    return nullptr;
}

ShownFiles numbered(const PreviewFiles& files, const ShownFiles& before, std::uint64_t number) {
    ShownFiles result;
    auto old = before.begin();
    for (const auto& [path, bytes] : files) {
        while (old != before.end() && old->first < path) ++old;
        const bool stays = old != before.end() && old->first == path && old->second.bytes == bytes;
        result.emplace_hint(result.end(), path, stays ? old->second : ShownFile(bytes, number));
    }
    return result;
}

bool looks_same(const ShownFiles& before, const ShownFiles& after) {
    auto old = before.begin();
    for (const auto& [path, file] : after) {
        while (old != before.end() && old->first < path) ++old;
        const bool stays = old != before.end() && old->first == path && old->second.bytes == file.bytes;
        if (!stays && is_drawn_on(path)) return false;
    }
    return true;
}

}  // namespace qbank

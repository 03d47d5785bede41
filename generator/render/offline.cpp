#include "render/offline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"

namespace qbank {
namespace {

/// What a visitor who never searches should not be made to load.
constexpr std::size_t largest_index = 4U << 20U;

bool always_kept(std::string_view path) {
    constexpr std::array<std::string_view, 4> pages{"index.html", "practice.html", "search.html", "404.html"};
    return path.starts_with("assets/") || std::find(pages.begin(), pages.end(), path) != pages.end();
}

bool of_index(std::string_view path) { return path.starts_with("search-index/"); }

}  // namespace

void add_worker(const Bank& bank, const Look& look, Site& site) {
    if (!bank.settings.offline) return;
    const std::filesystem::path own = look.bank / "theme" / "sw.js";
    const std::vector<SiteFile> all = site.files();
    std::size_t index_size = 0;
    for (const SiteFile& file : all) index_size += of_index(file.path) ? file.bytes : 0;
    Json kept = Json::array();
    std::string state;
    for (const SiteFile& file : all) {
        if (!always_kept(file.path) && !(of_index(file.path) && index_size <= largest_index)) continue;
        kept.push_back(file.path);
        state += fmt::format("{} {:x}\n", file.path, file.hash);
    }
    const bool has_own = !look.bank.empty() && files::exists(own);
    const std::string script = files::read(has_own ? own : look.theme / "sw.js");
    site.add("sw.js",
             fmt::format("const version = \"{}\";\nconst kept = {};\n{}", short_hash(state + script),
                         to_text(kept), script),
             "the service worker");
}

}  // namespace qbank

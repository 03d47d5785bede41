#include "render/assets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/script.hpp"
#include "base/text.hpp"
#include "render/render.hpp"
#include "render/strings.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

constexpr std::array<std::string_view, 10> kinds{".css",  ".js",   ".svg",   ".png", ".jpg",
                                                 ".webp", ".avif", ".woff2", ".ico", ".json"};
constexpr std::string_view style = "style.css";

bool is_asset(const std::string& path) {
    const std::string extension = fs::path(path).extension().string();
    return path != "package.json" && path != "sw.js" &&
           std::find(kinds.begin(), kinds.end(), extension) != kinds.end();
}

void read_folder(const fs::path& folder, Files& files) {
    if (!files::is_folder(folder)) return;
    for (const files::Entry& entry :
         files::walk(folder, [](const std::string& name) { return name[0] != '.'; })) {
        if (entry.regular && is_asset(entry.path)) files[entry.path] = files::read(folder / entry.path);
    }
}

void join_styles(Files& files) {
    std::string all = files.contains(std::string(style)) ? files.at(std::string(style)) : std::string();
    for (auto it = files.begin(); it != files.end();) {
        const bool other = it->first.ends_with(".css") && it->first != style;
        if (other) all += "\n" + it->second;
        it = other ? files.erase(it) : std::next(it);
    }
    files[std::string(style)] = std::move(all);
}

std::string strings_module(const Strings& strings) {
    Json all = Json::object();
    for (const auto& [name, text] : strings.for_scripts()) all[name] = text;
    return "export const strings=" + to_text(all) + ";\n";
}

bool refers(const std::string& path) { return path.ends_with(".js") || path.ends_with(".css"); }

/// Calls `found(from, length, target)` for each relative path in quotes or brackets that leads to a known
/// file.
template <class Found>
void each_reference(const std::string& path, const std::string& text, const Files& files, Found found) {
    const fs::path folder = fs::path(path).parent_path();
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const char c = text[at];
        if ((c != '"' && c != '\'' && c != '(') || text[at + 1] != '.') continue;
        const std::size_t end = text.find_first_of("\"')\n", at + 1);
        if (end == std::string::npos) return;
        const std::string reference = text.substr(at + 1, end - at - 1);
        if (!reference.starts_with("./") && !reference.starts_with("../")) continue;
        const std::string target = (folder / reference).lexically_normal().generic_string();
        if (files.contains(target)) found(at + 1, reference.size(), target);
        at = end - 1;
    }
}

std::string flat_name(const std::string& path, const std::string& hash) {
    const std::string extension = fs::path(path).extension().string();
    const std::string stem = text::replace_all(path.substr(0, path.size() - extension.size()), "/", "-");
    return fmt::format("{}-{}{}", stem, hash, extension);
}

}  // namespace

Assets Assets::add(const Look& look, const Strings& strings, Site& site) {
    Files files;
    read_folder(look.theme, files);
    files["strings.js"] = strings_module(strings);
    // Only what ships: a bank's own scripts are published as their author wrote them.
    for (auto& [path, text] : files) {
        if (path.ends_with(".js")) text = minify_script(text);
    }
    if (!look.bank.empty()) read_folder(look.bank / "theme", files);
    join_styles(files);

    std::map<std::string, std::set<std::string>> direct;
    for (const auto& [path, text] : files) {
        if (!refers(path)) continue;
        each_reference(path, text, files, [&](std::size_t, std::size_t, const std::string& target) {
            if (target != path) direct[path].insert(target);
        });
    }
    Assets assets;
    for (const auto& [path, text] : files) {
        // All that it reaches, itself included: modules may import each other in a circle.
        std::set<std::string> reached{path};
        std::vector<std::string> open{path};
        while (!open.empty()) {
            const std::string next = open.back();
            open.pop_back();
            for (const std::string& target : direct[next]) {
                if (reached.insert(target).second) open.push_back(target);
            }
        }
        std::string all = text;
        for (const std::string& other : reached) all += '\0' + other + '\0' + files.at(other);
        assets.paths_[path] = "assets/" + flat_name(path, short_hash(all, 10));
    }
    for (const auto& [path, text] : files) {
        std::string rewritten;
        std::size_t done = 0;
        if (refers(path)) {
            each_reference(path, text, files,
                           [&](std::size_t from, std::size_t length, const std::string& target) {
                               rewritten.append(text, done, from - done);
                               rewritten += "./" + fs::path(assets.paths_.at(target)).filename().string();
                               done = from + length;
                           });
        }
        rewritten.append(text, done);
        site.add(assets.paths_.at(path), rewritten, "theme/" + path);
    }
    return assets;
}

std::string_view Assets::path(std::string_view name) const {
    const auto found = paths_.find(name);
    return found == paths_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace qbank

#include "serve/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/html.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "serve/reload_assets.hpp"

namespace qbank {
namespace {

constexpr std::string_view own_prefix = "/__qbank/";
constexpr std::string_view script_path = "/__qbank/reload.js";
constexpr std::string_view style_path = "/__qbank/overlay.css";
constexpr std::string_view state_path = "/__qbank/state";

/// Shown when there has been no good build yet; the script lays the diagnostics over it.
constexpr std::string_view stand_in =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; "
    "style-src 'self'; connect-src 'self'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>qbank preview</title>\n</head>\n"
    "<body>\n<h1>Nothing to show yet</h1>\n<p>The first build has not succeeded. This page reloads when one "
    "does.</p>\n"
    "</body>\n</html>\n";

PreviewAnswer plain(int status, std::string text) {
    return {status, "text/plain; charset=utf-8", text + "\n", ""};
}

PreviewAnswer redirect(int status, std::string location) {
    PreviewAnswer result = plain(status, "see " + location);
    result.location = std::move(location);
    return result;
}

bool is_own_host(std::string_view host, int port) {
    std::string_view name = host;
    std::optional<std::uint32_t> given = 80;
    const std::size_t colon = host.rfind(':');
    if (colon != std::string_view::npos && !host.ends_with(']')) {
        name = host.substr(0, colon);
        given = text::number(host.substr(colon + 1));
    }
    return given && *given == static_cast<std::uint32_t>(port) &&
           (text::iequals(name, "localhost") || name == "127.0.0.1" || name == "[::1]");
}

/// Another site's page may lead here by a link, but gets nothing it could use as its own.
bool is_cross_site(const PreviewRequest& request, int port) {
    constexpr std::string_view scheme = "http://";
    if (!request.origin.empty() &&
        !(request.origin.starts_with(scheme) && is_own_host(request.origin.substr(scheme.size()), port))) {
        return true;
    }
    return (request.fetch_site == "cross-site" || request.fetch_site == "same-site") &&
           request.fetch_mode != "navigate";
}

/// The path of a request, decoded once (what is left of a second encoding is just an odd name that no file
/// has), or nothing if no browser would send it for a page of ours.
std::optional<std::string> path_of(std::string_view target) {
    if (!target.starts_with('/') || target.find('#') != std::string_view::npos) return std::nullopt;
    const std::optional<std::string> path = html::percent_decoded(target.substr(0, target.find('?')));
    if (!path || text::invalid_utf8(*path)) return std::nullopt;
    for (const char c : *path) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\') return std::nullopt;
    }
    for (const std::string_view part : text::split(*path, '/')) {
        if (part == "." || part == "..") return std::nullopt;
    }
    return path;
}

/// The file that an address below the base leads to.
struct Found {
    std::string path;
    const ShownFile* file = nullptr;  ///< none: there is not even a page for what is missing
    int status = 200;
};

Found find_page(const std::string& path, const Shown& shown) {
    const bool names_folder = path.empty() || path.ends_with('/');
    for (const std::string& candidate : {names_folder ? path + "index.html" : path, path + ".html"}) {
        if (const ShownFile* file = shown.find(candidate)) return {candidate, file, 200};
    }
    if (!names_folder && shown.find(path + "/index.html")) return {path + "/", nullptr, 301};
    return {"404.html", shown.find("404.html"), 404};
}

/// The build that a page shows, which makes the page load itself again when it is another one.
std::uint64_t build_of(const ShownFile& file, const Shown& shown) {
    return std::max(file.since, shown.looks);
}

PreviewAnswer answer_with(const Found& found, const Shown& shown) {
    PreviewAnswer result{found.status, content_type_of(found.path), *found.file->bytes, ""};
    if (result.content_type.starts_with("text/html"))
        result.body = with_reload_script(*found.file->bytes, build_of(*found.file, shown));
    return result;
}

/// The value of a parameter in a target's query, still encoded; "" if there is none.
std::string_view parameter(std::string_view target, std::string_view name) {
    const std::size_t query = target.find('?');
    if (query == std::string_view::npos) return {};
    for (const std::string_view part : text::split(target.substr(query + 1), '&')) {
        if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=')
            return part.substr(name.size() + 1);
    }
    return {};
}

/// `?page=/base/q/x.html`: the build that this page shows, in the place of the newest.
std::uint64_t build_asked_for(std::string_view target, const Shown& shown, const std::string& base_path) {
    const std::optional<std::string> page = html::percent_decoded(parameter(target, "page"));
    if (!page || !page->starts_with(base_path)) return shown.build;
    const Found found = find_page(page->substr(base_path.size()), shown);
    return found.file ? build_of(*found.file, shown) : 0;
}

PreviewAnswer state(std::string_view target, const Shown& shown, const std::string& base_path) {
    Json json;
    json["build"] = build_asked_for(target, shown, base_path);
    json["ok"] = shown.ok;
    json["complete"] = shown.complete;
    json["change"] = shown.change;
    json["diagnostics"] = shown.diagnostics;
    json["exact"] = Json::array();
    for (const auto& [path, file] : shown.patched)
        if (shown.exact) json["exact"].push_back(path);
    return {200, "application/json; charset=utf-8", to_text(json) + "\n", ""};
}

PreviewAnswer own_file(std::string_view path, std::string_view target, const Shown& shown,
                       const std::string& base_path) {
    if (path == script_path) return {200, content_type_of(path), std::string(reload_script), ""};
    if (path == style_path) return {200, content_type_of(path), std::string(overlay_style), ""};
    if (path == state_path) return state(target, shown, base_path);
    return plain(404, "no such file");
}

PreviewAnswer page(const std::string& path, const Shown& shown, const std::string& base_path) {
    const Found found = find_page(path, shown);
    if (found.file) return answer_with(found, shown);
    if (found.status == 301) return redirect(301, base_path + html::percent_encoded_path(found.path));
    if (shown.build == 0)
        return {503, "text/html; charset=utf-8", with_reload_script(std::string(stand_in), 0), ""};
    return plain(404, "no such page, and the site has no 404.html");
}

}  // namespace

std::string with_reload_script(const std::string& html, std::uint64_t build) {
    const std::string tag =
        fmt::format("<script type=\"module\" src=\"{}?build={}\"></script>", script_path, build);
    const std::size_t end = html.rfind("</body>");
    if (end == std::string::npos) return html + tag;
    return html.substr(0, end) + tag + html.substr(end);
}

PreviewAnswer answer(const PreviewRequest& request, const Shown& shown, int port,
                     const std::string& base_path) {
    if (request.hosts.size() != 1 || !is_own_host(request.hosts.front(), port)) {
        return plain(403, "this preview answers only to localhost");
    }
    if (is_cross_site(request, port)) return plain(403, "this preview answers only its own pages");
    if (request.method != "GET" && request.method != "HEAD") return plain(405, "only GET and HEAD");

    const std::optional<std::string> path = path_of(request.target);
    if (!path) return plain(400, "not an address of a page");
    if (path->starts_with(own_prefix)) return own_file(*path, request.target, shown, base_path);
    if (path->starts_with(base_path)) return page(path->substr(base_path.size()), shown, base_path);
    // The base without its slash, as on Pages; and the root, where there is nothing else to see here.
    if (*path + "/" == base_path) return redirect(301, html::percent_encoded_path(base_path));
    if (*path == "/") return redirect(302, html::percent_encoded_path(base_path));
    return plain(404, "outside the site, which is at " + base_path);
}

std::optional<std::uint64_t> waits_for_change_after(const PreviewRequest& request) {
    if (!std::string_view(request.target).starts_with(state_path)) return std::nullopt;
    const std::optional<std::uint32_t> after = text::number(parameter(request.target, "after"));
    return after ? std::optional<std::uint64_t>(*after) : std::nullopt;
}

}  // namespace qbank

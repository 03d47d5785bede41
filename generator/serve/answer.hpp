#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/shown.hpp"

/// What the preview server says to a request, without a socket in sight. It answers only pages of this
/// machine (against DNS rebinding and cross-site requests), only from the files in memory (so that no path
/// can lead out of the site), and otherwise as GitHub Pages does.
namespace qbank {

struct PreviewRequest {
    std::string method;
    std::string target;              ///< as on the request line: undecoded, with the query
    std::vector<std::string> hosts;  ///< every Host header
    std::string origin;              ///< Origin header, "" if none
    std::string fetch_site;          ///< Sec-Fetch-Site header, "" if none
    std::string fetch_mode;          ///< Sec-Fetch-Mode header, "" if none
};

struct PreviewAnswer {
    int status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::string body;
    std::string location;  ///< of a redirect, else ""
};

/// `port` is where the server listens, `base_path` begins and ends with '/'.
PreviewAnswer answer(const PreviewRequest& request, const Shown& shown, int port,
                     const std::string& base_path);

/// The number behind `after=` if a request that answer() grants asks for the state, but only once its
/// `change` is another one.
std::optional<std::uint64_t> waits_for_change_after(const PreviewRequest& request);

/// By the name's extension, as GitHub Pages sends it.
std::string content_type_of(std::string_view path);

/// A page with the reload script added, and nothing else changed.
std::string with_reload_script(const std::string& html, std::uint64_t build);

}  // namespace qbank

#include <arpa/inet.h>
#include <fmt/format.h>
#include <httplib.h>
#include <netdb.h>

#include "base/html.hpp"
#include "base/text.hpp"
#include "serve/external_links.hpp"

namespace qbank {
namespace {

struct Address {
    bool secure = false;
    std::string host, port, path;

    std::string site() const {
        const bool six = host.find(':') != std::string::npos;
        return fmt::format("{}://{}{}{}:{}", secure ? "https" : "http", six ? "[" : "", host, six ? "]" : "",
                           port);
    }
};

std::optional<Address> parse(std::string_view url) {
    Address result;
    result.secure = text::istarts_with(url, "https://");
    if (!result.secure && !text::istarts_with(url, "http://")) return std::nullopt;
    url.remove_prefix(result.secure ? 8 : 7);
    std::string_view authority = url.substr(0, url.find_first_of("/?#"));
    std::string_view path = url.substr(authority.size());
    path = path.substr(0, path.find('#'));
    if (authority.find('@') != std::string_view::npos) return std::nullopt;
    result.port = result.secure ? "443" : "80";
    if (authority.starts_with('[')) {
        const std::size_t end = authority.find(']');
        if (end == std::string_view::npos) return std::nullopt;
        result.host = authority.substr(1, end - 1);
        authority.remove_prefix(end + 1);
    } else {
        result.host = authority.substr(0, authority.find(':'));
        authority.remove_prefix(result.host.size());
    }
    if (authority.starts_with(':') && authority.size() > 1) result.port = authority.substr(1);
    if (result.host.empty() || !text::number(result.port)) return std::nullopt;
    result.path = (path.starts_with('/') ? "" : "/") + std::string(path);
    return result;
}

/// The first address of the host, as text; "" if it has none.
std::string look_up(const Address& address) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found) != 0 || !found) return "";
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* raw =
        found->ai_family == AF_INET6
            ? static_cast<const void*>(&reinterpret_cast<sockaddr_in6*>(found->ai_addr)->sin6_addr)
            : static_cast<const void*>(&reinterpret_cast<sockaddr_in*>(found->ai_addr)->sin_addr);
    ::inet_ntop(found->ai_family, raw, text.data(), text.size());
    ::freeaddrinfo(found);
    return text.data();
}

struct Asked {
    int status = 0;  ///< 0: no answer
    std::string location, failure;
};

Asked ask(const Address& address, const std::string& number, bool whole, const ExternalLimits& limits) {
    httplib::Client client(address.site());
    client.set_hostname_addr_map({{address.host, number}});
    client.set_connection_timeout(limits.patience_in_seconds);
    client.set_read_timeout(limits.patience_in_seconds);
    client.set_write_timeout(limits.patience_in_seconds);
    client.set_follow_location(false);
    const httplib::Headers headers{{"User-Agent", "qbank-link-check"}, {"Accept", "*/*"}};
    Asked asked;
    const auto take = [&](const httplib::Response& response) {
        asked.status = response.status;
        asked.location = response.get_header_value("Location");
    };
    if (!whole) {
        const httplib::Result result = client.Head(address.path.c_str(), headers);
        if (result) {
            take(*result);
        } else {
            asked.failure = httplib::to_string(result.error());
        }
        return asked;
    }
    const httplib::Result result = client.Get(
        address.path.c_str(), headers,
        [&](const httplib::Response& response) {
            take(response);
            return false;  // the body is of no interest
        },
        [](const char*, std::size_t) { return false; });
    if (asked.status == 0) asked.failure = httplib::to_string(result.error());
    return asked;
}

/// A Location may lack the site, or the folder.
std::string resolved(const Address& from, const std::string& location) {
    if (location.find("://") != std::string::npos) return location;
    if (location.starts_with("//")) return (from.secure ? "https:" : "http:") + location;
    if (location.starts_with('/')) return from.site() + location;
    const std::string folder = from.path.substr(0, from.path.substr(0, from.path.find('?')).rfind('/') + 1);
    return from.site() + folder + location;
}

}  // namespace

LinkAnswer ask_address(std::string_view url, const ExternalLimits& limits) {
    std::string next(url);
    for (int hop = 0; hop <= limits.redirects; ++hop) {
        const auto safe = html::safe_url(next);
        const std::optional<Address> address = safe ? parse(safe->href) : std::nullopt;
        if (!address)
            return {false, true, hop == 0 ? "the address is malformed" : "it redirects to no address"};
        const std::string number = look_up(*address);
        if (number.empty()) return {false, true, fmt::format("there is no host {}", address->host)};
        if (!limits.private_addresses && is_private_address(number))
            return {false, true, fmt::format("{} is a private address, which is not asked", number)};
        Asked asked = ask(*address, number, false, limits);
        // Some servers know no HEAD, or answer it otherwise.
        if (asked.status == 0 || asked.status >= 400) asked = ask(*address, number, true, limits);
        if (asked.status == 0) return {false, false, fmt::format("no answer: {}", asked.failure)};
        if (asked.status >= 300 && asked.status < 400 && asked.status != 304 && !asked.location.empty()) {
            next = resolved(*address, asked.location);
            continue;
        }
        if (asked.status < 400) return {true, false, ""};
        const bool gone = asked.status == 404 || asked.status == 410 || asked.status == 400;
        return {false, gone, fmt::format("status {}", asked.status)};
    }
    return {false, true, fmt::format("more than {} redirects", limits.redirects)};
}

}  // namespace qbank

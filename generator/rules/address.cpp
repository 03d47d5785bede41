#include "base/text.hpp"
#include "rules/question_rules.hpp"

namespace qbank {
namespace {

bool is_host_character(char c) {
    return text::is_alnum(c) || c == '.' || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_port(std::string_view port) {
    const auto number = text::number(port);
    return number && *number >= 1 && *number <= 65535;
}

}  // namespace

std::string_view fault_of_address(std::string_view url) {
    const std::size_t scheme_end = url.find("://");
    if (scheme_end == std::string_view::npos) return "it has no //";
    const std::string_view rest = url.substr(scheme_end + 3);
    if (text::istarts_with(rest, "http://") || text::istarts_with(rest, "https://") ||
        text::istarts_with(rest, "http//") || text::istarts_with(rest, "https//"))
        return "it begins twice";
    std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (authority.find('@') != std::string_view::npos) return "it holds a user's name";
    if (authority.starts_with('[')) return "";  // an IPv6 address
    if (const std::size_t colon = authority.find(':'); colon != std::string_view::npos) {
        if (!is_port(authority.substr(colon + 1))) return "its port is no number from 1 to 65535";
        authority = authority.substr(0, colon);
    }
    if (authority.empty()) return "it has no host";
    for (const char c : authority)
        if (!is_host_character(c)) return "its host has a character that no host has";
    if (text::iequals(authority, "localhost")) return "";
    if (authority.find('.') == std::string_view::npos) return "its host has no dot";
    if (authority.starts_with('.') || authority.ends_with("..") ||
        authority.find("..") != std::string_view::npos)
        return "its host has an empty part";
    return "";
}

}  // namespace qbank

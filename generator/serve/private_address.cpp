#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>

#include "serve/external_links.hpp"

namespace qbank {
namespace {

struct Range {
    std::uint32_t first;
    int bits;
};

/// IANA's registry of IPv4 special-purpose addresses (RFC 6890), and multicast.
constexpr std::array<Range, 14> not_public{{{0x00000000, 8},
                                            {0x0A000000, 8},
                                            {0x64400000, 10},
                                            {0x7F000000, 8},
                                            {0xA9FE0000, 16},
                                            {0xAC100000, 12},
                                            {0xC0000000, 24},
                                            {0xC0000200, 24},
                                            {0xC0A80000, 16},
                                            {0xC6120000, 15},
                                            {0xC6336400, 24},
                                            {0xCB007100, 24},
                                            {0xE0000000, 4},
                                            {0xF0000000, 4}}};

bool is_private(std::uint32_t address) {
    for (const Range& range : not_public)
        if ((address ^ range.first) >> (32 - range.bits) == 0) return true;
    return false;
}

}  // namespace

bool is_private_address(const std::string& address) {
    in_addr four{};
    if (::inet_pton(AF_INET, address.c_str(), &four) == 1) return is_private(ntohl(four.s_addr));
    in6_addr six{};
    if (::inet_pton(AF_INET6, address.c_str(), &six) != 1) return true;  // no address at all
    std::uint32_t last = 0;
    std::memcpy(&last, &six.s6_addr[12], sizeof last);
    if (IN6_IS_ADDR_V4MAPPED(&six) || IN6_IS_ADDR_V4COMPAT(&six)) return is_private(ntohl(last));
    // Only 2000::/3 is given out; of it not the tunnels that hold an IPv4 address, nor the documentation's.
    const auto& b = six.s6_addr;
    if ((b[0] & 0xE0) != 0x20) return true;
    const bool six_to_four = b[0] == 0x20 && b[1] == 0x02;
    const bool teredo_or_documentation =
        b[0] == 0x20 && b[1] == 0x01 && ((b[2] == 0 && b[3] == 0) || (b[2] == 0x0D && b[3] == 0xB8));
    return six_to_four || teredo_or_documentation;
}

}  // namespace qbank

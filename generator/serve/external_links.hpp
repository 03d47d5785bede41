#pragma once
#include <cstddef>
#include <ctime>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "model/bank.hpp"

namespace qbank {

struct ExternalLimits {
    std::size_t addresses = 5000;  ///< beyond it nothing is asked, and a note says so
    std::size_t at_once = 8;
    std::time_t patience_in_seconds = 10;  ///< to connect, and again to answer
    int redirects = 5;
    bool private_addresses = false;  ///< for tests: else no request goes to this machine or its network
};

/// What became of one address.
struct LinkAnswer {
    bool good = false;
    bool certain = false;  ///< of a bad one: it is gone. Else the site may only be busy, or ask for a login
    std::string reason;    ///< of a bad one, in words
};

/// Asks with HEAD, and with GET where that is refused; no body is read. Redirects are followed, each to a
/// public address. Names are looked up once, so that the address that was checked is the one that is asked.
LinkAnswer ask_address(std::string_view url, const ExternalLimits& limits);

/// Whether an address of the network belongs to this machine, its network, or to nobody: "10.0.0.1", "::1".
bool is_private_address(const std::string& address);

/// Asks for every http and https link of the bank's answers once, several at a time. Those that are gone are
/// warnings of rule dead-link, those that could not be asked are notes. The order of findings does not depend
/// on who answers first.
void check_external_links(const Bank& bank, Diagnostics& diagnostics, const ExternalLimits& limits = {});

}  // namespace qbank

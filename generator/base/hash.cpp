#include "base/hash.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace qbank {

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string short_hash(std::string_view bytes, std::size_t digits) {
    return fmt::format("{:016x}", hash64(bytes)).substr(0, digits);
}

}  // namespace qbank

#include "base/hash.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <new>

namespace qbank {

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

Hash64::Hash64() : state_(XXH3_createState()) {
    if (state_ == nullptr) throw std::bad_alloc();
    XXH3_64bits_reset(static_cast<XXH3_state_t*>(state_));
}
Hash64::~Hash64() { XXH3_freeState(static_cast<XXH3_state_t*>(state_)); }
void Hash64::add(std::string_view bytes) {
    XXH3_64bits_update(static_cast<XXH3_state_t*>(state_), bytes.data(), bytes.size());
}
std::uint64_t Hash64::value() const { return XXH3_64bits_digest(static_cast<const XXH3_state_t*>(state_)); }

std::string short_hash(std::string_view bytes, std::size_t digits) {
    return fmt::format("{:016x}", hash64(bytes)).substr(0, digits);
}

}  // namespace qbank

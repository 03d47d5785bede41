#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace qbank {

/// XXH3, 64 bits: stable across machines and versions (the algorithm is frozen since xxHash 0.8.0).
std::uint64_t hash64(std::string_view bytes);

/// The same of bytes that come in pieces.
class Hash64 {
  public:
    Hash64();
    ~Hash64();
    Hash64(const Hash64&) = delete;
    Hash64& operator=(const Hash64&) = delete;
    void add(std::string_view bytes);
    std::uint64_t value() const;

  private:
    void* state_;
};

/// The first `digits` hexadecimal digits of hash64(), for names that change with their content.
std::string short_hash(std::string_view bytes, std::size_t digits = 10);

}  // namespace qbank

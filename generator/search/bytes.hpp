#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace qbank::search {

/// Appends numbers and texts the way format.hpp describes.
class ByteWriter {
  public:
    void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
    void number(std::uint64_t value);  ///< LEB128
    void raw(std::string_view bytes) { bytes_ += bytes; }
    void text(std::string_view utf8);  ///< length, then bytes
    void little_endian32(std::uint32_t value);

    const std::string& bytes() const { return bytes_; }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

/// Appends bits, most significant first; the last byte is filled with zeros.
class BitWriter {
  public:
    void bits(std::uint32_t value, unsigned count);
    void ones_then_zero(std::uint32_t ones);
    std::string take();

  private:
    std::string bytes_;
    std::uint64_t pending_ = 0;
    unsigned pending_count_ = 0;
};

/// FNV-1a, 32 bits: two lines in JavaScript, and enough to notice a cut or foreign file.
std::uint32_t fnv1a(std::string_view bytes, std::uint32_t start = 2166136261U);

/// zlib stream (RFC 1950), what DecompressionStream("deflate") reads. The same bytes for the same zlib.
std::string deflate(std::string_view bytes);

}  // namespace qbank::search

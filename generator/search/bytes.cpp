#include "search/bytes.hpp"

#include <zlib.h>

#include <stdexcept>

namespace qbank::search {

void ByteWriter::number(std::uint64_t value) {
    while (value >= 0x80) {
        byte(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::text(std::string_view utf8) {
    number(utf8.size());
    raw(utf8);
}

void ByteWriter::little_endian32(std::uint32_t value) {
    for (int i = 0; i < 4; ++i) byte(static_cast<std::uint8_t>(value >> (8 * i)));
}

void BitWriter::bits(std::uint32_t value, unsigned count) {
    if (count == 0) return;
    pending_ = (pending_ << count) | (value & ((std::uint64_t{1} << count) - 1));
    pending_count_ += count;
    while (pending_count_ >= 8) {
        pending_count_ -= 8;
        bytes_ += static_cast<char>(pending_ >> pending_count_);
    }
}

void BitWriter::ones_then_zero(std::uint32_t ones) {
    for (; ones >= 24; ones -= 24) bits(0xFFFFFF, 24);
    bits(((std::uint32_t{1} << ones) - 1) << 1, ones + 1);
}

std::string BitWriter::take() {
    if (pending_count_ > 0) bits(0, 8 - pending_count_);
    return std::move(bytes_);
}

std::uint32_t fnv1a(std::string_view bytes, std::uint32_t start) {
    std::uint32_t hash = start;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

std::string deflate(std::string_view bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string result(size, '\0');
    const int status = compress2(reinterpret_cast<Bytef*>(result.data()), &size,
                                 reinterpret_cast<const Bytef*>(bytes.data()),
                                 static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
    if (status != Z_OK) throw std::runtime_error("zlib cannot compress the search index");
    result.resize(size);
    return result;
}

}  // namespace qbank::search

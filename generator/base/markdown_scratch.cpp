#include "base/markdown_scratch.hpp"

#include <cmark-gfm.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

namespace qbank::markdown {
namespace {

constexpr std::size_t alignment = 16;
constexpr std::size_t smallest_block = std::size_t{1} << 20;
/// What a thread keeps between documents; a tree that took more gives it back.
constexpr std::size_t kept_blocks = 4;

struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
};

struct Arena {
    std::vector<Block> blocks;
    std::size_t block = 0;  // the one at hand
    std::size_t used = 0;   // of it

    /// The size stands before each piece, because realloc() is not told it.
    void* take(std::size_t size) {
        const std::size_t whole = alignment + (size + alignment - 1) / alignment * alignment;
        if (blocks.empty() || blocks[block].size - used < whole) next_block(whole);
        char* piece = blocks[block].bytes.get() + used;
        used += whole;
        std::memcpy(piece, &size, sizeof size);
        return piece + alignment;
    }

    void next_block(std::size_t whole) {
        if (!blocks.empty()) ++block;
        used = 0;
        if (block < blocks.size() && blocks[block].size >= whole) return;
        const std::size_t size = std::max(whole, smallest_block);
        blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(block),
                      Block{std::unique_ptr<char[]>(new char[size]), size});
    }
};

Arena& arena() {
    thread_local Arena instance;
    return instance;
}

std::size_t size_of(const void* piece) {
    std::size_t size = 0;
    std::memcpy(&size, static_cast<const char*>(piece) - alignment, sizeof size);
    return size;
}

void* scratch_calloc(std::size_t count, std::size_t size) {
    void* piece = arena().take(count * size);
    std::memset(piece, 0, count * size);
    return piece;
}

void* scratch_realloc(void* piece, std::size_t size) {
    if (piece != nullptr && size <= size_of(piece)) return piece;
    void* moved = arena().take(size);
    if (piece != nullptr) std::memcpy(moved, piece, size_of(piece));
    return moved;
}

void scratch_free(void* /*piece*/) {}

}  // namespace

Scratch::Scratch() : block_(arena().block), used_(arena().used) {}

Scratch::~Scratch() {
    Arena& all = arena();
    all.block = block_;
    all.used = used_;
    const bool outermost = block_ == 0 && used_ == 0;
    const bool large = all.blocks.size() > kept_blocks ||
                       std::any_of(all.blocks.begin(), all.blocks.end(),
                                   [](const Block& b) { return b.size > smallest_block; });
    if (outermost && large) all.blocks.clear();
}

cmark_mem* Scratch::memory() const {
    static cmark_mem functions{scratch_calloc, scratch_realloc, scratch_free};
    return &functions;
}

}  // namespace qbank::markdown

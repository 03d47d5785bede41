#pragma once
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace qbank {

/// The fenced code of a document. A fence that opens by mistake, so that a parser would take the questions
/// behind it for code, is told apart.
struct FencedCode {
    struct Block {
        std::size_t open = 0, close = 0;  ///< line indexes; equal: nothing closes it
    };
    std::vector<Block> blocks;
    std::vector<std::size_t> stray;  ///< lines of fences that open by mistake
};

/// Linear in the lines: the search for a closing fence gives up after some hundreds that are none.
FencedCode find_code(std::span<const std::string_view> lines);

/// Columns of spaces before the first other character.
std::size_t indent_of(std::string_view line);

}  // namespace qbank

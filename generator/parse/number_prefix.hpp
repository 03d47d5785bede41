#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace qbank {

/// The number and mark at the start of a line that no Markdown list begins: "Q3.", "3、", "第3题：". Length
/// 0: none.
struct NumberPrefix {
    std::size_t length = 0;
    std::optional<std::uint32_t> number;
    bool marked = false;
};
NumberPrefix number_prefix(std::string_view s);

}  // namespace qbank

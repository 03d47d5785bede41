#pragma once
#include <string>
#include <string_view>

/// Forms are kept as UTF-16, because the engine compares them by its units.
namespace qbank::search {

std::u16string to_utf16(std::string_view utf8);
void append_utf8(std::string& out, std::u16string_view s);

}  // namespace qbank::search

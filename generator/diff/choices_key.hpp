#pragma once
#include <string>
#include <string_view>

namespace qbank {

/// Appends a choice to what tells whether the choices of a question are the same.
inline void append_choice_key(std::string& key, std::string_view text, bool correct) {
    key += correct ? "\x1F+" : "\x1F-";
    key += text;
}

}  // namespace qbank

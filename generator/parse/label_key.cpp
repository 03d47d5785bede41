#include "parse/label_key.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {

std::string label_key(std::string_view plain) {
    std::string result;
    const std::string folded = unicode::fold(plain);
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = text::next_code_point(folded, at);
        if (unicode::is_word(c)) {
            text::append_utf8(result, c);
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    return std::string(text::trim(result));
}

}  // namespace qbank

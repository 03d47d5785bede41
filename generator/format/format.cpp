#include "format/format.hpp"

#include "base/diagnostics.hpp"
#include "base/front_matter.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

std::string unix_line_ends(std::string_view s) {
    std::string result = text::replace_all(s, "\r\n", "\n");
    return text::replace_all(result, "\r", "\n");
}

struct Parts {
    std::string_view yaml, closing, body;
};

/// The text between the markers, the closing marker's line, and the rest.
Parts take_apart(std::string_view text, std::string_view body) {
    const std::size_t begin = text.find('\n') + 1;
    const std::size_t body_at = text.size() - body.size();
    std::size_t closing = body_at;
    if (closing > begin && text[closing - 1] == '\n') --closing;
    closing = text.rfind('\n', closing - 1) + 1;
    return {text.substr(begin, closing - begin), text.substr(closing, body_at - closing), body};
}

}  // namespace

bool is_question_file(std::string_view text) {
    Diagnostics ignored;
    const FrontMatter parts = split_front_matter(text, "", ignored);
    return parts.present && parts.values && parts.values->is_map() &&
           parts.values->find("question") != nullptr;
}

std::string formatted(std::string_view bytes) {
    if (text::invalid_utf8(bytes) || bytes.find('\0') != std::string_view::npos) return std::string(bytes);
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string_view rest = bytes;
    if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
    const std::string text = unix_line_ends(rest);
    if (!is_question_file(text)) return std::string(bytes);
    Diagnostics ignored;
    const FrontMatter whole = split_front_matter(text, "", ignored);
    const Parts parts = take_apart(text, whole.body);
    std::string result = "---\n" + formatted_front_matter(parts.yaml) + "---\n" +
                         with_code_languages(formatted_body(parts.body));
    if (!result.ends_with('\n')) result += '\n';
    return result;
}

}  // namespace qbank

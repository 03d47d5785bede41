#include <optional>
#include <string>

#include "base/markdown.hpp"
#include "base/text.hpp"

namespace qbank::markdown {
namespace {

bool is_word(char c) { return text::is_alnum(c); }

/// The end of "**words**" or "`code`" at `at`, where CommonMark can read nothing else; 0 if that is not
/// certain. `mark` is the length of the marks.
std::size_t pair_end(std::string_view s, std::size_t at, std::size_t mark) {
    const std::string_view marks = s.substr(at, mark);
    const std::size_t close = s.find(marks[0], at + mark);
    if (close == std::string_view::npos || close == at + mark || s.substr(close, mark) != marks) return 0;
    const std::size_t end = close + mark;
    if (end < s.size() && s[end] == marks[0]) return 0;
    const std::string_view inside = s.substr(at + mark, close - at - mark);
    if (marks == "`") return text::is_space(inside.front()) ? 0 : end;
    const bool bare = inside.find('`') == std::string_view::npos;
    return bare && is_word(inside.front()) && is_word(inside.back()) ? end : 0;
}

/// plain_text() of one line that holds no markup but bold words and code, as nine of ten do; nothing if a
/// parser has to look. `s` is trimmed.
std::optional<std::string> simple_text(std::string_view s) {
    if (s.empty() ||
        !(text::is_alpha(s[0]) || static_cast<unsigned char>(s[0]) >= 0x80 || s[0] == '`' || s[0] == '*'))
        return std::nullopt;
    if (s.starts_with("```") || s.starts_with("* ") || s.starts_with("***")) return std::nullopt;
    // A bare address swallows the marks in it.
    if (s.find("://") != std::string_view::npos || s.find("www.") != std::string_view::npos)
        return std::nullopt;
    std::string result;
    result.reserve(s.size());
    for (std::size_t at = 0; at < s.size();) {
        const char c = s[at];
        switch (c) {
            case '\\':
            case '[':
            case ']':
            case '<':
            case '&':
            case '~':
            case '|':
            case '\n':
            case '\r': return std::nullopt;
            case '_': {
                const bool inside_word =
                    at > 0 && at + 1 < s.size() && is_word(s[at - 1]) && is_word(s[at + 1]);
                if (!inside_word) return std::nullopt;
                result += s[at++];
                break;
            }
            case '*':
            case '`': {
                const std::size_t mark = c == '`' ? 1 : s.substr(at, 2) == "**" ? 2 : 1;
                const std::size_t end = pair_end(s, at, mark);
                if (end == 0) return std::nullopt;
                result += s.substr(at + mark, end - at - 2 * mark);
                at = end;
                break;
            }
            default: result += s[at++];
        }
    }
    return text::squeeze(result);
}

}  // namespace

std::string plain_text(Node node, std::size_t enough) {
    std::string result;
    Node current = node;
    std::size_t look = enough;  // when so much is there
    const auto add_break = [&] {
        if (!result.empty() && result.back() != ' ') result += ' ';
    };
    while (current) {
        switch (current.type()) {
            case Type::text:
            case Type::code: result += current.literal(); break;
            case Type::code_block:
                add_break();
                result += current.literal();
                break;
            case Type::soft_break:
            case Type::line_break:
            case Type::paragraph:
            case Type::item:
            case Type::heading:
            case Type::table_cell:
            case Type::quote: add_break(); break;
            default: break;
        }
        if (result.size() > look) {
            std::string squeezed = text::squeeze(result);
            if (squeezed.size() >= enough) return squeezed;
            look = 2 * result.size();
        }
        if (current.first_child()) {
            current = current.first_child();
            continue;
        }
        while (current && current != node && !current.next()) current = current.parent();
        if (!current || current == node) break;
        current = current.next();
    }
    return text::squeeze(result);
}

std::string plain_text(std::string_view markdown) {
    const bool may_be_code = markdown.starts_with("    ") || markdown.find('\t') < 4;
    if (!may_be_code) {
        if (std::optional<std::string> simple = simple_text(text::trim(markdown))) return *std::move(simple);
    }
    const Scratch scratch;
    const Tree tree(markdown, scratch);
    return plain_text(tree.root());
}

std::string plain_inline(std::string_view line) {
    // Behind a word, nothing can begin a block.
    constexpr std::string_view word = "x ";
    std::string result = plain_text(std::string(word) + text::squeeze(line));
    result.erase(0, std::min(result.size(), word.size()));
    return result;
}

std::string escape(std::string_view plain) {
    std::string result;
    bool line_start = true;  // nothing but white space so far
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        const std::string_view rest = plain.substr(i);
        if (line_start && text::is_space(c)) {
            const char mark = c == '\n' || c == '\r' ? '\n' : ' ';
            if (mark == '\n' || result.empty() || result.back() == '\n') result += mark;
            continue;
        }
        if (line_start && text::is_digit(c)) {
            std::size_t digits = 1;
            while (digits < rest.size() && text::is_digit(rest[digits])) ++digits;
            result += rest.substr(0, digits);
            if (digits < rest.size() && (rest[digits] == '.' || rest[digits] == ')')) result += '\\';
            i += digits - 1;
            line_start = false;
            continue;
        }
        const bool inside_word =
            i > 0 && i + 1 < plain.size() && text::is_alnum(plain[i - 1]) && text::is_alnum(plain[i + 1]);
        const bool markup = std::string_view("\\`*[]<>|~").find(c) != std::string_view::npos ||
                            (c == '_' && !inside_word) ||
                            (c == '&' && rest.size() > 1 && !text::is_space(rest[1])) ||
                            (c == ':' && rest.starts_with("://")) ||  // or a bare address becomes a link,
                            (c == '.' && i >= 3 &&
                             text::lower(plain.substr(i - 3, 3)) == "www") ||  // with our backslashes in it
                            (line_start && std::string_view("#+-=:").find(c) != std::string_view::npos);
        if (markup) result += '\\';
        result += c;
        line_start = c == '\n' || c == '\r';
    }
    return result;
}

}  // namespace qbank::markdown

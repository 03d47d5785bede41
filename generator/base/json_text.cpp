#include "base/json_text.hpp"

#include <fmt/format.h>

#include <array>

#include "base/text.hpp"

namespace qbank {
namespace {

using Bytes = std::array<bool, 256>;

/// Bytes that stand for themselves in a JSON text, whatever is around them.
constexpr Bytes plain_in_file = [] {
    Bytes plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
    return plain;
}();

constexpr Bytes plain_in_script = [] {
    Bytes plain = plain_in_file;
    for (const unsigned char c : {'<', '>', '&'}) plain[c] = false;
    return plain;
}();

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    }
}

}  // namespace

void JsonText::value(std::string_view text) {
    const Bytes& is_plain = place_ == Place::script ? plain_in_script : plain_in_file;
    separate();
    out_ += '"';
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t from = at;
        while (at < text.size() && is_plain[static_cast<unsigned char>(text[at])]) ++at;
        out_.append(text, from, at - from);
        if (at == text.size()) break;
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            append_escaped(out_, text[at++]);
        } else {
            text::append_utf8(out_, text::next_code_point(text, at));
        }
    }
    out_ += '"';
}

void JsonText::value(std::uint32_t number) {
    separate();
    out_ += fmt::to_string(number);
}

}  // namespace qbank

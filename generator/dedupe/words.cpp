#include "dedupe/words.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

constexpr char32_t curly_apostrophe = 0x2019;

constexpr std::string_view operators = "=<>!*|^%~@";

bool is_operator(char32_t c) {
    return c < 0x80 && c != U'!' && operators.find(static_cast<char>(c)) != std::string_view::npos;
}

bool is_ending(std::string_view s) {
    return s == "py" || s == "js" || s == "ts" || s == "json" || s == "yml" || s == "yaml" || s == "net" ||
           s == "io" || s == "env" || s == "sh" || s == "md" || s == "txt" || s == "xml" || s == "java" ||
           s == "go" || s == "cfg";
}

/// "a/b" and "a.b" are two words unless one part is as short as in "ci/cd" and "i/o", or a file's ending.
bool splits(std::string_view left, std::string_view right, char joint) {
    if (joint == '/') return left.size() > 2 && right.size() > 2;
    return left.size() > 2 && right.size() > 2 && !is_ending(right) && !text::is_digit(left.back()) &&
           !text::is_digit(right.front());
}

}  // namespace

void Words::add(std::size_t from) {
    std::string_view word = std::string_view(buffer_).substr(from);
    while (!word.empty() && (word.back() == '.' || word.back() == '/' || word.back() == '_'))
        word.remove_suffix(1);
    while (word.size() > 1 && word.front() == '_') word.remove_prefix(1);
    if (word.empty()) return;
    for (std::size_t at = 1; at + 1 < word.size(); ++at) {
        if (word[at] != '/' && word[at] != '.') continue;
        const std::size_t end = std::min(word.find_first_of("./", at + 1), word.size());
        if (!splits(word.substr(0, at), word.substr(at + 1, end - at - 1), word[at])) continue;
        push(word.substr(0, at), false, capitals_);
        word.remove_prefix(at + 1);
        at = 0;
    }
    push(word, false, capitals_ && word.size() > 1);
}

void Words::push(std::string_view text, bool punctuation, bool capitals) {
    Word& word = words_.emplace_back();
    word.text = text;
    word.punctuation = punctuation;
    word.bracketed = bracketed_;
    word.capitals = capitals;
}

void Words::add_literal(std::string_view word) { push(word, false, false); }

void Words::add_punctuation(char c) {
    static constexpr std::string_view known = ",.;:?!()-";
    const std::size_t at = known.find(c);
    if (at != std::string_view::npos) push(known.substr(at, 1), true, false);
}

void Words::cut(std::string_view plain) {
    buffer_.clear();
    words_.clear();
    bracketed_ = capitals_ = false;
    const std::string s = unicode::fold_accents(plain);
    buffer_.reserve(2 * s.size() + 16);
    std::size_t from = 0;
    // Case tells keywords ("WHERE and HAVING") only in a text that has both, and only where folding kept the
    // bytes.
    const bool cased = text::is_ascii(plain) && s.size() == plain.size() &&
                       std::any_of(plain.begin(), plain.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    bool lower_seen = false;
    const auto flush = [&] {
        capitals_ = cased && !lower_seen;
        if (buffer_.size() > from) add(from);
        from = buffer_.size();
        lower_seen = false;
    };
    char32_t before = 0;
    for (std::size_t at = 0; at < s.size();) {
        if (text::is_alnum(s[at])) {  // most of all text
            if (unicode::is_unspaced(before)) from = buffer_.size();
            const std::size_t first = at;
            for (; at < s.size() && text::is_alnum(s[at]); ++at)
                lower_seen = lower_seen || (cased && plain[at] >= 'a' && plain[at] <= 'z');
            buffer_.append(s, first, at - first);
            before = static_cast<unsigned char>(s[at - 1]);
            continue;
        }
        const char32_t c = text::next_code_point(s, at);
        const char next = at < s.size() ? s[at] : ' ';
        if (c == U'\'' || c == curly_apostrophe) {
            const std::string_view rest = std::string_view(s).substr(at);
            const bool ends = rest.size() < 2 || !text::is_alnum(rest[1]);
            if (next == 's' && ends) {
                const std::string_view word = std::string_view(buffer_).substr(from);
                const bool verb =
                    word == "what" || word == "how" || word == "it" || word == "that" || word == "where";
                flush();
                if (verb) add_literal("is");
                ++at;
            } else if (next == 't' && ends && buffer_.size() > from && buffer_.back() == 'n') {
                buffer_.pop_back();
                if (std::string_view(buffer_).substr(from) == "ca") buffer_ += 'n';
                flush();
                add_literal("not");
                ++at;
            }
        } else if (unicode::is_unspaced(c)) {
            if (!unicode::is_unspaced(before)) flush();
            const std::size_t start = buffer_.size();
            if (unicode::is_unspaced(before)) text::append_utf8(buffer_, before);
            text::append_utf8(buffer_, c);
            from = start;
            const std::size_t after = at;
            std::size_t peek = at;
            const bool alone = !unicode::is_unspaced(before) &&
                               (after >= s.size() || !unicode::is_unspaced(text::next_code_point(s, peek)));
            if (unicode::is_unspaced(before) || alone) flush();
            from = buffer_.size();
        } else if (unicode::is_word(c) || c == U'+' || c == U'#' || c == U'_') {
            if (unicode::is_unspaced(before)) from = buffer_.size();
            if (cased && plain[at - 1] >= 'a' && plain[at - 1] <= 'z') lower_seen = true;
            text::append_utf8(buffer_, c);
        } else if ((c == U'.' || c == U'/') && text::is_alnum(next) && buffer_.size() > from) {
            text::append_utf8(buffer_, c);
        } else if (c == U'.' && text::is_alnum(next)) {
            // ".env": the point is dropped, the word stays
        } else if (is_operator(c)) {
            flush();
            const std::size_t end = std::min(s.find_first_not_of(operators, at), s.size());
            const bool alone = !unicode::is_word(before) && (end == s.size() || !text::is_alnum(s[end]));
            if (alone) {
                buffer_ += s.substr(at - 1, end - at + 1);
                lower_seen = true;
                flush();
                at = end;
            }
        } else {
            flush();
            if (c == U'&') add_literal("and");
            if (c == U'(') bracketed_ = true;
            if (c == U')') bracketed_ = false;
            if (c == U'-' && before != U' ') {
                before = c;
                continue;  // a hyphen inside a word
            }
            if (c == 0x2013 || c == 0x2014) add_punctuation('-');
            if (c < 0x80) add_punctuation(static_cast<char>(c));
        }
        before = c;
    }
    flush();
}

}  // namespace qbank

#include <algorithm>
#include <array>

#include "base/highlight_languages.hpp"
#include "base/highlight_scanners.hpp"
#include "base/text.hpp"

namespace qbank::highlight {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_word_start(char c) { return text::is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool is_word(char c) { return is_word_start(c) || text::is_digit(c); }

class Scanner {
  public:
    Scanner(std::string_view code, const Language& language, Marks& marks)
        : code_(code),
          language_(language),
          marks_(marks),
          ends_{Finder(language.quotes[0].close), Finder(language.quotes[1].close),
                Finder(language.quotes[2].close), Finder(language.quotes[3].close),
                Finder(language.quotes[4].close)},
          block_end_(language.block_close) {}

    void run() {
        while (at_ < code_.size()) {
            const char c = code_[at_];
            if (c == '\n') {
                first_ = true;
                ++at_;
            } else if (c == ' ' || c == '\t') {
                ++at_;
            } else {
                token(c);
                first_ = false;
            }
        }
    }

  private:
    bool here(std::string_view s) const { return !s.empty() && code_.substr(at_, s.size()) == s; }
    char peek(std::size_t ahead) const { return at_ + ahead < code_.size() ? code_[at_ + ahead] : '\0'; }
    char before() const { return at_ > 0 ? code_[at_ - 1] : '\n'; }
    std::size_t line_end(std::size_t from) const { return std::min(code_.find('\n', from), code_.size()); }

    /// Marks from here to `end` and goes on there.
    void take(std::size_t end, char kind) {
        marks_.mark(at_, end, kind);
        operand_ = kind == 'k' || kind == 'd';
        at_ = end;
    }

    /// A place where a comment or text may begin, in languages in which `it's` and `a#b` are words.
    bool may_open() const {
        return !language_.spaced || text::is_space(before()) ||
               std::string_view("[]{}(),;:=|&<>").find(before()) != npos;
    }

    void token(char c) {
        if (is_word_start(c)) return word();
        defines_ = false;
        if (text::is_digit(c)) return number();
        if (may_open() && (comment() || quoted())) return;
        if (language_.directives && first_ && c == '#') return take(word_end(at_ + 1), 'd');
        if (language_.decorators && c == '@' && is_word_start(peek(1)) && !is_word(before())) {
            return take(word_end(at_ + 1, "."), 'd');
        }
        if (language_.variables && c == '$' && variable()) return;
        if (language_.sections && first_ && c == '[') return take(line_end(at_), 'a');
        if (language_.spaced && c == '-' && option()) return;
        if (language_.regexes && c == '/' && operand_ && regex()) return;
        operand_ = std::string_view(")]}").find(c) == npos;
        ++at_;
    }

    bool comment() {
        if (language_.spaced && !text::is_space(before())) return false;
        if (here(language_.line_comment) || here(language_.second_line_comment)) {
            take(line_end(at_), 'c');
            return true;
        }
        if (!here(language_.block_open)) return false;
        take(language_.nested_comments ? nested_end() : block_end(), 'c');
        return true;
    }

    std::size_t block_end() {
        const std::size_t end = block_end_.find(code_, at_ + language_.block_open.size());
        return end == npos ? code_.size() : end + language_.block_close.size();
    }

    std::size_t nested_end() const {
        std::size_t depth = 0, at = at_;
        while (at < code_.size()) {
            if (code_.substr(at, 2) == language_.block_open) {
                ++depth;
                at += 2;
            } else if (code_.substr(at, 2) == language_.block_close) {
                at += 2;
                if (--depth == 0) return at;
            } else {
                ++at;
            }
        }
        return code_.size();
    }

    bool quoted(std::size_t prefix = 0) {
        for (std::size_t i = 0; i < language_.quotes.size(); ++i) {
            const Quotes& quotes = language_.quotes[i];
            if (quotes.open.empty()) break;
            if (code_.substr(at_ + prefix, quotes.open.size()) != quotes.open) continue;
            const std::size_t end = text_end(quotes, ends_[i], at_ + prefix + quotes.open.size());
            if (end == npos) continue;
            take(end, language_.keys == Keys::colon && is_key(end) ? 'a' : 's');
            return true;
        }
        return language_.raw_hashes && prefix == 0 && code_[at_] == '\'' && character();
    }

    /// Behind the end of a text that began before `from`; npos if nothing ends it.
    std::size_t text_end(const Quotes& quotes, Finder& finder, std::size_t from) {
        if (!quotes.many_lines) {
            if (from < hopeless_) return npos;
            for (std::size_t at = from; at < code_.size() && code_[at] != '\n'; ++at) {
                if (quotes.escapes && code_[at] == '\\') {
                    ++at;
                } else if (code_.substr(at, quotes.close.size()) == quotes.close) {
                    return at + quotes.close.size();
                }
            }
            hopeless_ = line_end(from);
            return npos;
        }
        // Nothing further on could end it: then this is no quotation mark, and what follows is code.
        if (finder.find(code_, from) == npos) return npos;
        for (std::size_t at = from; at < code_.size(); ++at) {
            if (quotes.escapes && code_[at] == '\\') {
                ++at;
            } else if (code_[at] == quotes.close[0] &&
                       code_.substr(at, quotes.close.size()) == quotes.close) {
                return at + quotes.close.size();
            }
        }
        return code_.size();
    }

    /// Rust's 'x' and '\n'; in 'a the mark begins a lifetime.
    bool character() {
        const std::size_t end = code_.find_first_of("'\n", at_ + (peek(1) == '\\' ? 3 : 2));
        constexpr std::size_t longest = 12;  // '\u{10FFFF}'
        if (end == npos || end - at_ > longest || code_[end] == '\n') return false;
        if (peek(1) != '\\' && text::code_points(code_.substr(at_ + 1, end - at_ - 1)) != 1) return false;
        take(end + 1, 's');
        return true;
    }

    std::size_t word_end(std::size_t at, std::string_view more = "") const {
        while (at < code_.size() && (is_word(code_[at]) || language_.word_signs.find(code_[at]) != npos ||
                                     more.find(code_[at]) != npos))
            ++at;
        return at;
    }

    bool is_key(std::size_t end) const {
        if (language_.keys == Keys::colon) {
            std::size_t at = end;
            while (at < code_.size() && code_[at] == ' ') ++at;
            if (at >= code_.size() || code_[at] != ':') return false;
            return at + 1 >= code_.size() || text::is_space(code_[at + 1]) ||
                   (!language_.spaced && code_[at + 1] != ':');
        }
        if (language_.keys == Keys::assignment && first_) {
            const std::size_t at = code_.find_first_not_of(' ', end);
            return at != npos && code_[at] == '=';
        }
        return false;
    }

    void word() {
        if (raw()) return;
        const std::size_t prefix = text_prefix();
        if (prefix > 0 && quoted(prefix)) return;
        const std::size_t end = word_end(at_);
        const std::string_view found = code_.substr(at_, end - at_);
        // A property or method may be called like a keyword.
        const bool member = before() == '.' && peek(0) != '\0';
        const char kind = language_.instructions && !first_ ? '\0' : kind_of_word(language_, found);
        const bool defined = defines_;
        defines_ = kind == 'f';
        if (language_.keys != Keys::none && is_key(end)) return take(end, 'a');
        if (kind != 0 && !member) return take(end, kind == 'f' ? 'k' : kind);
        if (defined) return take(end, 'f');
        operand_ = false;
        at_ = end;
    }

    /// How many letters of a prefix stand before a quotation mark here.
    std::size_t text_prefix() const {
        std::size_t n = 0;
        while (n < 3 && language_.prefixes.find(peek(n)) != npos && peek(n) != '\0') ++n;
        return n > 0 && (peek(n) == '"' || peek(n) == '\'') ? n : 0;
    }

    /// r"…", r#"…"# and R"x(…)x".
    bool raw() {
        if (language_.raw_hashes && code_[at_] == 'r' && (peek(1) == '"' || peek(1) == '#')) {
            std::size_t quote = at_ + 1;
            while (quote < code_.size() && code_[quote] == '#' && quote - at_ < 16) ++quote;
            if (quote >= code_.size() || code_[quote] != '"') return false;
            return raw_text(quote + 1, "\"" + std::string(quote - at_ - 1, '#'));
        }
        if (language_.raw_parentheses && here("R\"")) {
            constexpr std::size_t longest = 16;
            const std::size_t open = code_.substr(at_ + 2, longest + 1).find('(');
            if (open == npos) return false;
            return raw_text(at_ + open + 3, ")" + std::string(code_.substr(at_ + 2, open)) + "\"");
        }
        return false;
    }

    bool raw_text(std::size_t from, const std::string& close) {
        const std::size_t end = code_.find(close, from);
        take(end == npos ? code_.size() : end + close.size(), 's');
        return true;
    }

    void number() {
        std::size_t at = at_;
        while (at < code_.size()) {
            const char c = code_[at];
            const bool sign = (c == '+' || c == '-') && text::lower(code_[at - 1]) == 'e' && at > at_ &&
                              text::lower(peek(1)) != 'x';
            const bool point = c == '.' && at + 1 < code_.size() && text::is_digit(code_[at + 1]);
            const bool quote = c == '\'' && language_.raw_parentheses && at + 1 < code_.size() &&
                               text::is_alnum(code_[at + 1]);
            if (!text::is_alnum(c) && c != '_' && c != '%' && !point && !sign && !quote) break;
            if (c == '%' && !language_.word_signs.starts_with('-')) break;
            ++at;
        }
        take(at, 'n');
    }

    bool variable() {
        if (peek(1) == '{') {
            const std::size_t end = at_ < hopeless_ ? npos : code_.find_first_of("}\n", at_);
            if (end == npos || code_[end] == '\n') {
                hopeless_ = std::max(hopeless_, line_end(at_));
                return false;
            }
            take(end + 1, 'd');
            return true;
        }
        std::size_t end = at_ + 1;
        while (end < code_.size() && is_word(code_[end])) ++end;
        if (end == at_ + 1 && std::string_view("?!#@*$").find(peek(1)) != npos && peek(1) != '\0') ++end;
        if (end == at_ + 1) return false;
        take(end, 'd');
        return true;
    }

    /// `-x` and `--long`: not a keyword's beginning, and no number.
    bool option() {
        if (!text::is_space(before()) || (!is_word_start(peek(1)) && peek(1) != '-')) return false;
        at_ = word_end(at_ + 1);
        return true;
    }

    bool regex() {
        if (at_ < hopeless_) return false;
        bool in_class = false;
        for (std::size_t at = at_ + 1; at < code_.size() && code_[at] != '\n'; ++at) {
            const char c = code_[at];
            if (c == '\\') {
                ++at;
            } else if (c == '[' || c == ']') {
                in_class = c == '[';
            } else if (c == '/' && !in_class) {
                take(word_end(at + 1), 's');
                return true;
            }
        }
        hopeless_ = line_end(at_);
        return false;
    }

    std::string_view code_;
    const Language& language_;
    Marks& marks_;
    std::array<Finder, 5> ends_;
    Finder block_end_;
    std::size_t at_ = 0;
    /// Up to here something that was opened on this line is not closed: nothing else is looked for on it, or
    /// a line of a million openings would take quadratic time.
    std::size_t hopeless_ = 0;
    bool first_ = true;     ///< nothing but blanks so far on this line
    bool operand_ = true;   ///< an operand is expected, so `/` begins a regular expression
    bool defines_ = false;  ///< the word before defines the next one
};

}  // namespace

void scan_code(std::string_view code, const Language& language, Marks& marks) {
    Scanner(code, language, marks).run();
}

}  // namespace qbank::highlight

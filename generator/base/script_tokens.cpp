#include "base/script_tokens.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace qbank {
namespace {

constexpr auto words_before_regex =
    std::to_array<std::string_view>({"await", "case", "delete", "do", "else", "in", "instanceof", "new", "of",
                                     "return", "throw", "typeof", "void", "yield"});
constexpr auto keywords = std::to_array<std::string_view>(
    {"as",       "async",     "await",      "break",  "case",  "catch",    "class", "const",
     "continue", "debugger",  "default",    "delete", "do",    "else",     "enum",  "export",
     "extends",  "false",     "finally",    "for",    "from",  "function", "get",   "if",
     "import",   "in",        "instanceof", "let",    "new",   "null",     "of",    "return",
     "set",      "static",    "super",      "switch", "this",  "throw",    "true",  "try",
     "typeof",   "undefined", "var",        "void",   "while", "with",     "yield"});

bool is_name_start(char c) {
    return text::is_alpha(c) || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

class Lexer {
  public:
    explicit Lexer(std::string_view s) : s_(s) {}

    std::optional<std::vector<ScriptToken>> tokens() {
        while (skip_space(), at_ < s_.size()) {
            if (!next()) return std::nullopt;
        }
        if (!brackets_.empty()) return std::nullopt;
        return std::move(tokens_);
    }

  private:
    void skip_space() {
        while (at_ < s_.size()) {
            if (text::is_space(s_[at_])) {
                line_end_ |= s_[at_++] == '\n';
            } else if (s_.substr(at_).starts_with("//")) {
                at_ = std::min(s_.find('\n', at_), s_.size());
            } else if (s_.substr(at_).starts_with("/*")) {
                const std::size_t end = s_.find("*/", at_ + 2);
                line_end_ |= s_.substr(at_, end - at_).find('\n') != std::string_view::npos;
                at_ = end == std::string_view::npos ? s_.size() : end + 2;
            } else {
                return;
            }
        }
    }

    void add(ScriptToken::Kind kind, std::size_t end) {
        const bool object = !brackets_.empty() && objects_.back();
        tokens_.push_back(
            {kind, s_.substr(at_, end - at_), line_end_, brackets_.empty() ? 0 : brackets_.back(), object});
        line_end_ = false;
        at_ = end;
    }

    bool next() {
        const char c = s_[at_];
        if (is_name_start(c) || c == '#') {
            std::size_t end = at_ + 1;
            while (end < s_.size() && is_name_character(s_[end])) ++end;
            add(ScriptToken::Kind::word, end);
            return true;
        }
        if (text::is_digit(c) || (c == '.' && at_ + 1 < s_.size() && text::is_digit(s_[at_ + 1]))) {
            std::size_t end = at_ + 1;
            while (end < s_.size() && (is_name_character(s_[end]) || s_[end] == '.')) ++end;
            add(ScriptToken::Kind::number, end);
            return true;
        }
        if (c == '"' || c == '\'') return quoted(c);
        if (c == '`') return template_from(at_ + 1);
        if (c == '/' && regex_may_stand_here()) return regex();
        if (c == '}' && !templates_.empty() && templates_.back() == brackets_.size()) {
            templates_.pop_back();
            return template_from(at_ + 1);
        }
        return sign(c);
    }

    bool quoted(char quote) {
        for (std::size_t end = at_ + 1; end < s_.size() && s_[end] != '\n'; ++end) {
            if (s_[end] == '\\') {
                ++end;
            } else if (s_[end] == quote) {
                add(ScriptToken::Kind::literal, end + 1);
                return true;
            }
        }
        return false;
    }

    bool template_from(std::size_t end) {
        for (; end < s_.size(); ++end) {
            if (s_[end] == '\\') {
                ++end;
            } else if (s_[end] == '`') {
                add(ScriptToken::Kind::literal, end + 1);
                return true;
            } else if (s_.substr(end).starts_with("${")) {
                add(ScriptToken::Kind::literal, end + 2);
                templates_.push_back(brackets_.size());
                return true;
            }
        }
        return false;
    }

    bool regex_may_stand_here() const {
        if (tokens_.empty()) return true;
        const ScriptToken& last = tokens_.back();
        switch (last.kind) {
            case ScriptToken::Kind::word: return is_any_of(last.text, words_before_regex);
            case ScriptToken::Kind::sign: return last.text != ")" && last.text != "]" && last.text != "}";
            case ScriptToken::Kind::literal: return last.text.ends_with("${");
            default: return false;
        }
    }

    bool regex() {
        bool in_class = false;
        for (std::size_t end = at_ + 1; end < s_.size() && s_[end] != '\n'; ++end) {
            if (s_[end] == '\\') {
                ++end;
            } else if (s_[end] == '[') {
                in_class = true;
            } else if (s_[end] == ']') {
                in_class = false;
            } else if (s_[end] == '/' && !in_class) {
                ++end;
                while (end < s_.size() && is_name_character(s_[end])) ++end;
                add(ScriptToken::Kind::regex, end);
                return true;
            }
        }
        return false;
    }

    /// `{` opens an object unless what stands before it can only be followed by a block.
    bool opens_object() const {
        if (tokens_.empty()) return false;
        const std::string_view before = tokens_.back().text;
        if (tokens_.back().kind == ScriptToken::Kind::literal) return before.ends_with("${");
        return !is_any_of(before, std::to_array<std::string_view>(
                                      {")", "=>", ";", "{", "}", "else", "try", "finally", "do"}));
    }

    bool sign(char c) {
        for (const std::string_view longer : {"...", "?.", "=>", "++", "--"}) {
            if (s_.substr(at_).starts_with(longer)) {
                add(ScriptToken::Kind::sign, at_ + longer.size());
                return true;
            }
        }
        if (c == ')' || c == ']' || c == '}') {
            if (brackets_.empty()) return false;
            brackets_.pop_back();
            objects_.pop_back();
            add(ScriptToken::Kind::sign, at_ + 1);
            return true;
        }
        const bool object = c == '{' && opens_object();
        add(ScriptToken::Kind::sign, at_ + 1);
        if (c == '(' || c == '[' || c == '{') {
            brackets_.push_back(tokens_.size());
            objects_.push_back(object);
        }
        return true;
    }

    std::string_view s_;
    std::size_t at_ = 0;
    bool line_end_ = false;
    std::vector<ScriptToken> tokens_;
    std::vector<std::size_t> brackets_;  ///< index + 1 of each open bracket
    std::vector<bool> objects_;
    std::vector<std::size_t> templates_;  ///< how many brackets are open around each `${`
};

}  // namespace

std::optional<std::vector<ScriptToken>> script_tokens(std::string_view script) {
    return Lexer(script).tokens();
}

bool is_name_character(char c) { return is_name_start(c) || text::is_digit(c); }

bool is_script_keyword(std::string_view word) { return is_any_of(word, keywords); }

}  // namespace qbank

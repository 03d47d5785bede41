#include "base/script.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "base/text.hpp"

namespace qbank {
namespace {

struct Token {
    enum class Kind : std::uint8_t { word, number, literal, regex, sign };
    Kind kind;
    std::string_view text;
    bool after_line_end = false;
    std::size_t opener = 0;  ///< index + 1 of the innermost bracket around it, 0 for none
    bool in_object = false;  ///< that bracket is an object literal, a pattern or an import list
};

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
/// Names of `window` that a script might use somewhere although it has a variable of that name elsewhere.
constexpr auto browser_names = std::to_array<std::string_view>({"addEventListener",
                                                                "alert",
                                                                "arguments",
                                                                "blur",
                                                                "caches",
                                                                "close",
                                                                "closed",
                                                                "confirm",
                                                                "console",
                                                                "crypto",
                                                                "document",
                                                                "event",
                                                                "external",
                                                                "fetch",
                                                                "find",
                                                                "focus",
                                                                "frames",
                                                                "history",
                                                                "indexedDB",
                                                                "innerHeight",
                                                                "innerWidth",
                                                                "isNaN",
                                                                "length",
                                                                "localStorage",
                                                                "location",
                                                                "matchMedia",
                                                                "name",
                                                                "navigator",
                                                                "onmessage",
                                                                "open",
                                                                "opener",
                                                                "origin",
                                                                "parent",
                                                                "performance",
                                                                "postMessage",
                                                                "print",
                                                                "prompt",
                                                                "screen",
                                                                "scroll",
                                                                "scrollTo",
                                                                "scrollX",
                                                                "scrollY",
                                                                "self",
                                                                "sessionStorage",
                                                                "status",
                                                                "stop",
                                                                "toolbar",
                                                                "top",
                                                                "window"});

template <class List>
bool among(std::string_view s, const List& list) {
    return std::find(list.begin(), list.end(), s) != list.end();
}

bool is_name_start(char c) {
    return text::is_alpha(c) || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) { return is_name_start(c) || text::is_digit(c); }

/// Cuts a script into tokens. A template is a literal up to `${` and from `}` on; what is between are tokens.
class Lexer {
  public:
    explicit Lexer(std::string_view s) : s_(s) {}

    std::optional<std::vector<Token>> tokens() {
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

    void add(Token::Kind kind, std::size_t end) {
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
            while (end < s_.size() && is_name(s_[end])) ++end;
            add(Token::Kind::word, end);
            return true;
        }
        if (text::is_digit(c) || (c == '.' && at_ + 1 < s_.size() && text::is_digit(s_[at_ + 1]))) {
            std::size_t end = at_ + 1;
            while (end < s_.size() && (is_name(s_[end]) || s_[end] == '.')) ++end;
            add(Token::Kind::number, end);
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
                add(Token::Kind::literal, end + 1);
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
                add(Token::Kind::literal, end + 1);
                return true;
            } else if (s_.substr(end).starts_with("${")) {
                add(Token::Kind::literal, end + 2);
                templates_.push_back(brackets_.size());
                return true;
            }
        }
        return false;
    }

    bool regex_may_stand_here() const {
        if (tokens_.empty()) return true;
        const Token& last = tokens_.back();
        switch (last.kind) {
            case Token::Kind::word: return among(last.text, words_before_regex);
            case Token::Kind::sign: return last.text != ")" && last.text != "]" && last.text != "}";
            case Token::Kind::literal: return last.text.ends_with("${");
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
                while (end < s_.size() && is_name(s_[end])) ++end;
                add(Token::Kind::regex, end);
                return true;
            }
        }
        return false;
    }

    /// `{` opens an object unless what stands before it can only be followed by a block.
    bool opens_object() const {
        if (tokens_.empty()) return false;
        const std::string_view before = tokens_.back().text;
        if (tokens_.back().kind == Token::Kind::literal) return before.ends_with("${");
        return !among(before, std::to_array<std::string_view>(
                                  {")", "=>", ";", "{", "}", "else", "try", "finally", "do"}));
    }

    bool sign(char c) {
        for (const std::string_view longer : {"...", "?.", "=>", "++", "--"}) {
            if (s_.substr(at_).starts_with(longer)) {
                add(Token::Kind::sign, at_ + longer.size());
                return true;
            }
        }
        if (c == ')' || c == ']' || c == '}') {
            if (brackets_.empty()) return false;
            brackets_.pop_back();
            objects_.pop_back();
            add(Token::Kind::sign, at_ + 1);
            return true;
        }
        const bool object = c == '{' && opens_object();
        add(Token::Kind::sign, at_ + 1);
        if (c == '(' || c == '[' || c == '{') {
            brackets_.push_back(tokens_.size());
            objects_.push_back(object);
        }
        return true;
    }

    std::string_view s_;
    std::size_t at_ = 0;
    bool line_end_ = false;
    std::vector<Token> tokens_;
    std::vector<std::size_t> brackets_;  ///< index + 1 of each open bracket
    std::vector<bool> objects_;
    std::vector<std::size_t> templates_;  ///< how many brackets are open around each `${`
};

/// New names for the local variables of a script.
class Names {
  public:
    explicit Names(const std::vector<Token>& tokens) : tokens_(tokens) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].kind != Token::Kind::word || tokens[i].text[0] == '#') continue;
            if (among(tokens[i].text, keywords)) continue;
            ++counts_[tokens[i].text];
            if (is_kept(i)) kept_.insert(tokens[i].text);
            if (is_declared(i)) declared_.insert(tokens[i].text);
        }
    }

    std::map<std::string_view, std::string> chosen() const {
        std::vector<std::string_view> order;
        for (const std::string_view name : declared_)
            if (name.size() > 1 && !kept_.contains(name) && !among(name, browser_names))
                order.push_back(name);
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return counts_.at(a) > counts_.at(b); });
        std::map<std::string_view, std::string> result;
        std::size_t number = 0;
        for (const std::string_view name : order) {
            std::string made;
            do made = short_name(number++);
            while (counts_.contains(made) || among(std::string_view(made), keywords));
            if (made.size() < name.size()) result[name] = made;
        }
        return result;
    }

  private:
    std::string_view at(std::size_t i) const {
        return i < tokens_.size() ? tokens_[i].text : std::string_view{};
    }
    std::string_view before(std::size_t i, std::size_t by = 1) const {
        return i < by ? std::string_view{} : at(i - by);
    }

    /// Whether this occurrence is, or could be, a property, an import or an export.
    bool is_kept(std::size_t i) const {
        const std::string_view last = before(i), next = at(i + 1);
        if (last == "." || last == "?." || last == "#") return true;
        if (last == "import" || last == "export" || before(i, 2) == "export" || before(i, 3) == "export")
            return true;
        if (!tokens_[i].in_object) return false;
        const std::size_t opener = tokens_[i].opener;
        const std::string_view brace_after = before(opener - 1);
        if (brace_after == "import" || brace_after == "export") return true;
        // In an object, all but values begin after "{" or ",", perhaps behind a modifier.
        if (last == "{" || last == "," || last == "}" || last == ";") return true;
        return among(last, std::to_array<std::string_view>({"async", "get", "set", "static", "*"})) &&
               next == "(";
    }

    bool is_declared(std::size_t i) const {
        const std::string_view last = before(i);
        if (last == "const" || last == "let" || last == "var" || last == "function" || last == "class")
            return true;
        if (at(i + 1) == "=>") return true;
        const std::size_t opener = tokens_[i].opener;
        if (opener == 0) return declared_behind_comma(i);
        const std::string_view bracket = at(opener - 1), ahead = before(opener - 1);
        if (bracket == "[" && (ahead == "const" || ahead == "let")) return true;
        if (bracket == "{" && (ahead == "const" || ahead == "let")) return true;
        if (bracket == "(" && (last == "(" || last == ",")) {
            const std::string_view behind = at(closing(opener - 1) + 1);
            if (behind == "=>") return true;
            if (behind == "{")
                return !among(ahead, std::to_array<std::string_view>({"if", "for", "while", "switch"}));
        }
        return declared_behind_comma(i);
    }

    /// `b` in `let a = f(1, 2), b = 3`.
    bool declared_behind_comma(std::size_t i) const {
        if (before(i) != ",") return false;
        const std::size_t opener = tokens_[i].opener;
        for (std::size_t k = i; k-- > opener;) {
            if (tokens_[k].opener != opener) continue;
            const std::string_view word = tokens_[k].text;
            if (word == "const" || word == "let" || word == "var") return true;
            if (word == ";" || word == "=>" || word == "return") return false;
        }
        return false;
    }

    std::size_t closing(std::size_t open) const {
        for (std::size_t i = open + 1; i < tokens_.size(); ++i)
            if (tokens_[i].opener == tokens_[open].opener) return i;
        return tokens_.size();
    }

    static std::string short_name(std::size_t number) {
        constexpr std::string_view letters = "etnaoirscludpmhfgbvykwxjqzETNAOIRSCLUDPMHFGBVYKWXJQZ";
        std::string result(1, letters[number % letters.size()]);
        for (number /= letters.size(); number > 0; number /= letters.size())
            result += letters[--number % letters.size()];
        return result;
    }

    const std::vector<Token>& tokens_;
    std::map<std::string_view, std::size_t> counts_;
    std::set<std::string_view> kept_, declared_;
};

/// Whether a statement may end between the two, so that a line end there must stay.
bool may_end(const Token& last, const Token& next) {
    const bool ends = last.kind != Token::Kind::sign || last.text == ")" || last.text == "]" ||
                      last.text == "}" || last.text == "++" || last.text == "--";
    const bool begins = next.kind != Token::Kind::sign ||
                        among(next.text, std::to_array<std::string_view>({"(", "[", "{", "+", "-", "++", "--",
                                                                          "/", "!", "~", "*", "..."}));
    return ends && begins;
}

bool declares(const Token& token) {
    return token.kind == Token::Kind::word && (token.text == "const" || token.text == "let");
}

}  // namespace

std::string minify_script(std::string_view module) {
    const std::optional<std::vector<Token>> tokens = Lexer(module).tokens();
    if (!tokens) return std::string(module);
    const bool evaluates = std::any_of(tokens->begin(), tokens->end(), [](const Token& token) {
        return token.text == "eval" || token.text == "with";
    });
    if (evaluates) return std::string(module);
    const std::map<std::string_view, std::string> names = Names(*tokens).chosen();
    std::string result;
    std::set<std::size_t> declaring;  // innermost brackets of declarations that may go on
    for (std::size_t i = 0; i < tokens->size(); ++i) {
        const Token& token = (*tokens)[i];
        if (i > 0) {
            const Token& last = (*tokens)[i - 1];
            if (token.after_line_end && may_end(last, token)) {
                result += '\n';
                declaring.erase(token.opener);
            } else if ((is_name(result.back()) && is_name(token.text[0])) || token.text[0] == '#' ||
                       (result.back() == token.text[0] &&
                        (token.text[0] == '+' || token.text[0] == '-' || token.text[0] == '/')) ||
                       (last.kind == Token::Kind::number && token.text[0] == '.')) {
                result += ' ';
            }
        }
        const bool begins =
            i == 0 || among((*tokens)[i - 1].text, std::to_array<std::string_view>({";", "{", "}"}));
        if (begins && declares(token)) declaring.insert(token.opener);
        if (token.text == ";" && declaring.contains(token.opener)) {
            // "const a = 1; let b = 2;" is one statement in fewer bytes
            const Token* const next = i + 1 < tokens->size() ? &(*tokens)[i + 1] : nullptr;
            if (next != nullptr && declares(*next) && next->opener == token.opener) {
                result += ',';
                ++i;
                continue;
            }
            declaring.erase(token.opener);
        }
        const auto renamed = token.kind == Token::Kind::word ? names.find(token.text) : names.end();
        // What was never assigned to is not assigned to under "let" either, and one word packs better than
        // two.
        result += declares(token)          ? std::string_view("let")
                  : renamed == names.end() ? token.text
                                           : std::string_view(renamed->second);
    }
    result += '\n';
    return result;
}

}  // namespace qbank

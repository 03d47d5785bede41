#include "base/script.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "base/script_names.hpp"
#include "base/script_tokens.hpp"

namespace qbank {
namespace {

/// Whether a statement may end between the two, so that a line end there must stay.
bool may_end(const ScriptToken& last, const ScriptToken& next) {
    const bool ends = last.kind != ScriptToken::Kind::sign || last.text == ")" || last.text == "]" ||
                      last.text == "}" || last.text == "++" || last.text == "--";
    const bool begins =
        next.kind != ScriptToken::Kind::sign ||
        is_any_of(next.text, std::to_array<std::string_view>(
                                 {"(", "[", "{", "+", "-", "++", "--", "/", "!", "~", "*", "..."}));
    return ends && begins;
}

bool declares(const ScriptToken& token) {
    return token.kind == ScriptToken::Kind::word && (token.text == "const" || token.text == "let");
}

}  // namespace

std::string minify_script(std::string_view module) {
    const std::optional<std::vector<ScriptToken>> tokens = script_tokens(module);
    if (!tokens) return std::string(module);
    const bool evaluates = std::any_of(tokens->begin(), tokens->end(), [](const ScriptToken& token) {
        return token.text == "eval" || token.text == "with";
    });
    if (evaluates) return std::string(module);
    const std::map<std::string_view, std::string> names = short_names(*tokens);
    std::string result;
    std::set<std::size_t> declaring;  // innermost brackets of declarations that may go on
    for (std::size_t i = 0; i < tokens->size(); ++i) {
        const ScriptToken& token = (*tokens)[i];
        if (i > 0) {
            const ScriptToken& last = (*tokens)[i - 1];
            if (token.after_line_end && may_end(last, token)) {
                result += '\n';
                declaring.erase(token.opener);
            } else if ((is_name_character(result.back()) && is_name_character(token.text[0])) ||
                       token.text[0] == '#' ||
                       (result.back() == token.text[0] &&
                        (token.text[0] == '+' || token.text[0] == '-' || token.text[0] == '/')) ||
                       (last.kind == ScriptToken::Kind::number && token.text[0] == '.')) {
                result += ' ';
            }
        }
        const bool begins =
            i == 0 || is_any_of((*tokens)[i - 1].text, std::to_array<std::string_view>({";", "{", "}"}));
        if (begins && declares(token)) declaring.insert(token.opener);
        if (token.text == ";" && declaring.contains(token.opener)) {
            // "const a = 1; let b = 2;" is one statement in fewer bytes
            const ScriptToken* const next = i + 1 < tokens->size() ? &(*tokens)[i + 1] : nullptr;
            if (next != nullptr && declares(*next) && next->opener == token.opener) {
                result += ',';
                ++i;
                continue;
            }
            declaring.erase(token.opener);
        }
        const auto renamed = token.kind == ScriptToken::Kind::word ? names.find(token.text) : names.end();
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

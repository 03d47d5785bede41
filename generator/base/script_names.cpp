#include "base/script_names.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace qbank {
namespace {

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

class Names {
  public:
    explicit Names(const std::vector<ScriptToken>& tokens) : tokens_(tokens) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].kind != ScriptToken::Kind::word || tokens[i].text[0] == '#') continue;
            if (is_script_keyword(tokens[i].text)) continue;
            ++counts_[tokens[i].text];
            if (is_kept(i)) kept_.insert(tokens[i].text);
            if (is_declared(i)) declared_.insert(tokens[i].text);
        }
    }

    std::map<std::string_view, std::string> chosen() const {
        std::vector<std::string_view> order;
        for (const std::string_view name : declared_)
            if (name.size() > 1 && !kept_.contains(name) && !is_any_of(name, browser_names))
                order.push_back(name);
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return counts_.at(a) > counts_.at(b); });
        std::map<std::string_view, std::string> result;
        std::size_t number = 0;
        for (const std::string_view name : order) {
            std::string made;
            do made = short_name(number++);
            while (counts_.contains(made) || is_script_keyword(made));
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
        return is_any_of(last, std::to_array<std::string_view>({"async", "get", "set", "static", "*"})) &&
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
                return !is_any_of(ahead, std::to_array<std::string_view>({"if", "for", "while", "switch"}));
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

    const std::vector<ScriptToken>& tokens_;
    std::map<std::string_view, std::size_t> counts_;
    std::set<std::string_view> kept_, declared_;
};

}  // namespace

std::map<std::string_view, std::string> short_names(const std::vector<ScriptToken>& tokens) {
    return Names(tokens).chosen();
}

}  // namespace qbank

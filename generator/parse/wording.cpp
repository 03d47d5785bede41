#include "parse/wording.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "parse/asks.hpp"
#include "parse/labels.hpp"
#include "parse/number_prefix.hpp"

namespace qbank {
namespace {

/// Takes "**" … "**" (or "__") off when it holds the whole text.
bool take_bold(std::string_view& s, std::size_t& skipped) {
    for (const std::string_view mark : {"***", "**", "__", "*"}) {
        if (s.size() <= 2 * mark.size() || !s.starts_with(mark) || !s.ends_with(mark)) continue;
        const std::string_view inside = s.substr(mark.size(), s.size() - 2 * mark.size());
        if (inside.find(mark.substr(0, 2)) != std::string_view::npos || text::is_space(inside.front()))
            continue;
        // `__slots__` alone is a name
        if (mark == "__" && inside.find(' ') == std::string_view::npos) continue;
        s = inside;
        skipped += mark.size();
        return true;
    }
    return false;
}

/// The end of a tag that begins at `at` and is one of those that only mark a place or a style.
std::size_t idle_tag(std::string_view s, std::size_t at) {
    if (at >= s.size() || s[at] != '<') return 0;
    const std::string_view rest = s.substr(at);
    for (const std::string_view name :
         {"<a",  "</a",  "<b",    "</b",    "<strong", "</strong", "<br",   "</br",   "<i", "</i",
          "<em", "</em", "<span", "</span", "<u",      "</u",      "<font", "</font", "<p", "</p"}) {
        if (!text::istarts_with(rest, name) || rest.size() <= name.size()) continue;
        const char after = rest[name.size()];
        if (after != '>' && after != ' ' && after != '/') continue;
        const std::size_t close = rest.find('>');
        return close == std::string_view::npos ? 0 : at + close + 1;
    }
    return 0;
}

/// End of "[text](target)" or "[[text]](target)" at `at`; 0 for none.
std::size_t link_end(std::string_view s, std::size_t at) {
    if (at >= s.size() || s[at] != '[') return 0;
    int depth = 0;
    std::size_t i = at;
    for (; i < s.size(); ++i) {
        if (s[i] == '\\') {
            ++i;
        } else if (s[i] == '[') {
            ++depth;
        } else if (s[i] == ']' && --depth == 0) {
            break;
        }
    }
    if (i + 1 >= s.size() || s[i + 1] != '(') return 0;
    depth = 0;
    for (++i; i < s.size(); ++i) {
        if (s[i] == '(') ++depth;
        if (s[i] == ')' && --depth == 0) return i + 1;
    }
    return 0;
}

std::string_view link_target(std::string_view link) {
    const std::size_t middle = link.find("](");
    return middle == std::string_view::npos ? "" : link.substr(middle + 2, link.size() - middle - 3);
}

std::string_view link_text(std::string_view link) {
    const std::size_t middle = link.rfind("](");
    return middle == std::string_view::npos || middle == 0 ? "" : link.substr(1, middle - 1);
}

bool has_words(std::string_view s) {
    for (std::size_t at = 0; at < s.size();) {
        if (unicode::is_word(text::next_code_point(s, at))) return true;
    }
    return false;
}

/// Anchors (`<a name="q1"></a>`) and links to the top (`[↑](#toc)`) before the words.
bool take_lead(std::string_view& s, std::size_t& skipped) {
    std::size_t end = idle_tag(s, 0);
    if (end == 0) {
        end = link_end(s, 0);
        if (end == 0 || end >= s.size() || has_words(link_text(s.substr(0, end)))) return false;
        if (!link_target(s.substr(0, end)).starts_with("#")) return false;
    }
    while (end < s.size() && s[end] == ' ') ++end;
    if (end >= s.size()) return false;
    s.remove_prefix(end);
    skipped += end;
    return true;
}

/// Whether there is nothing in it but links and a word or two between them: "[Read](…) and [here](…)".
bool is_only_links(std::string_view s) {
    std::size_t links = 0, letters = 0;
    for (std::size_t at = 0; at < s.size();) {
        if (const std::size_t end = link_end(s, at); end > 0) {
            ++links;
            at = end;
            continue;
        }
        if (unicode::is_word(text::next_code_point(s, at))) ++letters;
    }
    return links > 0 && letters <= links * 5;
}

/// "[css] [What is a margin?](…)": the length of the tag and the space behind it.
std::size_t tag_before_link(std::string_view s) {
    constexpr std::size_t longest_tag = 40;
    if (!s.starts_with('[')) return 0;
    const std::size_t close = s.find(']');
    if (close == std::string_view::npos || close > longest_tag || close < 2) return 0;
    std::size_t at = close + 1;
    while (at < s.size() && s[at] == ' ') ++at;
    return at < s.size() && link_end(s, at) == s.size() ? at : 0;
}

/// Anchors behind the words, links to the top, and links such as "[Answer](#a1)" or "[[src](…)]", which are
/// kept in `rest`.
void take_tail(std::string_view& s, std::string& rest) {
    for (;;) {
        s = text::trim_right(s);
        if (s.ends_with('>')) {
            const std::size_t open = s.rfind('<');
            if (open == std::string_view::npos || open == 0 || idle_tag(s, open) != s.size()) return;
            s = s.substr(0, open);
            continue;
        }
        std::size_t open = std::string_view::npos;
        if (s.ends_with(")]")) {
            open = s.rfind("[[");
            if (open == std::string_view::npos || link_end(s, open + 1) != s.size() - 1) return;
        } else if (s.ends_with(')')) {
            open = s.rfind("](");
            if (open == std::string_view::npos) return;
            int depth = 0;
            for (;; --open) {
                if (s[open] == ']') ++depth;
                if (s[open] == '[' && --depth == 0) break;
                if (open == 0) return;
            }
            if (link_end(s, open) != s.size() || (open > 0 && s[open - 1] == '!')) return;
            const std::string_view words = link_text(s.substr(open));
            const bool idle = !has_words(words) || is_answer_label(words) || s.substr(open).starts_with("[[");
            if (!idle) return;
        } else {
            return;
        }
        if (open == 0 || text::trim(s.substr(0, open)).empty()) return;
        const std::string_view link = s.substr(open);
        // A link to where the question was asked ("[[src](…)]") is none of its words; one to its answer is
        // kept.
        if (is_answer_label(link_text(link)) && has_words(link_text(link))) {
            rest = std::string(link) + (rest.empty() ? "" : " ") + rest;
        }
        s = s.substr(0, open);
        while (s.ends_with(' ') || s.ends_with('-') || s.ends_with("|")) s.remove_suffix(1);
    }
}

/// "**What is X?** It is …": the bold words are the question if they ask, and what follows answers it.
void split_bold(std::string_view& s, Wording& result) {
    if (!s.starts_with("**")) return;
    const std::size_t close = s.find("**", 2);
    if (close == std::string_view::npos || close + 2 >= s.size()) return;
    const std::string_view inside = s.substr(2, close - 2);
    std::string_view after = text::trim_left(s.substr(close + 2));
    if (text::istarts_with(after, "<br")) {
        const std::size_t end = after.find('>');
        after = end == std::string_view::npos ? after : text::trim_left(after.substr(end + 1));
    }
    const bool ends = ends_asking(inside);
    const bool labelled = asks(inside) && (inside.ends_with(':') || after.starts_with(":"));
    // "**Pan against pot** - [Read this](…)": what stands behind leads to the answer.
    const bool leads = (after.starts_with("- ") || after.starts_with("– ") || after.starts_with("— ") ||
                        after.starts_with(":") || after.starts_with("[")) &&
                       is_only_links(after);
    if ((!ends && !labelled && !leads) || ends_asking(after)) return;
    if (!has_words(after)) {
        if (!after.empty()) return;  // "**What is X?** ⭐⭐" stays whole
    }
    while (after.starts_with(':') || after.starts_with("- ") || after.starts_with("– ") ||
           after.starts_with("— ")) {
        after = text::trim_left(after.substr(after.find_first_of(": ") + 1));
    }
    result.rest = after;
    s = inside;
    result.skipped += 2;
}

/// "**3) Sorting.** Sort the names": a number that is bold with the first words.
void take_number_in_bold(std::string_view& s, Wording& result, std::string& words) {
    if (result.number || result.marked) return;
    if (!s.starts_with("**")) {  // "1. What is X?", the bold words of "**1. What is X?** It is …"
        const NumberPrefix prefix = result.rest.empty() ? NumberPrefix{} : number_prefix(s);
        if (prefix.length == 0 || prefix.length >= s.size()) return;
        result.number = prefix.number;
        result.marked = prefix.marked;
        result.skipped += prefix.length;
        s.remove_prefix(prefix.length);
        return;
    }
    const std::size_t close = s.find("**", 2);
    if (close == std::string_view::npos || close + 2 >= s.size()) return;
    const NumberPrefix prefix = number_prefix(s.substr(2, close - 2));
    if (prefix.length == 0 || !prefix.number) return;
    result.number = prefix.number;
    result.marked = prefix.marked;
    result.skipped += 2 + prefix.length;
    words = std::string(s.substr(2 + prefix.length, close - 2 - prefix.length)) +
            std::string(s.substr(close + 2));
    s = words;
}

}  // namespace

std::size_t ornament(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size()) {
        std::size_t next = at;
        const char32_t c = text::next_code_point(line, next);
        if (!(unicode::is_emoji(c) || c == U' ' || c == 0xA0)) break;
        // "1️⃣" is an ornament, but "1" is not; is_emoji() knows only the marks.
        at = next;
    }
    return at;
}

Wording take_wording(std::string_view markdown) {
    Wording result;
    std::string_view s = text::trim_right(markdown);
    // What is longer is no heading or question; to look for its links could take time quadratic in its
    // length.
    constexpr std::size_t longest = 4000;
    if (s.size() <= longest) take_tail(s, result.rest);
    // Number, bold and anchors come in any order, each once: "**1. What?**", "1. **What?**", "**Q1:** What?".
    for (int round = 0; round < 5; ++round) {
        const std::size_t spaces = ornament(s);
        s.remove_prefix(spaces);
        result.skipped += spaces;
        bool changed = take_lead(s, result.skipped) || take_bold(s, result.skipped);
        if (!result.number && !result.marked) {
            std::size_t bold = 0;
            if (s.starts_with("**")) {  // "**Q1:** What is X?"
                const std::size_t close = s.find("**", 2);
                if (close != std::string_view::npos && close < 24) {
                    const NumberPrefix prefix = number_prefix(s.substr(2, close - 2));
                    const bool outside = close + 2 < s.size() && (s[close + 2] == ':' || s[close + 2] == '.');
                    const NumberPrefix with_mark = outside
                                                       ? number_prefix(std::string(s.substr(2, close - 2)) +
                                                                       std::string(1, s[close + 2]))
                                                       : prefix;
                    if (with_mark.length > 0 && with_mark.length + 2 >= close) {
                        bold = close + 2 + (outside ? 1 : 0);
                        result.number = with_mark.number;
                        result.marked = with_mark.marked;
                        s.remove_prefix(bold);
                        result.skipped += bold;
                        changed = true;
                    }
                }
            }
            if (bold == 0) {
                const NumberPrefix prefix = number_prefix(s);
                if (prefix.length > 0 && (prefix.length < s.size() || prefix.marked)) {
                    result.number = prefix.number;
                    result.marked = prefix.marked;
                    s.remove_prefix(prefix.length);
                    result.skipped += prefix.length;
                    changed = true;
                }
            }
        }
        if (!changed) break;
    }
    const std::size_t spaces = s.size() - text::trim_left(s).size();
    result.skipped += spaces;
    s.remove_prefix(spaces);
    split_bold(s, result);
    std::string unbold;
    take_number_in_bold(s, result, unbold);
    if (s.size() <= longest) {
        const std::size_t tag = tag_before_link(s);
        s.remove_prefix(tag);
        result.skipped += tag;
    }
    if (s.size() <= longest && s.starts_with('[') && link_end(s, 0) == s.size()) {
        const std::string_view words = link_text(s);
        if (!words.starts_with('!') && has_words(words)) {
            result.linked = true;
            if (!link_target(s).starts_with('#'))
                result.rest = result.rest.empty() ? std::string(s) : std::string(s) + " " + result.rest;
            s = words;
            result.skipped += 1;
            // "[1. What is X?](…)" has its number inside.
            if (const NumberPrefix prefix = number_prefix(s);
                !result.number && prefix.length > 0 && prefix.length < s.size()) {
                result.number = prefix.number;
                result.marked = prefix.marked;
                result.skipped += prefix.length;
                s.remove_prefix(prefix.length);
            }
        }
    }
    result.markdown = text::squeeze(s);
    return result;
}

}  // namespace qbank

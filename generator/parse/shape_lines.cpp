// Questions that are lines of paragraphs: bold ("**Q1. What is …?**"), marked or numbered in a way that makes
// no Markdown list ("Q3. …", "3、…", "第3题：…").
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "parse/bold_titles.hpp"
#include "parse/claim.hpp"
#include "parse/labels.hpp"
#include "parse/lines.hpp"
#include "parse/number_prefix.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

using markdown::Type;

/// Where a line's text begins: behind spaces and quote marks.
std::size_t text_start(std::string_view line) {
    const std::size_t at = line.find_first_not_of(" \t>");
    return at == std::string_view::npos ? line.size() : at;
}

/// Whether the paragraph's line at `s` opens with bold words that reach its end or are followed by an answer.
bool is_bold(std::string_view s) {
    while (!s.empty() && (text::is_digit(s[0]) || s[0] == '.' || s[0] == ')' || s[0] == ' '))
        s.remove_prefix(1);
    return s.starts_with("**") || s.starts_with("__") || text::istarts_with(s, "<b>") ||
           text::istarts_with(s, "<strong>");
}

/// The bold words are the line, or they ask and an answer follows, or they are only the mark ("**Q1.** What
/// …").
bool is_bold_question(std::string_view s, const Candidate& candidate) {
    if (!candidate.head.empty()) return candidate.asks;
    std::string_view rest = s;
    while (!rest.empty() && rest[0] != '*' && rest[0] != '_' && rest[0] != '<') rest.remove_prefix(1);
    const bool html = rest.starts_with('<');
    const std::string_view mark = rest.substr(0, 2);
    const std::size_t close = html ? rest.find("</") : rest.find(mark, 2);
    if (close == std::string_view::npos) return false;
    if (candidate.marked || (candidate.number && close < 12)) return candidate.asks;
    std::string_view after =
        text::trim(rest.substr(html ? std::min(rest.find('>', close), rest.size() - 1) + 1 : close + 2));
    while (after.starts_with('*') || after.starts_with('_')) after.remove_prefix(1);
    if (text::istarts_with(after, "<br"))
        after = text::trim(after.substr(std::min(after.find('>') + 1, after.size())));
    for (std::size_t at = 0; at < after.size();) {
        if (text::is_alnum(after[at]) || static_cast<unsigned char>(after[at]) >= 0xE3) {
            // Letters and ideographs behind the bold words: these were emphasis. (Emoji begin with 0xE2 or
            // 0xF0.)
            if (static_cast<unsigned char>(after[at]) != 0xF0 &&
                static_cast<unsigned char>(after[at]) != 0xEF)
                return false;
        }
        text::next_code_point(after, at);
    }
    return true;
}

enum class Kind { bold, marked };

/// Bold words alone in their paragraph, which do not announce what follows.
bool is_title(std::string_view s, const Block& block, std::uint32_t line) {
    const bool announces =
        s.ends_with(":**") || s.ends_with("**:") || s.ends_with("：**") || s.ends_with("**：");
    return line == block.first && line == block.last && s.ends_with("**") && s.size() > 12 &&
           s.size() < 200 && !announces;
}

/// Among questions that are numbered, one without a number that asks nothing is the title of a section.
bool are_sections(const std::deque<Candidate>& candidates) {
    const auto titles = std::count_if(candidates.begin(), candidates.end(), is_quiet_title);
    const auto numbered = std::count_if(candidates.begin(), candidates.end(),
                                        [](const Candidate& c) { return c.number.has_value(); });
    return titles > 0 && numbered >= 5 && numbered * 10 >= (std::ssize(candidates) - titles) * 7;
}

/// Makes the titles among the candidates, whose bodies end where the next one begins, their sections.
void take_sections(const Outline& outline, Claim& claim) {
    std::deque<Candidate> questions;
    Headings section;
    for (Candidate& candidate : claim.candidates) {
        if (is_quiet_title(candidate)) {
            section = std::vector<Text>{{candidate.plain(), outline.file().at(candidate.first, 1)}};
            claim.other.push_back({candidate.first, candidate.last, LineUse::section, ""});
        } else {
            candidate.subsection = section;
            questions.push_back(std::move(candidate));
        }
    }
    claim.candidates = std::move(questions);
}

/// How a line begins a candidate.
enum class Opening { none, question, number, sign };

/// Whether the numbers of the candidates count on: 1, 2, 3, with a gap now and then.
bool count_on(const std::deque<Candidate>& candidates) {
    std::size_t steps = 0, rises = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        const std::optional<std::uint32_t> before = candidates[i - 1].number, number = candidates[i].number;
        if (!before || !number) continue;
        if (*number > *before) ++rises;
        if (*number == *before + 1) ++steps;
    }
    const std::size_t pairs = candidates.size() - 1;
    return candidates.size() >= 2 && steps * 2 >= pairs && rises * 10 >= pairs * 8;
}

/// "**Question 5:**" alone: the question stands on the next line of text.
bool take_line_below(const Outline& outline, Candidate& candidate) {
    constexpr std::uint32_t farthest = 2;
    const std::optional<std::uint32_t> number = candidate.number;
    for (std::uint32_t line = candidate.last + 1; line <= candidate.last + farthest; ++line) {
        const std::string_view s = text::trim(outline.line(line));
        if (s.empty()) continue;
        if (outline.is_code(line) || is_bold(s) || heading_marks(s) > 0 || s[0] == '<') return false;
        const std::size_t start = text_start(outline.line(line));
        put_wording(outline, s, line, static_cast<std::uint32_t>(start + 1), candidate);
        candidate.number = number;
        candidate.marked = candidate.asks = candidate.strict = true;
        candidate.last = line;
        return !candidate.wording.value.empty();
    }
    return false;
}

Opening opens(const Outline& outline, Kind kind, const Block& block, std::uint32_t line,
              Candidate& candidate) {
    const std::string_view whole = outline.line(line);
    const std::size_t start = text_start(whole);
    std::string_view s = text::trim_right(whole.substr(start));
    if (s.size() < 4 || s.size() > 2000) return Opening::none;
    const auto column = static_cast<std::uint32_t>(start + 1);
    switch (kind) {
        case Kind::bold: {
            if (!is_bold(s)) return Opening::none;
            // Bold words that go on over a line break are one question.
            std::string joined(s);
            std::uint32_t last = line;
            while (joined.starts_with("**") && joined.find("**", 2) == std::string::npos &&
                   last < block.last && last < line + 3) {
                joined += ' ';
                joined += text::trim(outline.line(++last));
            }
            while (joined.ends_with('\\')) joined.pop_back();
            const std::string plain = put_wording(outline, joined, line, column, candidate);
            candidate.last = last;
            if (candidate.wording.value.empty() && candidate.marked && candidate.number)
                return take_line_below(outline, candidate) ? Opening::question : Opening::none;
            if (is_answer_part(plain)) return Opening::none;
            // Bold words that ask nothing are emphasis, or a label within an answer, or a title among
            // questions.
            if (!candidate.asks && !candidate.number && !is_title(joined, block, line)) return Opening::none;
            if (is_bold_question(joined, candidate)) return Opening::question;
            return candidate.number && line == block.first ? Opening::number : Opening::none;
        }
        case Kind::marked: {
            // "🟢 What is paging?", see keep_signed().
            if (ornament(s) > 0 && line == block.first) {
                put_wording(outline, s, line, column, candidate);
                candidate.last = line;
                return candidate.number ? Opening::question : Opening::sign;
            }
            const NumberPrefix prefix = number_prefix(s);
            if (prefix.length == 0 || (!prefix.number && !prefix.marked) || prefix.length >= s.size())
                return Opening::none;
            put_wording(outline, s, line, column, candidate);
            candidate.last = line;
            return Opening::question;
        }
    }
    return Opening::none;
}

/// Lines with the same emoji before them are questions if there are several of which many ask: "🟢 What is
/// paging?", "🟢 Thrashing". Others, such as the points of an answer, are none.
void keep_signed(const Outline& outline, Claim& claim, const std::vector<bool>& is_signed) {
    constexpr std::size_t least = 5;
    struct Sign {
        std::size_t all = 0, strict = 0;
    };
    const auto sign = [&](const Candidate& candidate) {
        const std::string_view line =
            outline.line(candidate.first).substr(text_start(outline.line(candidate.first)));
        return text::trim(line.substr(0, ornament(line)));
    };
    std::map<std::string_view, Sign> signs;
    for (std::size_t i = 0; i < is_signed.size(); ++i) {
        if (!is_signed[i]) continue;
        Sign& own = signs[sign(claim.candidates[i])];
        ++own.all;
        if (claim.candidates[i].strict) ++own.strict;
    }
    std::size_t index = 0;
    std::erase_if(claim.candidates, [&](Candidate& candidate) {
        if (!is_signed[index++]) return false;
        const Sign& own = signs[sign(candidate)];
        if (own.all < least || own.strict * 3 < own.all) return true;
        candidate.asks = true;
        return false;
    });
}

/// The sign behind the number at the start of a line: "1)" and "1." count apart.
char sign_of(std::string_view line) {
    const std::size_t end = line.find_first_not_of("0123456789", text_start(line));
    return end == std::string_view::npos ? '\0' : line[end];
}

/// "1)What …", "2)Life of …" are a series; the "1." and "2." of an answer between them do not go on with it.
void keep_series(const Outline& outline, Claim& claim) {
    constexpr std::size_t least = 5;
    std::vector<bool> in_series(claim.candidates.size(), false);
    std::uint32_t last = 0;
    std::size_t count = 0;
    char sign = '\0';
    for (std::size_t i = 0; i < claim.candidates.size(); ++i) {
        const Candidate& candidate = claim.candidates[i];
        const char own = sign_of(outline.line(candidate.first));
        if (!candidate.number || candidate.marked || (count > 0 && own != sign)) continue;
        if (*candidate.number != last + 1) continue;
        sign = own;
        last = *candidate.number;
        in_series[i] = true;
        ++count;
    }
    if (count < least || count * 2 < claim.candidates.size()) return;
    claim.counted = true;
    std::size_t index = 0;
    std::erase_if(claim.candidates, [&](const Candidate& c) { return !in_series[index++] && !c.strict; });
}

Claim claim_paragraph_lines(const Outline& outline, const Region& region, Shape shape, Kind kind) {
    Claim claim;
    claim.shape = shape;
    std::vector<bool> numbered;   // by candidate: only its number makes it one
    std::vector<bool> is_signed;  // only the emoji before it does
    for (const Block& block : region.blocks) {
        // A list that is indented by four columns is code to Markdown.
        const bool indented = kind == Kind::marked && block.type == Type::code_block && !block.node.fenced();
        if (block.type != Type::paragraph && !indented) continue;
        for (std::uint32_t line = block.first; line <= block.last; ++line) {
            // In the middle of a paragraph only a mark or a question mark begins a question.
            Candidate candidate;
            const Opening opening = opens(outline, kind, block, line, candidate);
            if (opening == Opening::none) continue;
            if (line > block.first && kind == Kind::bold && !candidate.strict) continue;
            if (candidate.wording.value.empty()) continue;
            candidate.first = line;
            line = candidate.last;
            numbered.push_back(opening == Opening::number);
            is_signed.push_back(opening == Opening::sign);
            claim.candidates.push_back(std::move(candidate));
        }
    }
    if (kind == Kind::bold) {
        // "**3)** Names in order" is no question by itself, but one of a series.
        claim.counted = count_on(claim.candidates);
        std::size_t index = 0;
        std::erase_if(claim.candidates,
                      [&](const Candidate&) { return numbered[index++] && !claim.counted; });
    }
    if (kind == Kind::marked) {
        keep_signed(outline, claim, is_signed);
        keep_series(outline, claim);
    }
    for (std::size_t i = 0; i < claim.candidates.size(); ++i) {
        Candidate& candidate = claim.candidates[i];
        candidate.body_first = candidate.last + 1;
        candidate.body_last =
            i + 1 < claim.candidates.size() ? claim.candidates[i + 1].first - 1 : region.last;
    }
    if (kind == Kind::bold && are_sections(claim.candidates)) take_sections(outline, claim);
    return claim;
}

}  // namespace

Claim claim_bold(const Outline& outline, const Region& region) {
    return claim_paragraph_lines(outline, region, Shape::bold, Kind::bold);
}

Claim claim_marked(const Outline& outline, const Region& region) {
    return claim_paragraph_lines(outline, region, Shape::marked, Kind::marked);
}

}  // namespace qbank

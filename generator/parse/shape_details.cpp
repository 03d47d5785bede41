// <details><summary>question</summary>answer</details>, in one or several lines.
#include "base/text.hpp"
#include "parse/answer.hpp"
#include "parse/claim.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

using markdown::Type;

struct Mark {
    std::uint32_t line = 0;
    std::size_t begin = 0, end = 0;  // bytes of the tag in its line
    enum class Tag { open, close, summary, summary_end } tag = Tag::open;
};

/// The tags of one line that matter here.
void find_marks(std::string_view line, std::uint32_t number, std::vector<Mark>& marks) {
    for (std::size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1)) {
        const std::string_view rest = line.substr(at);
        const auto is_tag = [&](std::string_view name) {
            return text::istarts_with(rest, name) && rest.size() > name.size() &&
                   (rest[name.size()] == '>' || text::is_space(rest[name.size()]));
        };
        const std::size_t close = line.find('>', at);
        if (close == std::string_view::npos) return;
        if (is_tag("<details")) marks.push_back({number, at, close + 1, Mark::Tag::open});
        if (is_tag("</details")) marks.push_back({number, at, close + 1, Mark::Tag::close});
        if (is_tag("<summary")) marks.push_back({number, at, close + 1, Mark::Tag::summary});
        if (is_tag("</summary")) marks.push_back({number, at, close + 1, Mark::Tag::summary_end});
    }
}

/// Tags as Markdown: code becomes backticks, everything else its text.
std::string markdown_of(std::string_view html) {
    std::string result;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] != '<') {
            result += html[at++];
            continue;
        }
        const std::size_t close = html.find('>', at);
        if (close == std::string_view::npos) {
            result += html.substr(at);
            break;
        }
        const std::string_view tag = html.substr(at, close + 1 - at);
        if (text::istarts_with(tag, "<code") || text::istarts_with(tag, "</code")) result += '`';
        if (text::istarts_with(tag, "<br")) result += ' ';
        at = close + 1;
    }
    result = text::replace_all(result, "&lt;", "<");
    result = text::replace_all(result, "&gt;", ">");
    result = text::replace_all(result, "&quot;", "\"");
    result = text::replace_all(result, "&#39;", "'");
    result = text::replace_all(result, "&nbsp;", " ");
    return text::squeeze(text::replace_all(result, "&amp;", "&"));
}

std::string between(const Outline& outline, const Mark& from, const Mark& to) {
    if (from.line == to.line) return std::string(outline.line(from.line).substr(from.end, to.begin - from.end));
    std::string result(outline.line(from.line).substr(from.end));
    for (std::uint32_t line = from.line + 1; line < to.line; ++line) {
        result += ' ';
        result += outline.line(line);
    }
    result += ' ';
    result += outline.line(to.line).substr(0, to.begin);
    return result;
}

}  // namespace

Claim claim_details(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::details;
    std::vector<Mark> marks;
    for (const Block& block : region.blocks) {
        if (block.type != Type::html_block && block.type != Type::paragraph) continue;
        for (std::uint32_t line = block.first; line <= block.last; ++line) find_marks(outline.line(line), line, marks);
    }
    for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
        if (marks[i].tag != Mark::Tag::summary || marks[i + 1].tag != Mark::Tag::summary_end) continue;
        const Mark& open = marks[i];
        const Mark& done = marks[i + 1];
        std::uint32_t end = region.last_line();
        int depth = 1;
        for (std::size_t k = i + 2; k < marks.size() && depth > 0; ++k) {
            if (marks[k].tag == Mark::Tag::open) ++depth;
            if (marks[k].tag == Mark::Tag::close && --depth == 0) {
                end = marks[k].line > done.line ? marks[k].line - 1 : done.line;
                claim.other.push_back({marks[k].line, marks[k].line, LineUse::note, "markup"});
            }
        }
        const Wording wording = take_wording(markdown_of(between(outline, open, done)));
        const std::string plain = markdown::plain_text(wording.markdown);
        if (wording.markdown.empty() || is_answer_label(plain)) continue;
        Candidate candidate;
        candidate.wording.value = wording.markdown;
        std::uint32_t line = open.line;
        while (line < done.line && text::trim(outline.line(line).substr(line == open.line ? open.end : 0)).empty()) ++line;
        candidate.wording.place = outline.file().at(line, line == open.line ? static_cast<std::uint32_t>(open.end + 1) : 1);
        candidate.number = wording.number;
        candidate.asks = asks(plain) || wording.marked;
        candidate.first = line;
        candidate.last = done.line;
        take_answer(outline, done.line + 1, end, 0, candidate);
        claim.candidates.push_back(std::move(candidate));
    }
    return claim;
}

}  // namespace qbank

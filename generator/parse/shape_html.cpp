// Raw HTML: <ol><li>question</li></ol>, <dt>question</dt><dd>answer</dd>, and several <h2>question</h2> with
// their answers on one line, as editors of web pages write them. Headings on a line of their own are the
// outline's.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "parse/claim.hpp"
#include "parse/folds.hpp"
#include "parse/html_table.hpp"

namespace qbank {
namespace {

enum class Kind { entry, term, heading };

struct Item {
    std::size_t tag = 0;             // where its tag begins
    std::size_t begin = 0, end = 0;  // its text
    Kind kind = Kind::entry;
    int depth = 0;  // of lists around it
};

bool is_heading_tag(std::string_view rest) {
    return rest.size() > 3 && text::istarts_with(rest, "<h") && rest[2] >= '1' && rest[2] <= '6' &&
           (rest[3] == '>' || rest[3] == ' ');
}

/// Where the text of an item ends whose tag ends at `open`. Stops at the first tag that can end it, so that a
/// line of many items is gone through once.
std::size_t text_end(std::string_view line, std::size_t open, Kind kind) {
    for (std::size_t at = line.find('<', open); at != std::string_view::npos; at = line.find('<', at + 1)) {
        const std::string_view rest = line.substr(at);
        if (kind == Kind::heading) {
            if (text::istarts_with(rest, "</h") || is_heading_tag(rest)) return at;
            continue;
        }
        if (rest.starts_with(kind == Kind::term ? "</dt" : "</li")) return at;
        for (const std::string_view tag : {"<li", "<dt", "<dd", "<ul", "<ol", "<p"})
            if (rest.starts_with(tag)) return at;
    }
    return line.size();
}

/// Tags of items on one line. `depth` is that of the lists that are open, before and behind the line.
std::vector<Item> items_of(std::string_view line, int& depth) {
    std::vector<Item> result;
    for (std::size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1)) {
        const std::string_view rest = line.substr(at);
        if (text::istarts_with(rest, "<ul") || text::istarts_with(rest, "<ol")) ++depth;
        if ((text::istarts_with(rest, "</ul") || text::istarts_with(rest, "</ol")) && depth > 0) --depth;
        const bool heading = is_heading_tag(rest), term = text::istarts_with(rest, "<dt");
        if (!heading && !term && !text::istarts_with(rest, "<li")) continue;
        if (rest.size() < 4 || (!heading && rest[3] != '>' && rest[3] != ' ')) continue;
        const std::size_t open = line.find('>', at);
        if (open == std::string_view::npos) break;
        const Kind kind = heading ? Kind::heading : term ? Kind::term : Kind::entry;
        result.push_back({at, open + 1, text_end(line, open, kind), kind, depth});
        at = open;
    }
    return result;
}

/// "<a href="…">words</a>".
bool is_link(std::string_view html) {
    const std::string_view s = text::trim(html);
    return text::istarts_with(s, "<a ") && s.find("</a>") == s.size() - 4;
}

/// Without the tags at its end that open what the next heading stands in.
std::string_view without_opening_tags(std::string_view s) {
    for (;;) {
        s = text::trim(s);
        const std::size_t open = s.ends_with('>') ? s.rfind('<') : std::string_view::npos;
        if (open == std::string_view::npos || s.substr(open).starts_with("</")) return s;
        s = s.substr(0, open);
    }
}

class HtmlReader {
  public:
    HtmlReader(const Outline& outline, const Region& region) : outline_(outline), region_(region) {
        claim_.shape = Shape::html;
    }

    Claim read() {
        bool html = false;
        for (const Block& block : region_.blocks) {
            const bool is_code = block.type == markdown::Type::code_block;
            // To Markdown what is indented far is code, behind a blank line in HTML, too.
            const bool is_html = block.type == markdown::Type::html_block ||
                                 (html && is_code && !block.node.fenced() &&
                                  text::trim(outline_.line(block.first)).starts_with('<'));
            html |= is_html;
            if (!html || (is_code && !is_html)) continue;
            for (std::uint32_t number = block.first; number <= block.last; ++number)
                read_line(number, is_html);
        }
        if (claim_.candidates.empty()) read_table();
        if (claim_.candidates.empty()) {
            read_paragraphs();
        } else {
            end_bodies();
        }
        return std::move(claim_);
    }

  private:
    /// Of a line that Markdown takes for no HTML, since a blank line in <pre> ended it, the headings.
    void read_line(std::uint32_t number, bool is_html) {
        const std::string_view line = outline_.line(number);
        if (text::istarts_with(text::trim(line), "<ol")) {
            ordered_ = true;
            next_ = 0;
        } else if (depth_ == 0 && text::istarts_with(text::trim(line), "<ul")) {
            ordered_ = false;
        }
        const std::vector<Item> items = items_of(line, depth_);
        if (is_html && items.empty()) read_numbered_line(number);
        // Entries of a table of contents are links within the page; others lead elsewhere.
        const bool contents =
            line.find("href=\"#") != std::string_view::npos || line.find("href='#") != std::string_view::npos;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Item& item = items[i];
            const std::size_t next_item = i + 1 < items.size() ? items[i + 1].tag : line.size();
            const bool heading = item.kind == Kind::heading;
            if (!is_html && !heading) continue;
            // What is listed below a question belongs to it.
            if (!heading && asked_ > 0 && item.depth > asked_) continue;
            if (!heading && open_) continue;
            Candidate candidate;
            put_wording(outline_, markdown_of_html(line.substr(item.begin, item.end - item.begin)), number,
                        static_cast<std::uint32_t>(item.begin + 1), candidate);
            if (heading && !candidate.asks && !candidate.number) continue;
            asked_ = 0;
            ++next_;
            const bool linked = candidate.linked || is_link(line.substr(item.begin, item.end - item.begin));
            if (candidate.wording.value.empty() || (contents && !heading) || (linked && !candidate.strict))
                continue;
            if (candidate.asks && !heading) asked_ = item.depth;
            if (ordered_ && !candidate.number && item.kind == Kind::entry) candidate.number = next_;
            candidate.first = candidate.last = number;
            candidate.body_first = number + 1;
            if (heading) {
                end_answer(number, item.tag);
                const bool closed = line.substr(item.end).starts_with("</");
                const std::size_t close = closed ? line.find('>', item.end) : std::string_view::npos;
                open_ = Answer{number, close == std::string_view::npos ? item.end : close + 1};
            } else {
                const std::string_view rest =
                    text::trim(line.substr(item.end, std::max(next_item, item.end) - item.end));
                if (!rest.starts_with("</li") && !rest.starts_with("</dt>")) candidate.head = rest;
                if (text::istarts_with(rest, "</dt><dd>")) candidate.head = rest.substr(9);
            }
            claim_.candidates.push_back(std::move(candidate));
        }
    }

    /// <tr><td>What is a lock?</td></tr>
    void read_table() {
        const std::vector<std::vector<HtmlCell>> rows = rows_of_html_tables(outline_, region_);
        const std::size_t column = asking_column(rows);
        for (const std::vector<HtmlCell>& row : rows) {
            if (column >= row.size() || row[column].header) continue;
            const HtmlCell& cell = row[column];
            Candidate candidate;
            put_wording(outline_, cell.markdown, cell.line, static_cast<std::uint32_t>(cell.begin + 1),
                        candidate);
            if (candidate.wording.value.size() < 2) continue;
            candidate.first = candidate.last = cell.line;
            candidate.body_first = cell.line + 1;
            if (column + 1 < row.size() && row[column + 1].line == cell.line)
                candidate.head = row[column + 1].markdown;
            claim_.candidates.push_back(std::move(candidate));
        }
    }

    /// "1. <a href="…">What is a lock?</a> <br/>" in a <details>: to Markdown no list, to its writer one.
    void read_numbered_line(std::uint32_t number) {
        const std::string_view whole = outline_.line(number);
        std::string_view line = text::trim(whole);
        const bool opens = text::istarts_with(line, "<summary");
        if (opens || text::istarts_with(line, "</details")) {
            subsection_ = {};
            std::string title = opens ? markdown_of_html(line) : "";
            if (!title.empty())
                subsection_ = std::vector<Text>{{std::move(title), outline_.file().at(number, 1)}};
            return;
        }
        if (line.empty() || !text::is_digit(line[0]) || open_) return;
        for (std::size_t tag = line.rfind('<'); line.ends_with('>') && tag != std::string_view::npos &&
                                                text::istarts_with(line.substr(tag), "<br");
             tag = line.rfind('<'))
            line = text::trim_right(line.substr(0, tag));
        Candidate candidate;
        put_wording(outline_, markdown_of_html(line), number,
                    static_cast<std::uint32_t>(line.data() - whole.data() + 1), candidate);
        if (!candidate.number || !candidate.asks || line.find("href=\"#") != std::string_view::npos) return;
        const std::size_t link = line.find("<a ");
        if (link != std::string_view::npos) candidate.head = line.substr(link);
        candidate.first = candidate.last = number;
        candidate.body_first = number + 1;
        candidate.subsection = subsection_;
        claim_.candidates.push_back(std::move(candidate));
    }

    /// "<p><em>Question: What is logged?</em></p>", the code below, where nothing else is a question. Such a
    /// one ends before the next HTML.
    void read_paragraphs() {
        std::uint32_t* open = nullptr;  // where the last one ends
        for (const Block& block : region_.blocks) {
            if (block.type != markdown::Type::html_block) continue;
            for (std::uint32_t number = block.first; number <= block.last; ++number) {
                const std::string_view whole = outline_.line(number), line = text::trim(whole);
                if (line.empty()) continue;
                if (open) *std::exchange(open, nullptr) = number - 1;
                if (!text::istarts_with(line, "<p") || !line.ends_with("</p>")) continue;
                Candidate candidate;
                put_wording(outline_, markdown_of_html(line), number,
                            static_cast<std::uint32_t>(line.data() - whole.data() + 1), candidate);
                if (!candidate.strict) continue;
                candidate.first = candidate.last = number;
                candidate.body_first = number + 1;
                candidate.body_last = region_.last;
                claim_.candidates.push_back(std::move(candidate));
                open = &claim_.candidates.back().body_last;
            }
        }
    }

    /// The answer of the last heading ends before this byte of this line.
    void end_answer(std::uint32_t number, std::size_t end) {
        if (!open_) return;
        Candidate& last = claim_.candidates.back();
        const bool same = open_->line == number;
        const std::string_view line = outline_.line(open_->line);
        last.head =
            same ? without_opening_tags(line.substr(open_->begin, std::max(end, open_->begin) - open_->begin))
                 : text::trim(line.substr(open_->begin));
        if (!same) last.tail = without_opening_tags(outline_.line(number).substr(0, end));
        open_.reset();
    }

    void end_bodies() {
        if (open_) end_answer(open_->line, outline_.line(open_->line).size());
        for (std::size_t i = 0; i < claim_.candidates.size(); ++i) {
            Candidate& candidate = claim_.candidates[i];
            candidate.body_last =
                i + 1 < claim_.candidates.size() ? claim_.candidates[i + 1].first - 1 : region_.last;
            while (candidate.body_last >= candidate.body_first && closes(candidate.body_last))
                --candidate.body_last;
        }
    }

    bool closes(std::uint32_t number) const {
        const std::string_view line = text::trim(outline_.line(number));
        if (line.empty()) return true;
        constexpr std::array tags{"</ol", "</ul", "</li>", "<ol",   "<ul",      "</dl",      "</tr",
                                  "<tr",  "</t",  "<t",    "</div", "<details", "</details", "<summary"};
        return std::any_of(tags.begin(), tags.end(),
                           [&](std::string_view tag) { return text::istarts_with(line, tag); });
    }

    struct Answer {
        std::uint32_t line = 0;
        std::size_t begin = 0;  // byte in the line
    };

    const Outline& outline_;
    const Region& region_;
    Claim claim_;
    std::optional<Answer> open_;  // of the last heading
    Headings subsection_;         // the fold around numbered lines
    std::uint32_t next_ = 0;      // number in the list
    bool ordered_ = false;
    int depth_ = 0, asked_ = 0;  // of the lists around the line, and around the last item that asks
};

}  // namespace

Claim claim_html(const Outline& outline, const Region& region) { return HtmlReader(outline, region).read(); }

}  // namespace qbank

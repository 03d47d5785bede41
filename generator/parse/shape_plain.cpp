// Questions that are nothing but lines that ask, without number or mark: one below the other, with a blank
// line between, with their answers behind them, or below titles that are no headings.
#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/choices.hpp"
#include "parse/claim.hpp"
#include "parse/labels.hpp"
#include "parse/list_marker.hpp"

namespace qbank {
namespace {

using markdown::Type;

/// Signs that people put before the items of a list and that Markdown does not know.
constexpr std::array bullets{"•", "◦", "▪", "●", "○", "■", "‣", "⁃", "∙", "➢", "➤"};

struct LineStart {
    std::size_t text = 0;  // behind spaces, quote marks and bullets
    bool bulleted = false;
};

LineStart start_of(std::string_view line) {
    LineStart start;
    start.text = std::min(line.find_first_not_of(" \t>"), line.size());
    for (const std::string_view bullet : bullets) {
        if (!line.substr(start.text).starts_with(bullet)) continue;
        start.bulleted = true;
        start.text += bullet.size();
        while (start.text < line.size() && (line[start.text] == ' ' || line[start.text] == '\t'))
            ++start.text;
        break;
    }
    return start;
}

/// Whether a line may be the title of the questions below it.
bool may_be_title(std::string_view line) {
    constexpr std::size_t longest_title = 100;
    const std::string_view s = text::trim(line);
    return s.size() >= 2 && s.size() <= longest_title && !s.starts_with('<') && !s.starts_with('|') &&
           std::string_view(".,;!?").find(s.back()) == std::string_view::npos &&
           answer_label_length(s) == 0 && s.find_first_not_of("=-*_@#~") != std::string_view::npos;
}

class PlainReader {
  public:
    PlainReader(const Outline& outline, const Region& region) : outline_(outline), region_(region) {
        claim_.shape = Shape::plain;
    }

    Claim read() {
        for (const Block& block : region_.blocks) {
            // A line that is indented by four columns is code to Markdown.
            const bool code =
                block.type == Type::code_block && !block.node.fenced() && block.first == block.last;
            if (block.type == Type::paragraph || code) {
                for (std::uint32_t line = block.first; line <= block.last; ++line)
                    look_at(line, line <= block.first + 1);
            } else if (block.type == Type::quote && block.first == block.last &&
                       ends_asking(outline_.line(block.first))) {
                look_at(block.first, true);
            } else if (block.type == Type::list) {
                look_at_margin(block);
            }
        }
        drop_bullets_of_answers();
        drop_lonely_tasks();
        give_bodies();
        take_titles();
        return std::move(claim_);
    }

  private:
    /// Lines at the margin right below an item go on with it to Markdown: "1. Testing" is their title.
    void look_at_margin(const Block& list) {
        for (std::uint32_t line = list.first + 1; line <= list.last; ++line) {
            const std::string_view s = outline_.line(line), above = outline_.line(line - 1);
            if (s.empty() || s[0] == ' ' || s[0] == '\t' || outline_.is_code(line) ||
                list_marker(s).length > 0 || text::trim(above).empty())
                continue;
            look_at(line, list_marker(above).length > 0);
        }
    }

    /// `first`: the line opens its paragraph, or only a title stands above it.
    void look_at(std::uint32_t line, bool first) {
        const std::string_view whole = outline_.line(line);
        const LineStart start = start_of(whole);
        const std::string_view s = text::trim_right(whole.substr(start.text));
        std::size_t unused = 0;
        // "Questions?" alone is a title.
        const bool one_word = text::is_ascii(s) && s.find(' ') == std::string_view::npos;
        if (s.size() < 4 || s.size() > 400 || one_word || option_letter(s, unused) >= 0) return;
        const bool follows = !claim_.candidates.empty() && claim_.candidates.back().last + 1 == line;
        const bool quiet = !ends_asking(s);
        // In the middle of a paragraph only a question mark begins a question.
        if (quiet && (!(first || follows || start.bulleted) || !asks_quietly(s))) return;
        Candidate candidate;
        put_wording(outline_, s, line, static_cast<std::uint32_t>(start.text + 1), candidate);
        if (candidate.wording.value.empty() || (!quiet && !candidate.strict)) return;
        candidate.first = candidate.last = line;
        claim_.candidates.push_back(std::move(candidate));
        bulleted_.push_back(start.bulleted);
    }

    /// "• Has alerts" below a question that has no bullet is a part of its answer.
    void drop_bullets_of_answers() {
        std::size_t strict = 0, bulleted = 0;
        for (std::size_t i = 0; i < bulleted_.size(); ++i) {
            if (!claim_.candidates[i].strict) continue;
            ++strict;
            bulleted += bulleted_[i] ? 1 : 0;
        }
        if (bulleted * 2 >= strict) return;
        std::deque<Candidate> kept;
        for (std::size_t first = 0, end = 0; first < bulleted_.size(); first = end) {
            bool asks = false;  // one of the bullets in a row
            for (end = first;
                 end < bulleted_.size() && bulleted_[end] == bulleted_[first] &&
                 (end == first || claim_.candidates[end - 1].last + 1 == claim_.candidates[end].first);
                 ++end)
                asks |= claim_.candidates[end].strict;
            for (std::size_t i = first; i < end; ++i)
                if (asks || !bulleted_[i]) kept.push_back(std::move(claim_.candidates[i]));
        }
        claim_.candidates = std::move(kept);
    }

    /// Lines without a question mark are questions in the company of those that have one.
    void drop_lonely_tasks() {
        const std::size_t strict = claim_.strictly_asking();
        if (strict >= 2 && strict * 3 >= claim_.candidates.size()) return;
        std::erase_if(claim_.candidates, [](const Candidate& c) { return !c.strict; });
    }

    void give_bodies() {
        for (std::size_t i = 0; i < claim_.candidates.size(); ++i) {
            Candidate& candidate = claim_.candidates[i];
            candidate.body_first = candidate.last + 1;
            candidate.body_last =
                i + 1 < claim_.candidates.size() ? claim_.candidates[i + 1].first - 1 : region_.last;
        }
    }

    /// The last line of text before `end`, from `first` on; 0 for none.
    std::uint32_t last_line_before(std::uint32_t first, std::uint32_t end) const {
        while (end > first && text::trim(outline_.line(end - 1)).empty()) --end;
        return end > first ? end - 1 : 0;
    }

    /// Whether the line, of those from `first` on, is no end of a longer text and no point of a list.
    bool stands_as_title(std::uint32_t line, std::uint32_t first) const {
        const std::string_view s = outline_.line(line);
        const ListMarker marker = list_marker(s);
        if (!may_be_title(s) || outline_.is_code(line) || start_of(s).bulleted ||
            (marker.length > 0 && !marker.ordered))
            return false;
        if (line == first || text::trim(outline_.line(line - 1)).empty()) return true;
        return line == first + 1 && stands_as_title(first, first);
    }

    /// Where many questions stand without an answer, a short line above one is no answer to the one before
    /// it.
    void take_titles() {
        std::deque<Candidate>& candidates = claim_.candidates;
        if (candidates.size() < 3) return;
        const auto bare = std::count_if(candidates.begin(), candidates.end(), [&](const Candidate& c) {
            return last_line_before(c.body_first, c.body_last + 1) == 0;
        });
        if (static_cast<std::size_t>(bare) * 10 < candidates.size() * 4) return;
        Headings subsection;
        std::uint32_t first = region_.first_body_line();
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const std::uint32_t title = last_line_before(first, candidates[i].first);
            if (title > 0 && stands_as_title(title, first)) {
                const std::string_view line = outline_.line(title);
                const ListMarker marker = list_marker(line);
                const std::string_view words = text::trim(line.substr(marker.indent + marker.length));
                subsection = std::vector<Text>{{markdown::plain_text(words), outline_.file().at(title, 1)}};
                // "Frameworks" above "Routing": the title of several titles.
                std::uint32_t top = title;
                while (top > first && may_be_title(outline_.line(top - 1)) && stands_as_title(top - 1, first))
                    --top;
                claim_.other.push_back({top, title, LineUse::section, ""});
                if (i > 0) candidates[i - 1].body_last = top - 1;
            }
            candidates[i].subsection = subsection;
            first = candidates[i].last + 1;
        }
    }

    const Outline& outline_;
    const Region& region_;
    Claim claim_;
    std::vector<bool> bulleted_;  // by candidate
};

}  // namespace

Claim claim_plain(const Outline& outline, const Region& region) {
    return PlainReader(outline, region).read();
}

}  // namespace qbank

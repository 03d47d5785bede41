// Lists in raw HTML: <ol><li>question</li></ol>, <dt>question</dt><dd>answer</dd>.
#include "base/text.hpp"
#include "parse/claim.hpp"
#include "parse/folds.hpp"

namespace qbank {
namespace {

struct Item {
    std::size_t begin = 0, end = 0;
    bool term = false;
    int depth = 0;  // of lists around it
};

/// Tags of items on one line; `end` is where the item's text ends there. `depth` is that of the lists that
/// are open, before and behind the line.
std::vector<Item> items_of(std::string_view line, int& depth) {
    std::vector<Item> result;
    for (std::size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1)) {
        const std::string_view rest = line.substr(at);
        if (text::istarts_with(rest, "<ul") || text::istarts_with(rest, "<ol")) ++depth;
        if ((text::istarts_with(rest, "</ul") || text::istarts_with(rest, "</ol")) && depth > 0) --depth;
        const bool term = text::istarts_with(rest, "<dt");
        if (!term && !text::istarts_with(rest, "<li")) continue;
        if (rest.size() < 4 || (rest[3] != '>' && rest[3] != ' ')) continue;
        const std::size_t open = line.find('>', at);
        if (open == std::string_view::npos) break;
        std::size_t end = line.find(term ? "</dt" : "</li", open);
        end = std::min({end, line.find("<li", open), line.find("<dd", open), line.find("<ul", open),
                        line.find("<ol", open), line.find("<p", open), line.size()});
        result.push_back({open + 1, end, term, depth});
        at = open;
    }
    return result;
}

}  // namespace

Claim claim_html(const Outline& outline, const Region& region) {
    Claim claim;
    claim.shape = Shape::html;
    std::uint32_t next = 0, ordered = 0;
    int depth = 0, asked = 0;  // of the lists around the line, and around the last item that asks
    for (const Block& block : region.blocks) {
        if (block.type != markdown::Type::html_block) continue;
        for (std::uint32_t number = block.first; number <= block.last; ++number) {
            const std::string_view line = outline.line(number);
            if (text::istarts_with(text::trim(line), "<ol")) {
                ordered = 1;
                next = 0;
            }
            for (const Item& item : items_of(line, depth)) {
                // What is listed below a question belongs to it.
                if (asked > 0 && item.depth > asked) continue;
                asked = 0;
                Candidate candidate;
                put_wording(outline, markdown_of_html(line.substr(item.begin, item.end - item.begin)), number,
                            static_cast<std::uint32_t>(item.begin + 1), candidate);
                ++next;
                // Entries of a table of contents are links within the page; others lead elsewhere.
                if (candidate.wording.value.empty() || line.find("href=\"#") != std::string_view::npos ||
                    line.find("href='#") != std::string_view::npos || (candidate.linked && !candidate.asks))
                    continue;
                if (candidate.asks) asked = item.depth;
                if (ordered > 0 && !candidate.number && !item.term) candidate.number = next;
                candidate.first = candidate.last = number;
                candidate.body_first = number + 1;
                const std::string_view rest = text::trim(line.substr(item.end));
                if (!rest.starts_with("</li") && !rest.starts_with("</dt>")) candidate.head = rest;
                if (text::istarts_with(rest, "</dt><dd>")) candidate.head = rest.substr(9);
                claim.candidates.push_back(std::move(candidate));
            }
        }
    }
    for (std::size_t i = 0; i < claim.candidates.size(); ++i) {
        Candidate& candidate = claim.candidates[i];
        candidate.body_last =
            i + 1 < claim.candidates.size() ? claim.candidates[i + 1].first - 1 : region.last;
        while (candidate.body_last >= candidate.body_first) {
            const std::string_view line = text::trim(outline.line(candidate.body_last));
            const bool closes = line.empty() || text::istarts_with(line, "</ol") ||
                                text::istarts_with(line, "</ul") || text::istarts_with(line, "</li>") ||
                                text::istarts_with(line, "<ol") || text::istarts_with(line, "<ul") ||
                                text::istarts_with(line, "</dl") || text::istarts_with(line, "</div");
            if (!closes) break;
            --candidate.body_last;
        }
    }
    return claim;
}

}  // namespace qbank

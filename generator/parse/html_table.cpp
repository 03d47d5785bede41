#include "parse/html_table.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/folds.hpp"

namespace qbank {

std::vector<std::vector<HtmlCell>> rows_of_html_tables(const Outline& outline, const Region& region) {
    std::vector<std::vector<HtmlCell>> rows;
    for (const Block& block : region.blocks) {
        if (block.type != markdown::Type::html_block) continue;
        for (std::uint32_t number = block.first; number <= block.last; ++number) {
            const std::string_view line = outline.line(number);
            for (std::size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1)) {
                const std::string_view rest = line.substr(at);
                if (text::istarts_with(rest, "<tr")) rows.emplace_back();
                const bool header = text::istarts_with(rest, "<th>") || text::istarts_with(rest, "<th ");
                if (!header && !text::istarts_with(rest, "<td")) continue;
                const std::size_t open = line.find('>', at);
                if (open == std::string_view::npos || rows.empty()) break;
                const std::size_t end = std::min(line.find("</t", open), line.size());
                rows.back().push_back(
                    {number, header, open + 1, markdown_of_html(line.substr(open + 1, end - open - 1))});
                at = end - 1;
            }
        }
    }
    return rows;
}

std::size_t asking_column(const std::vector<std::vector<HtmlCell>>& rows) {
    std::vector<std::size_t> asking, all;
    for (const std::vector<HtmlCell>& row : rows) {
        if (all.size() < row.size()) {
            all.resize(row.size());
            asking.resize(row.size());
        }
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i].header) continue;
            ++all[i];
            if (ends_asking(row[i].markdown)) ++asking[i];
        }
    }
    const auto best = std::max_element(asking.begin(), asking.end());
    if (best == asking.end()) return SIZE_MAX;
    const auto column = static_cast<std::size_t>(best - asking.begin());
    const std::size_t least = all.size() == 1 ? 5 : 6;
    return *best >= 3 && *best * 10 >= all[column] * least ? column : SIZE_MAX;
}

}  // namespace qbank

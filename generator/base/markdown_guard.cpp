#include "base/markdown_guard.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace qbank::markdown {
namespace {

/// Bytes that may be looked through for ends of such tags; a few milliseconds. No text of people comes near.
constexpr std::size_t most_looked_through = std::size_t{8} << 20;

/// Cells that cmark-gfm may have to add to the rows of one text; 20 MB of them.
constexpr std::size_t most_missing_cells = 100'000;

bool may_be_delimiters(std::string_view line) {
    return line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|:- \t>*+0123456789.)") == std::string_view::npos;
}

std::size_t bars(std::string_view line) {
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
}

}  // namespace

std::optional<std::string> without_unclosed_tags(std::string_view markdown) {
    if (markdown.find("<?") == std::string_view::npos && markdown.find("<!") == std::string_view::npos)
        return std::nullopt;
    // From behind, so that where the next end stands is known: of "?>", "]]>", ">", and of the paragraph, for
    // inline HTML goes no further than that.
    std::size_t processing = markdown.size(), cdata = processing, angle = processing, paragraph = processing;
    std::size_t looked_through = 0;
    std::vector<std::size_t> unclosed;
    for (std::size_t i = markdown.size(); i-- > 0;) {
        const std::string_view rest = markdown.substr(i);
        switch (rest.front()) {
            case '\n':
                if (rest.substr(1).starts_with('\n')) paragraph = i;
                break;
            case '?':
                if (rest.starts_with("?>")) processing = i;
                break;
            case ']':
                if (rest.starts_with("]]>")) cdata = i;
                break;
            case '>': angle = i; break;
            case '<': {
                if (rest.size() < 2 || (rest[1] != '?' && rest[1] != '!')) break;
                if (rest.starts_with("<!--")) break;  // found in one go by every version
                const std::size_t end = rest[1] == '?'                  ? processing
                                        : rest.starts_with("<![CDATA[") ? cdata
                                                                        : angle;
                looked_through += std::min(end, paragraph) - i;
                if (end >= paragraph) unclosed.push_back(i);
                break;
            }
            default: break;
        }
    }
    if (looked_through <= most_looked_through || unclosed.empty()) return std::nullopt;
    std::string result(markdown);
    for (const std::size_t i : unclosed) result[i] = ' ';
    return result;
}

std::uint32_t line_of_hollow_table(std::string_view markdown) {
    std::size_t columns = 0, missing = 0;
    std::uint32_t number = 0, first = 0;
    for (const std::string_view line : text::lines(markdown)) {
        ++number;
        if (text::trim(line).empty()) {
            columns = 0;
        } else if (const std::size_t here = bars(line); here > 0 && may_be_delimiters(line)) {
            if (columns == 0) first = number;
            columns = std::max(columns, here + 1);
        } else if (columns > here + 1) {
            missing += columns - (here + 1);
            if (missing > most_missing_cells) return first;
        }
    }
    return 0;
}

}  // namespace qbank::markdown

#include "parse/pieces.hpp"

#include <array>

#include "base/text.hpp"
#include "parse/lines.hpp"
#include "parse/list_marker.hpp"

namespace qbank {
namespace {

/// HTML that does not end with a blank line (CommonMark's kinds 1 to 5), by what ends it.
constexpr std::array<std::string_view, 5> closings{"-->", "?>", "]]>", ">", "</"};
constexpr std::size_t raw_text = 4;  // "</" of one of these tags, and no other
constexpr std::array<std::string_view, 3> raw_text_tags{"script", "pre", "style"};

/// Which of them begins on this line; closings.size() for none.
std::size_t opened_by(std::string_view line) {
    const std::string_view s = text::trim_left(line);
    if (!s.starts_with('<')) return closings.size();
    if (s.starts_with("<!--")) return 0;
    if (s.starts_with("<?")) return 1;
    if (s.starts_with("<![CDATA[")) return 2;
    if (s.starts_with("<!")) return 3;
    for (const std::string_view name : raw_text_tags) {
        if (!text::istarts_with(s.substr(1), name)) continue;
        const std::string_view after = s.substr(1 + name.size());
        if (after.empty() || after[0] == '>' || text::is_space(after[0])) return raw_text;
    }
    return closings.size();
}

bool closes(std::string_view line, std::size_t kind) {
    if (kind != raw_text) return line.find(closings.at(kind)) != std::string_view::npos;
    for (std::size_t at = line.find("</"); at != std::string_view::npos; at = line.find("</", at + 2)) {
        for (const std::string_view name : raw_text_tags) {
            const std::string_view tag = line.substr(at + 2);
            if (text::istarts_with(tag, name) && tag.substr(name.size()).starts_with('>')) return true;
        }
    }
    return false;
}

/// A line that goes on with an item, whether or not it is indented.
bool goes_on(std::string_view s) {
    if (text::is_alnum(s[0]) || static_cast<unsigned char>(s[0]) >= 0x80) return true;
    if (std::string_view(" \t([\"'!").find(s[0]) != std::string_view::npos) return true;
    return (s.starts_with("**") && !is_rule(s)) || (s[0] == '`' && fence_length(s) == 0);
}

}  // namespace

bool Pieces::may_cut_before(std::size_t line) const {
    if (open_.any() || structure_.is_code(line) || structure_.is_blank(line)) return false;
    const std::string_view s = structure_.source(line);
    if (s[0] == ' ' || s[0] == '\t') return false;
    if (after_blank_) return true;
    return in_items_ && list_marker(s).length > 0 && !is_rule(s);
}

void Pieces::pass(std::size_t line) {
    const std::string_view s = structure_.source(line);
    if (structure_.is_code(line)) {
        in_items_ = in_items_ && (s.empty() || s[0] == ' ');
        after_blank_ = false;
        return;
    }
    if (structure_.is_blank(line)) {
        after_blank_ = true;
        return;
    }
    const bool item = list_marker(s).length > 0 && list_marker(s).indent == 0 && !is_rule(s);
    in_items_ = after_blank_ ? item : in_items_ && (item || goes_on(s));
    after_blank_ = false;
    // What looks like a beginning may stand inside another, or in a list item that ends it; to be sure, a cut
    // waits until all that may be open is closed.
    for (std::size_t kind = 0; open_.any() && kind < closings.size(); ++kind)
        if (open_[kind] && closes(s, kind)) open_.reset(kind);
    const std::size_t opened = opened_by(s);
    if (opened < closings.size() && !closes(s.substr(s.find('<') + 1), opened)) open_.set(opened);
}

bool Pieces::next() {
    text_.clear();
    first_ = end_;
    while (end_ < structure_.size()) {
        if (text_.size() >= least_ && may_cut_before(end_)) break;
        structure_.append(end_, text_);
        pass(end_);
        ++end_;
    }
    return end_ > first_;
}

}  // namespace qbank

#include "base/html_builder.hpp"

#include <algorithm>
#include <array>

#include "base/html.hpp"
#include "base/html_tokens.hpp"
#include "base/text.hpp"

namespace qbank::html {
namespace {

struct Pair {
    std::string_view name, start, end;
};

/// Inline elements that the content may use.
constexpr std::array<Pair, 15> inline_elements{{{"b", "<b>", "</b>"},
                                                {"code", "<code>", "</code>"},
                                                {"del", "<del>", "</del>"},
                                                {"em", "<em>", "</em>"},
                                                {"i", "<i>", "</i>"},
                                                {"kbd", "<kbd>", "</kbd>"},
                                                {"mark", "<mark>", "</mark>"},
                                                {"s", "<s>", "</s>"},
                                                {"samp", "<samp>", "</samp>"},
                                                {"small", "<small>", "</small>"},
                                                {"strong", "<strong>", "</strong>"},
                                                {"sub", "<sub>", "</sub>"},
                                                {"sup", "<sup>", "</sup>"},
                                                {"u", "<u>", "</u>"},
                                                {"var", "<var>", "</var>"}}};

/// Blocks and empty elements that the content may use: those that start_tag() writes.
constexpr std::array<std::string_view, 14> shown_blocks{
    "br", "blockquote", "details", "hr", "li", "ol", "p", "pre", "summary", "table", "td", "th", "tr", "ul"};

/// Blocks that are dropped but still end a paragraph.
constexpr std::array<std::string_view, 24> dropped_blocks{
    "div", "section", "article", "h1",     "h2",         "h3",      "h4",       "h5",
    "h6",  "center",  "header",  "footer", "main",       "aside",   "nav",      "form",
    "dl",  "dt",      "dd",      "figure", "figcaption", "address", "fieldset", "body"};

/// Deeper than any author nests, far below what a browser's parser gives up on.
constexpr std::size_t deepest = 128;

bool is_blank(std::string_view s) { return text::trim(s).empty(); }

const Pair* inline_element(std::string_view name) {
    const auto found = std::find_if(inline_elements.begin(), inline_elements.end(),
                                    [&](const Pair& p) { return p.name == name; });
    return found == inline_elements.end() ? nullptr : &*found;
}

}  // namespace

bool is_shown(std::string_view name) {
    return inline_element(name) != nullptr ||
           std::find(shown_blocks.begin(), shown_blocks.end(), name) != shown_blocks.end();
}

std::string Builder::take() {
    while (!stack_.empty()) pop();
    pending_details_ = 0;
    return std::move(out_);
}

void Builder::push(std::string_view name, std::string_view closing, Holds holds) {
    stack_.push_back({name, closing, holds, false, false, out_.size()});
}

void Builder::pop() {
    Element& e = top();
    if (e.needs_summary) give_summary();
    if (e.name == "summary" && is_blank(std::string_view(out_).substr(e.content))) {
        append_escaped(out_, words_.details);
    }
    if (e.holds == Holds::cells && !e.ours && out_.size() == e.content) out_ += "<td></td>";
    out_ += e.closing;
    stack_.pop_back();
}

void Builder::give_summary() {
    top().needs_summary = false;
    out_ += "<summary>";
    append_escaped(out_, words_.details);
    out_ += "</summary>\n";
}

void Builder::open(std::string_view tag, std::string_view closing, Holds holds) {
    out_ += tag;
    stack_.push_back({{}, closing, holds, true, false, out_.size()});
}

void Builder::close() {
    while (!top().ours) pop();
    pop();
    while (pending_details_ > 0 && !text_only()) {
        --pending_details_;
        end_tag("details");
    }
}

bool Builder::prepare_block() {
    while (!stack_.empty()) {
        switch (top().holds) {
            case Holds::flow:
                if (top().needs_summary) give_summary();
                return true;
            case Holds::phrasing:
                if (top().ours) return false;
                pop();
                break;
            case Holds::items:
                out_ += "<li>";
                push("li", "</li>\n", Holds::flow);
                break;
            case Holds::rows:
                out_ += "<tr>";
                push("tr", "</tr>\n", Holds::cells);
                break;
            case Holds::cells:
                out_ += "<td>";
                push("td", "</td>", Holds::flow);
                break;
        }
    }
    return true;
}

bool Builder::prepare_text() {
    if (text_only()) return true;
    if (!prepare_block()) return false;
    const bool bare = !stack_.empty() && (top().name == "li" || top().name == "td" || top().name == "th");
    if (!bare) {
        out_ += "<p>";
        push("p", "</p>\n", Holds::phrasing);
    }
    return true;
}

bool Builder::in_open_summary() const {
    return !stack_.empty() && !stack_.back().ours && stack_.back().name == "summary";
}

bool Builder::inside(std::string_view name) const {
    return std::any_of(stack_.begin(), stack_.end(), [&](const Element& e) { return e.name == name; });
}

void Builder::write_text(std::string_view raw) {
    if (!text_only() && is_blank(raw)) return;
    if (!prepare_text()) return;
    append_escaped(out_, decode_entities(raw));
}

bool Builder::start_in_list_or_table(const std::string& name) {
    // An open element of theirs that the new one ends, as browsers do: <li> ends <li>, <tr> ends <td> and
    // <tr>.
    const auto close_within = [&](std::initializer_list<std::string_view> wanted) {
        for (std::size_t i = stack_.size(); i-- > 0 && !stack_[i].ours;) {
            if (std::find(wanted.begin(), wanted.end(), stack_[i].name) != wanted.end()) {
                while (stack_.size() > i + 1) pop();
                return true;
            }
        }
        return false;
    };
    if (name == "li") {
        if (!close_within({"ul", "ol"})) return true;
        out_ += "<li>";
        push("li", "</li>\n", Holds::flow);
    } else if (name == "tr") {
        if (!close_within({"table"})) return true;
        out_ += "<tr>";
        push("tr", "</tr>\n", Holds::cells);
    } else if (name == "td" || name == "th") {
        if (!close_within({"tr"})) {
            if (!close_within({"table"})) return true;
            out_ += "<tr>";
            push("tr", "</tr>\n", Holds::cells);
        }
        out_ += name == "td" ? "<td>" : "<th scope=\"col\">";
        push(name == "td" ? "td" : "th", name == "td" ? "</td>" : "</th>", Holds::flow);
    } else {
        return false;
    }
    return true;
}

void Builder::start_tag(const std::string& name, std::string_view attributes) {
    if (stack_.size() >= deepest) return;
    if (const Pair* element = inline_element(name)) {
        if (!prepare_text()) return;
        out_ += element->start;
        push(element->name, element->end, Holds::phrasing);
        return;
    }
    if (name == "br") {
        if (text_only()) out_ += "<br>\n";
        return;
    }
    if (name == "summary") {
        if (stack_.empty() || !top().needs_summary) return;
        top().needs_summary = false;
        out_ += "<summary>";
        push("summary", "</summary>\n", Holds::phrasing);
        return;
    }
    if (start_in_list_or_table(name)) return;

    const bool ends_paragraph =
        std::find(dropped_blocks.begin(), dropped_blocks.end(), name) != dropped_blocks.end();
    if (ends_paragraph) {
        end_tag("p");
        return;
    }
    std::string value;
    if (name == "details") {
        if (!prepare_block()) return;
        out_ += find_attribute(attributes, "open", value) ? "<details open>" : "<details>";
        push("details", "</details>\n", Holds::flow);
        top().needs_summary = true;
    } else if (name == "p") {
        if (!prepare_block()) return;
        out_ += "<p>";
        push("p", "</p>\n", Holds::phrasing);
    } else if (name == "pre") {
        if (!prepare_block()) return;
        out_ += "<pre tabindex=\"0\">";
        push("pre", "</pre>\n", Holds::phrasing);
    } else if (name == "blockquote") {
        if (!prepare_block()) return;
        out_ += "<blockquote>";
        push("blockquote", "</blockquote>\n", Holds::flow);
    } else if (name == "ul") {
        if (!prepare_block()) return;
        out_ += "<ul>\n";
        push("ul", "</ul>\n", Holds::items);
    } else if (name == "ol") {
        if (!prepare_block()) return;
        out_ += "<ol";
        if (find_attribute(attributes, "start", value) && value.size() < 9 && text::number(value)) {
            out_ += " start=\"" + value + "\"";
        }
        out_ += ">\n";
        push("ol", "</ol>\n", Holds::items);
    } else if (name == "table") {
        if (!prepare_block()) return;
        out_ += "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"";
        append_escaped(out_, words_.table);
        out_ += "\"><table>\n";
        push("table", "</table></div>\n", Holds::rows);
    } else if (name == "hr") {
        if (prepare_block()) out_ += "<hr>\n";
    }
}

void Builder::end_tag(std::string_view name) {
    std::size_t i = stack_.size();
    while (i > 0 && !stack_[i - 1].ours && stack_[i - 1].name != name) --i;
    if (i > 0 && !stack_[i - 1].ours) {
        while (stack_.size() >= i) pop();
        return;
    }
    if (name == "details" && text_only()) {
        ++pending_details_;
    } else if (std::find(dropped_blocks.begin(), dropped_blocks.end(), name) != dropped_blocks.end()) {
        end_tag("p");
    }
}

void Builder::raw(std::string_view html) {
    Tokens tokens(html);
    Token token;
    while (tokens.next(token)) {
        switch (token.type) {
            case TokenType::text: write_text(token.text); break;
            case TokenType::start_tag: start_tag(token.name, token.attributes); break;
            case TokenType::end_tag: end_tag(token.name); break;
        }
    }
}

void Builder::raw_wording(std::string_view html, std::string_view whole) {
    Tokens tokens(html);
    Token token;
    while (tokens.next(token)) {
        if (token.type == TokenType::text || inline_element(token.name) != nullptr) {
            raw(token.text);
            continue;
        }
        if (token.name == "br") {
            out_ += ' ';
            continue;
        }
        // `<div>` in "What is <div> for?" is talked about; in `<div>What …</div>` or `<a name="q1"></a>` it
        // is not.
        const bool bare = text::trim(token.attributes).empty() || text::trim(token.attributes) == "/";
        const bool pair = whole.find("</" + token.name) != std::string_view::npos;
        if (token.type == TokenType::start_tag && bare && !pair && token.name != "a" && token.name != "p") {
            append_escaped(out_, token.text);
        }
    }
}

void Builder::end_raw_block() {
    while (!stack_.empty() && !top().ours && top().holds == Holds::phrasing && top().name != "summary") pop();
}

}  // namespace qbank::html

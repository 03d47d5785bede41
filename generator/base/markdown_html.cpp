#include "base/markdown_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/highlight.hpp"
#include "base/html.hpp"
#include "base/html_builder.hpp"
#include "base/html_tokens.hpp"
#include "base/markdown_headings.hpp"
#include "base/text.hpp"

namespace qbank::markdown {
namespace {

using html::Builder;
using html::Holds;

/// The language a fence names, as it may stand in a class: `python`, `c++`; empty if it names none.
std::string language_of(std::string_view info) {
    info = text::trim(info);
    while (!info.empty() && (info.front() == '{' || info.front() == '.')) info.remove_prefix(1);
    std::string name;
    for (const char c : info) {
        if (!text::is_alnum(c) && std::string_view("+#-_.").find(c) == std::string_view::npos) break;
        name += text::lower(c);
    }
    return name.size() <= 32 ? name : std::string();
}

/// Walks the tree without recursion, entering and leaving each node, so that depth costs no stack.
class Renderer {
  public:
    explicit Renderer(const HtmlOptions& options)
        : options_(options), builder_({options.words.table, options.words.details}) {}

    std::string blocks(const Tree& tree) {
        headings_.emplace(tree, options_.first_heading, options_.id_prefix);
        builder_.open("", "", Holds::flow);
        walk(tree.root());
        return builder_.take();
    }

    std::string wording(const Tree& tree, std::string_view source) {
        wording_ = source.substr(0, 4096);
        one_line_ = true;
        builder_.open("", "", Holds::phrasing);
        walk(tree.root());
        std::string result = builder_.take();
        std::replace(result.begin(), result.end(), '\n', ' ');
        return std::string(text::trim(result));
    }

  private:
    std::string id(std::string_view name) const {
        return options_.id_prefix.empty() ? std::string(name)
                                          : fmt::format("{}.{}", options_.id_prefix, name);
    }

    void walk(Node root) {
        Node node = root;
        std::size_t depth = 0;
        while (true) {
            if (builder_.out().size() > options_.longest) return;
            const bool inside = enter(node, depth);
            if (inside && node.first_child()) {
                node = node.first_child();
                ++depth;
                continue;
            }
            if (inside) leave(node);
            if (skip_to_) node = std::exchange(skip_to_, Node());
            while (node != root && !node.next()) {
                node = node.parent();
                --depth;
                leave(node);
            }
            if (node == root) return;
            node = node.next();
        }
    }

    std::string& out() { return builder_.out(); }
    void text(std::string_view s) { html::append_escaped(out(), s); }

    /// Writes what comes before a node's children; false if they (and leave()) are not wanted.
    bool enter(Node node, std::size_t depth) {
        const Type type = node.type();
        if (const std::uint32_t line = node.first_line()) line_ = line;
        if (depth >= options_.deepest && node.first_child()) {
            if (options_.too_deep && !std::exchange(told_too_deep_, true)) options_.too_deep(line_);
            if (builder_.prepare_text()) text(plain_text(node));
            builder_.end_raw_block();
            return false;
        }
        if (one_line_) return enter_one_line(node);
        switch (type) {
            case Type::document: return true;
            case Type::paragraph: return enter_paragraph(node);
            case Type::heading: return enter_heading(node);
            case Type::quote: return enter_block("<blockquote>\n", "</blockquote>\n", Holds::flow);
            case Type::list: return enter_list(node);
            case Type::item: return enter_item(node);
            case Type::code_block: return code_block(node);
            case Type::html_block:
                builder_.raw(text::trim_right(node.literal()));
                builder_.end_raw_block();
                return false;
            case Type::rule:
                if (builder_.prepare_block()) out() += "<hr>\n";
                return false;
            case Type::table: return enter_table(node);
            case Type::table_row: return enter_row(node);
            case Type::table_cell: return enter_cell(node);
            case Type::footnote_definition: return enter_footnote(node);
            default: return enter_inline(node);
        }
    }

    void leave(Node node) {
        if (one_line_) {
            if (node.type() == Type::emphasis || node.type() == Type::strong ||
                node.type() == Type::strikethrough) {
                builder_.close();
            } else if (node.type() == Type::paragraph || node.type() == Type::heading) {
                out() += ' ';
            }
            return;
        }
        switch (node.type()) {
            case Type::document:
            case Type::none: return;
            case Type::table_row:
                builder_.close();
                if (node.is_header_row()) {
                    builder_.close();  // thead
                    if (node.next()) builder_.open("<tbody>\n", "</tbody>\n", Holds::rows);
                } else if (!node.next()) {
                    builder_.close();  // tbody
                }
                return;
            case Type::footnote_definition:
                out() += fmt::format("<a class=\"footnote-back\" href=\"#{}\" aria-label=\"{}\">↩</a>",
                                     html::escape(id(fmt::format("ref-{}", footnote_))),
                                     html::escape(options_.words.back));
                builder_.close();
                return;
            default: builder_.close();
        }
    }

    bool enter_block(std::string_view tag, std::string_view closing, Holds holds) {
        if (!builder_.prepare_block()) return false;
        builder_.open(tag, closing, holds);
        return true;
    }

    bool enter_paragraph(Node node) {
        const Node grandparent = node.parent().parent();
        const bool tight = node.parent().type() == Type::item && grandparent.tight();
        if (builder_.in_open_summary()) {
            builder_.open("", "", Holds::phrasing);
        } else if (!builder_.prepare_block()) {
            return false;
        } else if (tight) {
            builder_.open("", "\n", Holds::phrasing);
        } else {
            builder_.open("<p>", "</p>\n", Holds::phrasing);
        }
        return true;
    }

    bool enter_heading(Node node) {
        static constexpr std::string_view closing[] = {"</h1>\n", "</h2>\n", "</h3>\n",
                                                       "</h4>\n", "</h5>\n", "</h6>\n"};
        if (!node.first_child() || !builder_.prepare_block()) return false;
        const Headings::Heading& heading = headings_->at(node);
        const int level = std::clamp(heading.level, 1, 6);
        builder_.open(fmt::format("<h{} id=\"{}\">", level, html::escape(heading.id)),
                      closing[static_cast<std::size_t>(level - 1)], Holds::phrasing);
        return true;
    }

    bool enter_list(Node node) {
        if (!node.ordered()) return enter_block("<ul>\n", "</ul>\n", Holds::items);
        const int start = node.list_start();
        return enter_block(start == 1 ? "<ol>\n" : fmt::format("<ol start=\"{}\">\n", start), "</ol>\n",
                           Holds::items);
    }

    bool enter_item(Node node) {
        if (!node.is_task()) {
            builder_.open("<li>", "</li>\n", Holds::flow);
            return true;
        }
        // Signs and no <input>: a box that cannot be ticked is noise to a screen reader, and needs a label.
        builder_.open("<li class=\"task\">", "</li>\n", Holds::flow);
        out() += node.is_checked() ? "<span class=\"box\">☑</span> " : "<span class=\"box\">☐</span> ";
        return true;
    }

    bool code_block(Node node) {
        if (!builder_.prepare_block()) return false;
        const std::string language = language_of(node.fence_info());
        out() += language.empty() ? "<pre tabindex=\"0\"><code>"
                                  : fmt::format("<pre tabindex=\"0\"><code class=\"language-{}\">", language);
        // Nobody reads so much code on a page, and marks make it several times as long.
        constexpr std::size_t longest_marked = std::size_t{128} << 10;
        if (options_.highlight && node.literal().size() <= longest_marked) {
            highlight::append(out(), node.literal(), language);
        } else {
            text(node.literal());
        }
        out() += "</code></pre>\n";
        return false;
    }

    bool enter_table(Node node) {
        if (!builder_.prepare_block()) return false;
        alignments_ = node.alignments();
        builder_.open(
            fmt::format("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{}\"><table>\n",
                        html::escape(options_.words.table)),
            "</table></div>\n", Holds::rows);
        return true;
    }

    bool enter_row(Node node) {
        if (node.is_header_row()) builder_.open("<thead>\n", "</thead>\n", Holds::rows);
        builder_.open("<tr>", "</tr>\n", Holds::cells);
        column_ = 0;
        return true;
    }

    bool enter_cell(Node node) {
        const Align align = column_ < alignments_.size() ? alignments_[column_] : Align::none;
        ++column_;
        // An empty header cell would announce nothing, so it is no header.
        const bool header = node.parent().is_header_row() && node.first_child();
        const std::string_view place = align == Align::right    ? " class=\"end\""
                                       : align == Align::center ? " class=\"center\""
                                                                : "";
        builder_.open(fmt::format("<{}{}{}>", header ? "th" : "td", header ? " scope=\"col\"" : "", place),
                      header ? "</th>" : "</td>", Holds::phrasing);
        return true;
    }

    bool enter_footnote(Node) {
        if (!footnotes_open_) {
            if (!builder_.prepare_block()) return false;
            footnotes_open_ = true;
            builder_.close();  // with what the text's own tags left open
            builder_.open("", "", Holds::flow);
            builder_.open(fmt::format("<div class=\"footnotes\" role=\"group\" aria-label=\"{}\">\n",
                                      html::escape(options_.words.footnotes)),
                          "</div>\n", Holds::flow);
            builder_.open("<ol>\n", "</ol>\n", Holds::items);
        }
        ++footnote_;
        builder_.open(fmt::format("<li id=\"{}\">", html::escape(id(fmt::format("note-{}", footnote_)))),
                      "</li>\n", Holds::flow);
        return true;
    }

    void footnote_reference(Node node) {
        const auto number = text::number(node.literal());
        if (!number) return text(node.literal());
        const unsigned seen = ++references_[*number];
        const std::string name =
            seen == 1 ? fmt::format("ref-{}", *number) : fmt::format("ref-{}-{}", *number, seen);
        out() +=
            fmt::format("<sup class=\"footnote\"><a href=\"#{}\" id=\"{}\">{}</a></sup>",
                        html::escape(id(fmt::format("note-{}", *number))), html::escape(id(name)), *number);
    }

    bool enter_inline(Node node) {
        if (!builder_.prepare_text()) return false;
        switch (node.type()) {
            case Type::text: text(node.literal()); return false;
            case Type::soft_break: out() += '\n'; return false;
            case Type::line_break: out() += "<br>\n"; return false;
            case Type::code:
                out() += "<code>";
                text(node.literal());
                out() += "</code>";
                return false;
            case Type::html: raw_inline(node); return false;
            case Type::emphasis: builder_.open("<em>", "</em>", Holds::phrasing); return true;
            case Type::strong: builder_.open("<strong>", "</strong>", Holds::phrasing); return true;
            case Type::strikethrough: builder_.open("<del>", "</del>", Holds::phrasing); return true;
            case Type::footnote_reference: footnote_reference(node); return false;
            case Type::link: return enter_link(node);
            case Type::image: image(node); return false;
            default: builder_.open("", "", Holds::phrasing); return true;
        }
    }

    /// A tag inside a paragraph; what a <script> holds there are nodes of their own, up to its end tag.
    void raw_inline(Node node) {
        const std::string_view raw = node.literal();
        if (raw.size() > 2 && text::is_alpha(raw[1])) {
            std::size_t end = 1;
            while (end < raw.size() && text::is_alnum(raw[end])) ++end;
            const std::string name = text::lower(raw.substr(1, end - 1));
            if (html::holds_no_text(name)) {
                const std::string closing = "</" + name;
                for (Node n = node.next(); n; n = n.next()) {
                    if (n.type() == Type::html && text::istarts_with(n.literal(), closing)) {
                        skip_to_ = n;
                        return;
                    }
                }
                return;
            }
        }
        if (one_line_) {
            builder_.raw_wording(raw, wording_);
        } else {
            builder_.raw(raw);
        }
    }

    std::optional<Target> target_of(Node node, bool image) {
        const std::string_view destination = node.url();
        if (!image) {
            if (const auto url = html::safe_url(destination)) {
                if (url->kind == html::UrlKind::external) return Target{url->href, true};
                if (url->kind == html::UrlKind::mail) return Target{url->href};
                if (url->kind == html::UrlKind::fragment) {
                    if (const auto id = headings_ ? headings_->id_of(destination.substr(1)) : std::nullopt)
                        return Target{"#" + *id};
                }
            }
        }
        return options_.resolve ? options_.resolve({destination, image, line_}) : std::nullopt;
    }

    bool enter_link(Node node) {
        // A link without text cannot be followed by name; one inside a summary would fight with its folding.
        const auto target = target_of(node, false);
        if (!target || target->href.empty() || plain_text(node).empty() || builder_.inside("summary")) {
            builder_.open("", "", Holds::phrasing);
            return true;
        }
        std::string tag = "<a href=\"";
        html::append_escaped(tag, target->href);
        tag += '"';
        if (target->external) tag += " rel=\"noopener noreferrer\"";
        append_title(tag, node);
        tag += '>';
        builder_.open(tag, "</a>", Holds::phrasing);
        return true;
    }

    static void append_title(std::string& tag, Node node) {
        if (text::trim(node.title()).empty()) return;
        tag += " title=\"";
        html::append_escaped(tag, node.title());
        tag += '"';
    }

    void image(Node node) {
        const auto target = target_of(node, true);
        const std::string description = plain_text(node);
        if (!target || target->href.empty()) return text(description);
        if (target->external) {
            // The page may load nothing from elsewhere; a reader may go there.
            const bool linked = inside_link(node);
            if (!linked)
                out() += "<a href=\"" + html::escape(target->href) + "\" rel=\"noopener noreferrer\">";
            text(description.empty() ? target->href : description);
            if (!linked) out() += "</a>";
            return;
        }
        std::string tag = "<img src=\"";
        html::append_escaped(tag, target->href);
        tag += "\" alt=\"";
        html::append_escaped(tag, description);
        tag += '"';
        if (target->width > 0 && target->height > 0) {
            tag += fmt::format(" width=\"{}\" height=\"{}\"", target->width, target->height);
        }
        append_title(tag, node);
        out() += tag + " loading=\"lazy\" decoding=\"async\">";
    }

    static bool inside_link(Node node) {
        for (Node n = node.parent(); n && n.type() != Type::paragraph && n.type() != Type::document;
             n = n.parent()) {
            if (n.type() == Type::link) return true;
        }
        return false;
    }

    bool enter_one_line(Node node) {
        switch (node.type()) {
            case Type::text: text(node.literal()); return false;
            case Type::soft_break:
            case Type::line_break: out() += ' '; return false;
            case Type::code:
            case Type::code_block:
                out() += "<code>";
                text(text::trim(node.literal()));
                out() += "</code>";
                return false;
            case Type::html:
            case Type::html_block: raw_inline(node); return false;
            case Type::emphasis: builder_.open("<em>", "</em>", Holds::phrasing); return true;
            case Type::strong: builder_.open("<strong>", "</strong>", Holds::phrasing); return true;
            case Type::strikethrough: builder_.open("<del>", "</del>", Holds::phrasing); return true;
            case Type::image: text(plain_text(node)); return false;
            case Type::footnote_reference:
            case Type::footnote_definition: return false;
            default: return true;
        }
    }

    const HtmlOptions& options_;
    Builder builder_;
    std::optional<Headings> headings_;  ///< of blocks(); a wording has none
    std::unordered_map<unsigned, unsigned> references_;
    std::vector<Align> alignments_;
    std::size_t column_ = 0;
    unsigned footnote_ = 0;
    bool footnotes_open_ = false;
    bool one_line_ = false;
    std::string_view wording_;
    std::uint32_t line_ = 0;
    bool told_too_deep_ = false;
    Node skip_to_;
};

/// Most wordings have no markup at all, and parsing one costs ten times as much as looking.
bool is_plain(std::string_view s) {
    return !s.empty() && text::trim(s).size() == s.size() && !text::is_digit(s.front()) &&
           s.find_first_of("\\`*_[]<>|~&@\n\t") == std::string_view::npos &&
           std::string_view("#+-=").find(s.front()) == std::string_view::npos &&
           s.find("  ") == std::string_view::npos && s.find("://") == std::string_view::npos &&
           s.find("www.") == std::string_view::npos;
}

}  // namespace

std::string to_html(const Tree& tree, const HtmlOptions& options) { return Renderer(options).blocks(tree); }

std::string to_html(std::string_view markdown, const HtmlOptions& options) {
    return to_html(Tree(markdown), options);
}

std::string inline_html(std::string_view markdown) {
    if (is_plain(markdown)) return html::escape(markdown);
    const HtmlOptions options;
    return Renderer(options).wording(Tree(markdown), markdown);
}

std::string excerpt(const Tree& tree, std::size_t longest) {
    constexpr std::size_t longest_code_point = 4;
    const std::string plain = plain_text(tree.root(), longest_code_point * (longest + 1));
    if (plain.size() <= longest || text::code_points(plain) <= longest) return plain;
    std::string cut = text::code_point_slice(plain, 0, longest);
    const std::size_t space = cut.rfind(' ');
    if (space != std::string::npos && space > cut.size() / 2) cut.resize(space);
    while (!cut.empty() && (text::is_space(cut.back()) ||
                            std::string_view(",;:-(").find(cut.back()) != std::string_view::npos)) {
        cut.pop_back();
    }
    return cut + "…";
}

std::string excerpt(std::string_view markdown, std::size_t longest) {
    return excerpt(Tree(markdown), longest);
}

}  // namespace qbank::markdown

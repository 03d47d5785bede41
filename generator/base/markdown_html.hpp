#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/markdown.hpp"

/// Safe HTML from Markdown: the only place where text of the content becomes markup.
///
/// The policy, decided on the tree and not on finished HTML: Markdown's own constructs are written by us; raw
/// HTML is never copied. Tags of a short list (details, summary, kbd, sub, sup, br, lists, simple tables, …)
/// are built anew without their attributes (but `open` of details and `start` of ol), always balanced and in
/// places where HTML allows them; every other tag is dropped and its text kept; comments, and script, style
/// and their like with all they hold, are dropped whole. Addresses pass html::safe_url(). Images and relative
/// links are what the resolver makes of them.
namespace qbank::markdown {

/// A link or image of the text whose target is not plainly elsewhere on the web.
struct Reference {
    std::string_view destination;  ///< as the text has it, entities and backslashes resolved
    bool image = false;
    std::uint32_t line = 0;  ///< of the block it stands in, from 1
};

/// Where a reference leads on the page. Width and height are those of an image, 0 if not known.
struct Target {
    std::string href;  ///< percent-encoded, not yet escaped
    bool external = false;
    std::uint32_t width = 0, height = 0;
};

/// Asked for every image, every relative link, every fragment that is no heading of the text, and every
/// address that is refused; nothing back means that the text alone is shown.
using Resolver = std::function<std::optional<Target>(const Reference&)>;

/// Words that appear in the HTML: they belong to a language, so the caller gives them.
struct HtmlWords {
    std::string table = "Table";          ///< label of a table that can be scrolled
    std::string footnotes = "Footnotes";  ///< label of the section of footnotes
    std::string back = "Back to the text";
    std::string details = "Details";  ///< summary of a <details> that has none
};

struct HtmlOptions {
    int first_heading = 2;  ///< level of the outermost heading; deeper ones follow without gaps, down to 6
    /// Ids are `<id_prefix>.<slug of the heading>`, so that several texts can stand on one page.
    std::string id_prefix;
    Resolver resolve;  ///< none: relative links and images are shown as their text
    HtmlWords words;
    bool highlight = false;    ///< marks parts of code with the classes of base/highlight.hpp
    std::size_t deepest = 48;  ///< containers nested deeper than this are shown as one paragraph of text
    std::function<void(std::uint32_t line)> too_deep;  ///< told of the first such container, if it is there
    /// Where the HTML stops growing (footnotes can refer to themselves a million times): what follows is left
    /// out.
    std::size_t longest = std::size_t{16} << 20;
};

std::string to_html(const Tree& tree, const HtmlOptions& options);
std::string to_html(std::string_view markdown, const HtmlOptions& options);

/// A one-line text such as a question's wording: code, emphasis and the inline tags of the list, no links, no
/// images, no blocks. Tags that are talked about ("What does <section> do?") are shown as text.
std::string inline_html(std::string_view markdown);

/// The beginning of the text without markup, cut at a word within `longest` code points and then closed by
/// "…".
std::string excerpt(const Tree& tree, std::size_t longest);
std::string excerpt(std::string_view markdown, std::size_t longest);

}  // namespace qbank::markdown

// Markdown to HTML: what comes out holds no element, attribute or scheme that the policy does not know, and
// the plain text of an escaped text is that text.
#include <algorithm>
#include <array>
#include <string>

#include "base/html_tokens.hpp"
#include "base/markdown.hpp"
#include "base/markdown_html.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "target.hpp"

namespace qbank::fuzz {
namespace {

void check_safe(const std::string& html) {
    static constexpr std::array never{"<script", "<style",       "<iframe", "<object",     "<embed",
                                      "<form",   "<svg",         "<math",   "<base",       "<link",
                                      "<meta",   "<img src=\"d", " on",     "javascript:", "href=\"//"};
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        const std::size_t end = html.find('>', at);
        require(end != std::string::npos, "every tag ends");
        std::string tag = text::lower(std::string_view(html).substr(at, end - at));
        // What stands in quotes is a value; only the addresses among them matter here.
        for (const std::string_view bad : never) {
            if (bad == " on" || bad == "javascript:") continue;
            require(tag.find(bad) == std::string::npos, bad);
        }
        require(tag.find("href=\"javascript") == std::string::npos, "no address runs a script");
        require(tag.find('<', 1) == std::string::npos, "no tag inside a tag");
        bool quoted = false;
        for (std::size_t i = 0; i + 3 < tag.size(); ++i) {
            if (tag[i] == '"') quoted = !quoted;
            require(quoted || tag.compare(i, 3, " on") != 0, "no handler of events");
        }
    }
    require(!text::invalid_utf8(html), "HTML is valid UTF-8");
}

}  // namespace

void markdown(std::string_view bytes) {
    if (text::invalid_utf8(bytes) || bytes.find('\0') != std::string_view::npos) return;
    markdown::HtmlOptions options;
    options.highlight = true;
    options.resolve = [](const markdown::Reference& reference) -> std::optional<markdown::Target> {
        if (reference.image) return markdown::Target{"assets/one.png", false, 3, 2};
        return std::nullopt;
    };
    const markdown::Tree tree(bytes);
    check_safe(markdown::to_html(tree, options));
    check_safe(markdown::inline_html(bytes));
    require(text::code_points(markdown::excerpt(tree, 80)) <= 81, "an excerpt is cut");
    require(!text::invalid_utf8(markdown::plain_text(tree.root())), "plain text is valid UTF-8");
    const std::string plain = text::squeeze(text::printable(bytes));
    if (plain.size() <= 2000) {
        require(text::squeeze(markdown::plain_text(markdown::escape(plain))) == plain,
                "escaped text reads as it was");
    }
}

}  // namespace qbank::fuzz

#include "import/relative_links.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/markdown.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

using markdown::Node;
using markdown::Type;

bool is_relative(std::string_view address) {
    if (address.empty() || address.starts_with("//")) return false;
    const std::size_t colon = address.find(':');
    return colon == std::string_view::npos || address.find_first_of("/?#") < colon;
}

/// The value of `name="…"` in a tag, or "".
std::string_view attribute(std::string_view html, std::string_view name) {
    for (std::size_t at = html.find(name); at != std::string_view::npos; at = html.find(name, at + 1)) {
        std::size_t i = at + name.size();
        if (at == 0 || !text::is_space(html[at - 1]) || i + 1 >= html.size() || html[i] != '=') continue;
        const char quote = html[++i];
        if (quote != '"' && quote != '\'') continue;
        const std::size_t end = html.find(quote, i + 1);
        return end == std::string_view::npos ? "" : html.substr(i + 1, end - i - 1);
    }
    return "";
}

class Collector {
  public:
    void look(Node node) {
        const Type type = node.type();
        if (type == Type::link || type == Type::image) add(node.url(), type == Type::image);
        if (type == Type::html || type == Type::html_block) look_in_html(node.literal());
    }
    std::vector<RelativeLink> take() { return std::move(found_); }

  private:
    void look_in_html(std::string_view html) {
        for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
            const std::string_view tag = html.substr(at, html.find('>', at) - at);
            add(attribute(tag, "src"), true);
            if (tag.starts_with("<a ")) add(attribute(tag, "href"), false);
        }
    }

    void add(std::string_view address, bool image) {
        if (!is_relative(address)) return;
        RelativeLink link{std::string(address), image};
        if (known_.emplace(link.address, image).second) found_.push_back(std::move(link));
    }

    std::vector<RelativeLink> found_;
    std::set<std::pair<std::string, bool>> known_;
};

}  // namespace

std::vector<RelativeLink> relative_links(std::string_view markdown) {
    const markdown::Tree tree(markdown);
    Collector collector;
    const Node root = tree.root();
    for (Node node = root; node;) {
        collector.look(node);
        if (node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node && node != root && !node.next()) node = node.parent();
        if (!node || node == root) break;
        node = node.next();
    }
    return collector.take();
}

}  // namespace qbank

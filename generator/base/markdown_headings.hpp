#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/markdown.hpp"

namespace qbank::markdown {

/// The headings of a text as they stand on a page. Levels follow the nesting and not the numbers, so that no
/// level is left out; ids are unique in the text.
class Headings {
  public:
    struct Heading {
        int level = 2;  ///< at most 6
        std::string id;
    };

    /// `first_level` is that of the outermost heading. Ids are `<id_prefix>.<slug of the heading>`, so that
    /// several texts can stand on one page. The tree has to outlive what is asked by node.
    Headings(const Tree& tree, int first_level, std::string_view id_prefix);

    const Heading& at(Node heading) const { return of_node_.at(heading.raw()); }

    /// The id of the heading that a link's fragment names (without "#", percent-encoded or not).
    std::optional<std::string> id_of(std::string_view fragment) const;

  private:
    std::unordered_map<void*, Heading> of_node_;
    std::unordered_map<std::string, std::string> id_of_slug_;
};

}  // namespace qbank::markdown

#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "parse/structure.hpp"

namespace qbank {

/// The definitions of link references ("[docs]: https://…") and footnotes ("[^1]: …") of a document, which
/// may stand anywhere in it: what a piece of the document has to be told of the others.
class Definitions {
  public:
    explicit Definitions(const Structure& structure);

    /// Lines to append to a piece (the lines from `first` to before `end`, whose structure is `text`): the
    /// definitions elsewhere that it refers to, and references to its own footnotes, which a parser drops
    /// otherwise.
    std::string supplement(const std::string& text, std::size_t first, std::size_t end) const;

  private:
    struct Definition {
        std::size_t line = 0;
        std::string text;
    };
    std::unordered_map<std::string, Definition> by_label_;
    std::vector<std::pair<std::size_t, std::string>> footnotes_;  // line and label
};

}  // namespace qbank

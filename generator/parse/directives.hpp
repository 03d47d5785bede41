#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "parse/folds.hpp"

namespace qbank {

/// The folds that site generators and note programs write without tags, by line:
///
///     ::: details Title          VuePress, VitePress, Docusaurus (also `:::details[Title]`), to the next
///     `:::`
///     ??? question "Title"       Material for MkDocs (also `???+`, and `!!! question`), as far as it is
///     indented > [!question]- Title       Obsidian, as far as the quote goes
///     {{< details "Title" >}}    Hugo (also `{{% expand title="…" %}}`), to `{{< /details >}}`
///
/// Of blocks that are never folded, such as `!!! question`, those that name a question. `is_code` tells of
/// the index of a line.
std::vector<Fold> find_directives(const std::vector<std::string_view>& lines,
                                  const std::function<bool(std::size_t)>& is_code);

}  // namespace qbank

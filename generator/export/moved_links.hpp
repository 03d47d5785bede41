#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace qbank {

/// Where a link or image of a Markdown text leads now; nothing: it stays as it is.
using Moves = std::function<std::optional<std::string>(std::string_view destination, bool is_image)>;

/// The Markdown with other destinations, each replaced where it is written. Nothing else changes, and that is
/// checked by reading the result: a text in which it cannot be done (a destination written with entities,
/// say) comes back as it was.
std::string with_moved_links(std::string_view markdown, const Moves& moves);

}  // namespace qbank

#pragma once
#include <cstdint>
#include <string>

#include "parse/outline.hpp"

namespace qbank {

/// What a fold that a directive opens (see directives.hpp) holds, as Markdown: without the columns or the
/// quotation marks that its notation asks for, and without `indent` more columns.
std::string content_of(const Outline& outline, const Fold& fold, std::uint32_t indent);

}  // namespace qbank

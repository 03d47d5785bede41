#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "render/context.hpp"

namespace qbank {

/// A question's wording as inline HTML, never empty.
std::string wording_html(const Question& question);

/// Makes the stems and answers of these questions HTML, anew if they were before, and puts them into
/// Context::texts. What their links and images lack is told in the order of the questions.
void render_texts(Context& context, const std::vector<std::size_t>& questions, unsigned jobs,
                  Diagnostics& diagnostics);

}  // namespace qbank

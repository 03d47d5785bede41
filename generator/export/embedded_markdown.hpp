#pragma once
#include <string>
#include <string_view>

namespace qbank {

/// An answer made fit to stand inside a larger Markdown document below a heading of `level`: its headings
/// become deeper than that, in their own order (at most 6), underlined ones written with '#'. An answer that
/// would swallow what follows it (a code fence or HTML comment that is never closed) becomes one code block.
/// Ends without a newline.
std::string embedded_markdown(std::string_view answer, int level);

}  // namespace qbank

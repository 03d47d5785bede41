#pragma once
#include <string>
#include <string_view>

/// Colours for code, told by class names: `<span class="k">` around a keyword and so on. Our own scanner over
/// tables of languages (highlight_languages.hpp), since GNU source-highlight takes a hundred times as long,
/// is not thread-safe, and reads its languages from files.
///
/// A scanner and no parser: it knows comments, texts, numbers, words. What it cannot tell stays plain, and
/// code that is no code of its language is shown all the same, every byte of it. Time is linear in the
/// length.
namespace qbank::highlight {

/// The classes: k keyword, l constant, f name that is defined, s text, n number, c comment, d decorator,
/// directive or variable, a key, attribute or section, t tag, i inserted, x deleted.
inline constexpr std::string_view classes = "klfsncdatix";

/// Appends `code` escaped, and marked if the language (in small letters, "py" or "python") is known.
void append(std::string& out, std::string_view code, std::string_view language);

}  // namespace qbank::highlight

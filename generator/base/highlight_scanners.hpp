#pragma once
#include <cstddef>
#include <string_view>

#include "base/highlight_marks.hpp"

namespace qbank::highlight {

struct Language;

/// Of a language with a table.
void scan_code(std::string_view code, const Language& language, Marks& marks);
/// Of HTML, XML and templates: tags, attributes, comments, entities, `{{ … }}` and `{% … %}`; scripts and
/// style sheets inside in their own colours.
void scan_markup(std::string_view code, Marks& marks);
/// Of a difference between files, line by line.
void scan_difference(std::string_view code, Marks& marks);
/// Of an HTTP message: its method and status, the names of its headers.
void scan_message(std::string_view code, Marks& marks);

/// A `find` that is asked for the same text again and again from places further and further on: once it found
/// nothing it never looks again, so that a million openings without an end take no quadratic time.
class Finder {
  public:
    explicit Finder(std::string_view wanted) : wanted_(wanted) {}
    std::size_t find(std::string_view in, std::size_t from) {
        if (none_) return std::string_view::npos;
        if (found_ < from || found_ == std::string_view::npos) found_ = in.find(wanted_, from);
        none_ = found_ == std::string_view::npos;
        return found_;
    }

  private:
    std::string_view wanted_;
    std::size_t found_ = std::string_view::npos;
    bool none_ = false;
};

}  // namespace qbank::highlight

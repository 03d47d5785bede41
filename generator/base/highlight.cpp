#include "base/highlight.hpp"

#include <algorithm>
#include <array>

#include "base/highlight_languages.hpp"
#include "base/highlight_marks.hpp"
#include "base/highlight_scanners.hpp"

namespace qbank::highlight {
namespace {

using Scan = void (*)(std::string_view, Marks&);

struct Special {
    std::string_view name;
    Scan scan;
};

/// What has no words but lines or tags.
constexpr std::array<Special, 15> specials{{{"html", scan_markup},
                                            {"xml", scan_markup},
                                            {"svg", scan_markup},
                                            {"xhtml", scan_markup},
                                            {"htmldjango", scan_markup},
                                            {"html+django", scan_markup},
                                            {"django", scan_markup},
                                            {"jinja", scan_markup},
                                            {"jinja2", scan_markup},
                                            {"twig", scan_markup},
                                            {"vue", scan_markup},
                                            {"svelte", scan_markup},
                                            {"diff", scan_difference},
                                            {"patch", scan_difference},
                                            {"http", scan_message}}};

}  // namespace

void append(std::string& out, std::string_view code, std::string_view language) {
    Marks marks(out, code);
    if (const Language* known = language_named(language)) return scan_code(code, *known, marks);
    const auto special = std::find_if(specials.begin(), specials.end(),
                                      [&](const Special& one) { return one.name == language; });
    if (special != specials.end()) special->scan(code, marks);
}

}  // namespace qbank::highlight

#pragma once
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "base/locale.hpp"

namespace qbank {

struct Look;

/// Every word of the pages that is not content: `templates/strings/<language>.yml`, and English where that
/// language lacks one.
///
/// A string may hold places, `{COUNT}`. Strings that differ by number are written as `x_one`, `x_other` and
/// whatever further forms the language has (`x_few`, `x_many`, …).
/// Those below `script` are for the scripts of the theme, which get them as a module: strings.js.
class Strings {
  public:
    /// Reads English, then the language's file over it, then the bank's own over both.
    /// A file that cannot be used is a diagnostic with rule "strings".
    static Strings load(const Look& look, const std::string& language, Diagnostics& diagnostics);

    /// nullptr if there is no such string.
    const std::string* find(std::string_view name) const;
    /// The string, or its name if there is none, so that a page shows what is missing.
    std::string get(std::string_view name) const;
    /// With {COUNT} filled in, in the form that goes with the number.
    std::string count(std::string_view name, std::size_t n) const;
    /// With one place filled in.
    std::string with(std::string_view name, std::string_view place, std::string_view value) const;

    using Map = std::map<std::string, std::string, std::less<>>;
    const Map& all() const { return strings_; }
    const Map& for_scripts() const { return scripts_; }

  private:
    void read(const std::filesystem::path& file, const std::string& shown, Diagnostics& diagnostics);
    Map strings_, scripts_;
    locale::PluralForms forms_{"en"};
};

}  // namespace qbank

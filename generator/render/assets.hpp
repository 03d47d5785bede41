#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "model/site.hpp"

namespace qbank {

struct Look;
class Strings;

/// The theme's files under names that change with their content, so that browsers may keep them for ever.
///
/// `search/box.js` becomes `assets/search-box-<hash>.js`; a quoted `./` or `../` path in a script or style
/// sheet that leads to a file of the theme is rewritten to its new name. The hash covers the files a file
/// refers to, directly or not, so that a change of an imported module changes the importer's name too. All
/// style sheets become one, `style.css` first: a page loads one file. `strings.js` is made anew from the
/// bank's language, unless the bank has such a file itself.
class Assets {
  public:
    static Assets add(const Look& look, const Strings& strings, Site& site);

    /// Path from the site's root, or "" if the theme has no such file.
    std::string_view path(std::string_view name) const;

  private:
    std::map<std::string, std::string, std::less<>> paths_;
};

}  // namespace qbank

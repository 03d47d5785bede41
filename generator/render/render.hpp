#pragma once
#include <filesystem>

#include "base/diagnostics.hpp"
#include "model/bank.hpp"
#include "model/site.hpp"
#include "model/site_part.hpp"

namespace qbank {

class Strings;

/// Where pages get their looks from. A file of the same name below the bank's own folders wins.
struct Look {
    std::filesystem::path templates;  ///< the templates that ship
    std::filesystem::path theme;      ///< the CSS, JavaScript and icons that ship
    std::filesystem::path bank;       ///< the bank: its templates/, theme/ and static/ override and add,
                                      ///< and images are read relative to its documents
};

/// Adds every page, asset, feed and map of the bank to the site (all but the search index and the exports).
/// Broken links and images of the content, and templates that cannot be used, are diagnostics.
/// `jobs` as in base/parallel.hpp; the bytes are the same for any number.
void render(const Bank& bank, const Look& look, unsigned jobs, Site& site, Diagnostics& diagnostics);

/// The same with strings that were loaded before, and perhaps only a part of the site.
void render(const Bank& bank, const Look& look, const Strings& strings, unsigned jobs, Site& site,
            Diagnostics& diagnostics, SitePart part = {});

}  // namespace qbank

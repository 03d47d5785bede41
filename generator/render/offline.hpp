#pragma once
#include "model/bank.hpp"
#include "model/site.hpp"
#include "render/render.hpp"

namespace qbank {

/// Adds sw.js, if `offline: true` of bank.yml asks for it: the theme's worker behind the list of files that
/// it keeps at once (assets, the pages that all others lead to, the search index unless it is large) and a
/// name of their state. It must be called last, since it lists what the others wrote.
///
/// Everything else is kept as it is visited. It stands at the root because a worker governs the folder it
/// stands in and GitHub Pages cannot send the header that would widen that.
void add_worker(const Bank& bank, const Look& look, Site& site);

}  // namespace qbank

#pragma once
#include "render/context.hpp"

namespace qbank {

/// For a bank without pages of questions: `q/places/<n>.json`, which say where each question stands, so that
/// a link to `q/<id>.html`, or to a place that the question has left since, finds it. The 404 page and the
/// pages of topics ask the one that has the id: FNV-1a of the id, modulo their number (a power of two,
/// `data-places` of every page). Each maps ids and earlier ids to what stands between `topics/` and `.html`
/// of an address, with `#` and the id of today behind an earlier one: `{"keel": "ships/2", "backbone":
/// "ships/2#keel"}`.
void add_places(const Context& context, Site& site);

/// How many files that are; 0 for a bank whose questions have pages.
std::size_t number_of_places(const Bank& bank);

}  // namespace qbank

#pragma once
#include "model/bank.hpp"
#include "model/site.hpp"

namespace qbank {

/// Adds the search index, `search-index/…`, which theme/search/engine.js reads.
/// `jobs` as in base/parallel.hpp; the bytes are the same for any number.
void index(const Bank& bank, unsigned jobs, Site& site);

}  // namespace qbank

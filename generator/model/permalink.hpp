#pragma once
#include <string>

#include "base/place.hpp"

namespace qbank {

/// A line of permalinks.yml: an id that has been published, so that pages elsewhere may link to it.
struct Permalink {
    Text id;
    Text leads_to;  ///< the id that readers are sent to once no question has `id` itself; may be empty
};

}  // namespace qbank

#pragma once
#include <filesystem>

#include "model/site.hpp"

namespace qbank {

/// Publishes the JSON schemas of the formats as `schemas/<name>.schema.json`, so that editors and other
/// programs can fetch them from any site. `folder` holds them; without it nothing is added.
void add_schemas(const std::filesystem::path& folder, Site& site);

}  // namespace qbank

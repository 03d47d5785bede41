#include "export/schemas.hpp"

#include "base/files.hpp"

namespace qbank {

void add_schemas(const std::filesystem::path& folder, Site& site) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) return;
    for (const files::Entry& entry : files::walk(folder, [](const std::string&) { return false; })) {
        if (entry.regular && entry.path.ends_with(".schema.json"))
            site.add("schemas/" + entry.path, files::read(folder / entry.path), "the schemas of the formats");
    }
}

}  // namespace qbank

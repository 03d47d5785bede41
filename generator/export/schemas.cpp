#include "export/schemas.hpp"

#include "base/files.hpp"

namespace qbank {

void add_schemas(const std::filesystem::path& folder, Site& site) {
    if (!files::is_folder(folder)) return;
    for (const files::Entry& entry : files::walk(folder, [](const std::string&) { return false; })) {
        if (entry.regular && entry.path.ends_with(".schema.json"))
            site.add("schemas/" + entry.path, files::read(folder / entry.path), "the schemas of the formats");
    }
}

}  // namespace qbank

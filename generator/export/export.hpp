#pragma once
#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/bank.hpp"
#include "model/site.hpp"

namespace qbank {

/// What is exported, and how.
struct Export {
    const Bank& bank;
    std::filesystem::path folder = {};  ///< the bank's folder, where images are read from; empty: no images
    unsigned jobs = 0;                  ///< as in base/parallel.hpp; the bytes are the same for any number
    bool with_dates = false;            ///< JSON: `updated`, for `qbank build --previous`
    bool raw_cells = false;             ///< CSV: leave cells alone that a spreadsheet would run
    /// Words that readers see, by their names in templates/strings; English where one is missing.
    const std::map<std::string, std::string, std::less<>>* words = nullptr;

    std::string word(std::string_view name) const;
};

/// One format that a bank can be taken away in. A new one is a new file, which defines it, and a line in
/// formats.hpp.
struct ExportFormat {
    std::string_view name;         ///< as typed: `qbank export NAME`
    std::string_view extension;    ///< of its files, with the dot
    std::string_view description;  ///< what it holds, one line
    bool is_text = true;           ///< false: nothing for a terminal
    void (*write)(const Export& what, std::ostream& out);
};

const std::vector<ExportFormat>& export_formats();

/// The format with this name, or nullptr.
const ExportFormat* find_export_format(std::string_view name);

/// The bank in the format with this name, which must exist.
std::string export_text(const Export& what, std::string_view name);

/// A table of the formats, for `qbank export --list`.
void list_export_formats(std::ostream& out);

/// Takes the formats that `exports:` of bank.yml names into Settings::published_exports; unknown names are
/// errors with the nearest known one as the hint.
void resolve_published_exports(Settings& settings, Diagnostics& diagnostics);

/// Adds bank.json, and the files of Settings::published_exports, to the site.
void publish_exports(const Export& what, Site& site);

}  // namespace qbank

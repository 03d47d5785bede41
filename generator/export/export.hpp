#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "model/bank.hpp"

namespace qbank {

/// One format that a bank can be taken away in. A new one is a new file, a line in formats.hpp and a line in
/// the table of export.cpp.
struct ExportFormat {
    std::string_view name;         ///< as typed: `qbank export NAME`
    std::string_view description;  ///< one line for --help
    void (*write)(const Bank& bank, std::ostream& out);
};

const std::vector<ExportFormat>& export_formats();

/// The bank in the format with this name, which must exist.
std::string export_text(const Bank& bank, std::string_view name);

/// The format with this name, or nullptr.
const ExportFormat* find_export_format(std::string_view name);

}  // namespace qbank

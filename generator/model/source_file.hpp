#pragma once
#include <string>
#include <vector>

#include "base/place.hpp"

namespace qbank {

/// One document as load found it: valid UTF-8 in NFC, "\n" line ends, no BOM, mojibake repaired.
/// Line numbers are those of the file on disk. Made only by load; a run keeps its SourceFiles until the
/// end, because every Place views their paths.
struct SourceFile {
    std::string path;  ///< relative to the bank's root, with '/'
    std::string text;
    std::vector<std::string> repairs;  ///< what was repaired, in words, for reports

    Place at(std::uint32_t line, std::uint32_t column = 0, std::uint32_t end_column = 0) const {
        return {path, line, column, end_column};
    }
};

}  // namespace qbank

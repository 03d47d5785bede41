#pragma once
#include <optional>
#include <sstream>
#include <string>

#include "base/diagnostics.hpp"
#include "base/text.hpp"
#include "temporary_folder.hpp"

/// The findings as a person reads them, with the lines of the bank's files.
inline std::string told(const qbank::Diagnostics& diagnostics, const TemporaryFolder& bank,
                        bool notes = false) {
    std::ostringstream out;
    const qbank::LineReader lines = [&](const std::string& document,
                                        std::uint32_t line) -> std::optional<std::string> {
        const std::string bytes = slurp(bank / document);
        const auto all = qbank::text::lines(bytes);
        if (line == 0 || line > all.size()) return std::nullopt;
        return std::string(all[line - 1]);
    };
    qbank::print(out, diagnostics.sorted(), lines, {false, notes});
    return out.str();
}

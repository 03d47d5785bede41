#include "export/export.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "export/formats.hpp"

namespace qbank {

const std::vector<ExportFormat>& export_formats() {
    static const std::vector<ExportFormat> formats{
        {"json", "everything, for programs: one object with questions, topics, sources and skipped lines",
         write_json},
        {"jsonl", "the questions alone, one JSON object a line", write_jsonl},
        {"csv", "a table for spreadsheets, one question a row", write_csv},
        {"markdown", "one printable document with a table of contents", write_markdown},
    };
    return formats;
}

const ExportFormat* find_export_format(std::string_view name) {
    const auto& formats = export_formats();
    const auto found =
        std::find_if(formats.begin(), formats.end(), [&](const ExportFormat& f) { return f.name == name; });
    return found == formats.end() ? nullptr : &*found;
}

std::string export_text(const Bank& bank, std::string_view name) {
    std::ostringstream text;
    find_export_format(name)->write(bank, text);
    return std::move(text).str();
}

}  // namespace qbank

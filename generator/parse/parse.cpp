#include "parse/parse.hpp"

#include <array>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "parse/reader.hpp"

namespace qbank {
namespace {

/// One line a source format: how its files end, and who reads them.
struct Format {
    std::string_view ending;
    RawDocument (*read)(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics);
};

constexpr std::array formats{
    Format{".md", read_markdown},  Format{".markdown", read_markdown}, Format{".txt", read_markdown},
    Format{".mdx", read_markdown}, Format{".yml", read_yaml},          Format{".yaml", read_yaml},
};

RawDocument read(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics) {
    for (const Format& format : formats) {
        if (file.path.size() > format.ending.size() &&
            text::iequals(std::string_view(file.path).substr(file.path.size() - format.ending.size()),
                          format.ending)) {
            return format.read(file, settings, diagnostics);
        }
    }
    return {};
}

}  // namespace

std::vector<RawDocument> parse(const std::vector<SourceFile>& files, const Settings& settings, unsigned jobs,
                               Diagnostics& diagnostics) {
    std::vector<RawDocument> documents(files.size());
    std::vector<Diagnostics> found(files.size());
    for_each_index(files.size(), jobs,
                   [&](std::size_t i) { documents[i] = read(files[i], settings, found[i]); });
    for (Diagnostics& d : found) diagnostics.append(std::move(d));
    return documents;
}

std::vector<SkippedLines> skipped_lines(const std::vector<SourceFile>& files,
                                        const std::vector<RawDocument>& documents) {
    std::vector<SkippedLines> result;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        std::vector<std::string_view> lines;
        for (const LineSpan& span : documents[i].lines) {
            if (span.use != LineUse::skipped && span.use != LineUse::note) continue;
            if (lines.empty()) lines = text::lines(files[i].text);
            SkippedLines skipped{files[i].path, span.first, span.last, span.reason, ""};
            for (std::uint32_t line = span.first; line <= span.last && line <= lines.size(); ++line) {
                if (line > span.first) skipped.text += '\n';
                skipped.text += lines[line - 1];
            }
            result.push_back(std::move(skipped));
        }
    }
    return result;
}

}  // namespace qbank

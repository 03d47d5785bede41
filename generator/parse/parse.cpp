#include "parse/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

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
    Format{".json", read_json},    Format{".jsonl", read_json_lines},  Format{".csv", read_csv},
    Format{".gift", read_gift},
};

const Format* format_of(std::string_view path) {
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const Format& format) {
        return path.size() > format.ending.size() &&
               text::iequals(path.substr(path.size() - format.ending.size()), format.ending);
    });
    return found == formats.end() ? nullptr : &*found;
}

/// Takes from a question over the limit what later stages would read again and again.
void bound(RawQuestion& question, const Limits& limits, Diagnostics& diagnostics) {
    std::uint64_t bytes = question.wording.value.size();
    if (question.stem) bytes += question.stem->value.size();
    if (question.answer) bytes += question.answer->value.size();
    for (const Choice& choice : question.choices) bytes += choice.markdown.size();
    if (bytes <= limits.question_bytes) return;
    diagnostics.error("limit", question.wording.place,
                      fmt::format("a question of {} bytes; the limit is {}", bytes, limits.question_bytes),
                      or_raise("shorten its answer", "question-bytes", bytes));
    question.stem.reset();
    question.answer.reset();
    question.choices.clear();
    if (question.wording.value.size() > limits.question_bytes)
        question.wording.value = text::code_point_slice(question.wording.value, 0, 100);
}

std::vector<SkippedLines> skipped_lines(const SourceFile& file, const RawDocument& document) {
    std::vector<SkippedLines> result;
    std::vector<std::string_view> lines;
    for (const LineSpan& span : document.lines) {
        if (span.use != LineUse::skipped && span.use != LineUse::note) continue;
        if (lines.empty()) lines = text::lines(file.text);
        SkippedLines skipped{file.path, span.first, span.last, std::string(std::string_view(span.reason)),
                             ""};
        for (std::uint32_t line = span.first; line <= span.last && line <= lines.size(); ++line) {
            if (line > span.first) skipped.text += '\n';
            skipped.text += lines[line - 1];
        }
        result.push_back(std::move(skipped));
    }
    return result;
}

RawDocument read(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics) {
    const Format* format = format_of(file.path);
    if (!format) return {};
    RawDocument document = format->read(file, settings, diagnostics);
    for (RawQuestion& question : document.questions) bound(question, settings.limits, diagnostics);
    document.skipped = skipped_lines(file, document);
    return document;
}

std::vector<RawDocument> read_all(std::size_t count, unsigned jobs, Diagnostics& diagnostics,
                                  const std::function<RawDocument(std::size_t, Diagnostics&)>& read_one) {
    std::vector<RawDocument> documents(count);
    std::vector<Diagnostics> found(count);
    for_each_index(count, jobs, [&](std::size_t i) { documents[i] = read_one(i, found[i]); });
    for (Diagnostics& d : found) diagnostics.append(std::move(d));
    return documents;
}

}  // namespace

bool is_readable_format(std::string_view path) { return format_of(path) != nullptr; }

std::vector<std::string> readable_endings() {
    std::vector<std::string> endings;
    for (const Format& format : formats) endings.emplace_back(format.ending);
    return endings;
}

std::vector<RawDocument> parse(const std::vector<SourceFile>& files, const Settings& settings, unsigned jobs,
                               Diagnostics& diagnostics) {
    return read_all(files.size(), jobs, diagnostics,
                    [&](std::size_t i, Diagnostics& found) { return read(files[i], settings, found); });
}

std::vector<RawDocument> parse_and_free(std::vector<SourceFile>& files, const Settings& settings,
                                        unsigned jobs, Diagnostics& diagnostics) {
    return read_all(files.size(), jobs, diagnostics, [&](std::size_t i, Diagnostics& found) {
        RawDocument document = read(files[i], settings, found);
        std::string().swap(files[i].text);
        return document;
    });
}

std::vector<SkippedLines> take_skipped(std::vector<RawDocument>& documents) {
    std::vector<SkippedLines> result;
    for (RawDocument& document : documents) {
        std::move(document.skipped.begin(), document.skipped.end(), std::back_inserter(result));
        document.skipped = {};
    }
    return result;
}

}  // namespace qbank

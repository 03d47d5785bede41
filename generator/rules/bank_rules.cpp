#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "rules/question_rules.hpp"

namespace qbank {
namespace {

constexpr std::size_t shortest_tag = 5;  // below it, a letter makes another word: tcp and tdd

std::string bare(std::string_view tag) { return text::replace_all(tag, "-", ""); }

/// The word and all that one deletion makes of it: two words within one edit share one of these, but so do
/// some within two, which edit_distance() then tells.
std::vector<std::string> shapes_of(const std::string& word) {
    std::vector<std::string> shapes{word};
    for (std::size_t i = 0; i < word.size(); ++i) {
        std::string shape = word;
        shape.erase(i, 1);
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

/// Where the front matter of `file` writes this tag; the file's first line if that cannot be told.
Place place_of_tag(const SourceFile& file, std::string_view tag) {
    const std::vector<std::string_view> lines = text::lines(file.text);
    bool in_tags = false;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        if (line.starts_with("---") || line.starts_with("...")) break;
        if (!line.empty() && line.front() != ' ' && line.front() != '-')
            in_tags = line.starts_with("tags:") || line.starts_with("keywords:");
        const std::size_t from = line.find(':') == std::string_view::npos ? 0 : line.find(':');
        const std::size_t found = in_tags ? line.find(tag, from) : std::string_view::npos;
        if (found == std::string_view::npos) continue;
        const auto column = static_cast<std::uint32_t>(found + 1);
        return file.at(static_cast<std::uint32_t>(i + 1), column,
                       column + static_cast<std::uint32_t>(tag.size()));
    }
    return file.at(1);
}

void tell_clashes(std::vector<std::string_view> paths, std::string_view folder, Diagnostics& diagnostics) {
    std::unordered_map<std::string, std::string_view> first;
    first.reserve(paths.size());
    for (const std::string_view path : paths) {
        const auto [entry, is_new] = first.emplace(unicode::fold(path), path);
        if (is_new || entry->second == path) continue;
        const std::string shown = fmt::format("{}{}", folder, path);
        diagnostics
            .error("path-case", Place{shown, 0, 0, 0},
                   fmt::format("its path differs from {}{} in nothing but {}", folder, entry->second,
                               unicode::nfc(path) == unicode::nfc(entry->second)
                                   ? "how its accents are put together"
                                   : "case"),
                   "rename one: other systems hold only one of them")
            .related.push_back({fmt::format("{}{}", folder, entry->second), 0, "the other one"});
    }
}

}  // namespace

void check_tags(const Bank& bank, const std::vector<SourceFile>& files, Diagnostics& diagnostics) {
    std::unordered_map<std::string, std::vector<const BankTag*>> common;
    for (const BankTag& tag : bank.tags) {
        if (tag.questions.size() < 2 || tag.id.size() < shortest_tag) continue;
        for (std::string& shape : shapes_of(bare(tag.id))) common[std::move(shape)].push_back(&tag);
    }
    std::unordered_map<std::string_view, const SourceFile*> by_path;
    for (const SourceFile& file : files) by_path.emplace(file.path, &file);
    for (const BankTag& tag : bank.tags) {
        if (tag.questions.size() != 1 || tag.id.size() < shortest_tag) continue;
        const BankQuestion& question = bank.questions[tag.questions.front()];
        const auto file = by_path.find(question.place.document);
        if (!question.own_file || file == by_path.end()) continue;
        const std::string word = bare(tag.id);
        const BankTag* near = nullptr;
        for (const std::string& shape : shapes_of(word)) {
            const auto found = common.find(shape);
            if (found == common.end()) continue;
            for (const BankTag* other : found->second) {
                if (text::edit_distance(word, bare(other->id), 1) > 1) continue;
                if (!near || other->questions.size() > near->questions.size() ||
                    (other->questions.size() == near->questions.size() && other->id < near->id))
                    near = other;
            }
        }
        if (!near) continue;
        diagnostics.warning(
            "tag", place_of_tag(*file->second, tag.title),
            fmt::format("the tag \"{}\" is on no other question", tag.title),
            fmt::format("did you mean \"{}\", which {} have?", near->title, near->questions.size()));
    }
}

void check_path_case(const Bank& bank, const std::vector<SourceFile>& files, Diagnostics& diagnostics) {
    std::vector<std::string_view> documents(files.size()), pages, statics;
    std::transform(files.begin(), files.end(), documents.begin(),
                   [](const SourceFile& file) -> std::string_view { return file.path; });
    for (const PlainPage& page : bank.settings.pages) pages.push_back(page.path);
    for (const std::string& path : bank.settings.static_files) statics.push_back(path);
    tell_clashes(std::move(documents), "", diagnostics);
    tell_clashes(std::move(pages), "", diagnostics);
    tell_clashes(std::move(statics), "static/", diagnostics);
}

}  // namespace qbank

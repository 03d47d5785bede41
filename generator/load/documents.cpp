#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <optional>
#include <set>

#include "base/files.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "load/load.hpp"
#include "load/mojibake.hpp"
#include "model/site.hpp"

namespace qbank {
namespace {

namespace fs = std::filesystem;

constexpr std::array bank_files{"bank.yml",     "topics.yml",     "sources.yml",
                                "synonyms.yml", "duplicates.yml", "permalinks.yml"};
constexpr std::array bank_folders{"pages", "static", "templates", "theme"};
/// Files that a repository holds beside its questions.
constexpr std::array repository_files{"readme", "contributing", "license"};

bool has_document_ending(std::string_view path) {
    for (const std::string_view ending : {".md", ".markdown", ".mdx", ".txt", ".yml", ".yaml"}) {
        if (path.size() > ending.size() && text::iequals(path.substr(path.size() - ending.size()), ending))
            return true;
    }
    return false;
}

bool is_repository_file(std::string_view path) {
    const std::string name = text::lower(path.substr(path.rfind('/') + 1));
    const std::string stem = name.substr(0, name.find('.'));
    return name == "requirements.txt" ||
           std::find(repository_files.begin(), repository_files.end(), stem) != repository_files.end();
}

/// "\r\n" and a lone "\r" become "\n".
std::string unix_line_ends(std::string s) {
    if (s.find('\r') == std::string::npos) return s;
    std::string result;
    result.reserve(s.size());
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] != '\r') {
            result += s[i];
        } else if (i + 1 >= s.size() || s[i + 1] != '\n') {
            result += '\n';
        }
    }
    return result;
}

struct LineColumn {
    std::uint32_t line = 1, column = 1;
};

LineColumn line_column(std::string_view s, std::size_t offset) {
    LineColumn result;
    for (std::size_t i = 0; i < offset; ++i) {
        if (s[i] == '\n') {
            ++result.line;
            result.column = 1;
        } else {
            ++result.column;
        }
    }
    return result;
}

/// Nothing, and a diagnostic, if it cannot be read.
std::optional<std::string> bytes_of(const fs::path& bank, const SourceFile& file, const Limits& limits,
                                    Diagnostics& diagnostics) {
    try {
        return files::read(bank / file.path, limits.document_bytes);
    } catch (const files::Error& error) {
        std::string hint = "check its permissions";
        if (error.code() == std::errc::file_too_large) {
            std::error_code gone;
            const std::uintmax_t size = fs::file_size(bank / file.path, gone);
            hint = or_raise(fmt::format("the limit is {} bytes; split the document", limits.document_bytes),
                            "document-bytes", gone ? 2 * limits.document_bytes : size);
        }
        diagnostics.error("unreadable", file.at(0), "cannot read the file: " + error.reason(), hint);
        return std::nullopt;
    }
}

}  // namespace

bool read_document(const fs::path& bank, SourceFile& file, const Limits& limits, Diagnostics& diagnostics) {
    std::optional<std::string> bytes = bytes_of(bank, file, limits, diagnostics);
    return bytes && take_text(file, std::move(*bytes), diagnostics);
}

bool take_text(SourceFile& file, std::string bytes, Diagnostics& diagnostics) {
    const auto begins_with = [&](std::string_view mark) { return bytes.compare(0, mark.size(), mark) == 0; };
    if (begins_with("\xFF\xFE") || begins_with("\xFE\xFF")) {
        diagnostics.error("encoding", file.at(0), "the file is UTF-16, not UTF-8", "save it as UTF-8");
        return false;
    }
    if (begins_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
        file.repairs.emplace_back("byte order mark removed");
    }
    if (const auto offset = text::invalid_utf8(bytes)) {
        const LineColumn at = line_column(bytes, *offset);
        diagnostics.error(
            "encoding", file.at(at.line, at.column),
            fmt::format("invalid UTF-8: byte 0x{:02X}", static_cast<unsigned char>(bytes[*offset])),
            "save the file as UTF-8");
        return false;
    }
    if (const std::size_t offset = bytes.find('\0'); offset != std::string::npos) {
        const LineColumn at = line_column(bytes, offset);
        diagnostics.error("encoding", file.at(at.line, at.column), "the file holds a NUL byte",
                          "remove it; a text file has none");
        return false;
    }
    file.text = unix_line_ends(std::move(bytes));
    if (text::is_ascii(file.text)) return true;
    if (std::optional<Repaired> repaired = repair_mojibake(file.text)) {
        file.text = std::move(repaired->text);
        file.repairs.push_back(fmt::format("UTF-8 that was read as {}, restored in {} place{}",
                                           repaired->charset, repaired->places,
                                           repaired->places == 1 ? "" : "s"));
        diagnostics.note("mojibake", file.at(0), "this text is " + file.repairs.back());
    }
    file.text = unicode::nfc(file.text);
    file.text.shrink_to_fit();  // ICU leaves up to twice the room, and a run keeps its documents
    return true;
}

Settings with_source(Settings settings, const std::string& source, const std::vector<SourceFile>& documents) {
    const auto found = std::find_if(settings.sources.begin(), settings.sources.end(),
                                    [&](const Source& s) { return s.id == source; });
    if (source.empty() || found == settings.sources.end()) return settings;
    const Source described = *found;
    for (const SourceFile& document : documents) {
        settings.sources.push_back(described);
        settings.sources.back().document = document.path;
    }
    return settings;
}

std::vector<std::string> document_paths(const fs::path& bank, const Settings& settings,
                                        const fs::path& output) {
    std::error_code ignored;
    const fs::path output_path = output.empty() ? output : fs::weakly_canonical(output, ignored);
    const fs::path bank_path = fs::weakly_canonical(bank, ignored);
    const auto enter = [&](const std::string& folder) {
        const std::string name = folder.substr(folder.rfind('/') + 1);
        if (name.front() == '.' || name == "node_modules") return false;
        if (std::find(bank_folders.begin(), bank_folders.end(), folder) != bank_folders.end()) return false;
        if (bank_path / folder == output_path) return false;
        return !files::exists(bank / folder / site_marker);
    };
    std::vector<std::string> paths;
    for (files::Entry& entry : files::walk(bank, enter)) {
        if (!has_document_ending(entry.path) || !entry.regular) continue;
        if (std::find(bank_files.begin(), bank_files.end(), entry.path) != bank_files.end()) continue;
        if (settings.has_bank_file && is_repository_file(entry.path)) continue;
        if (entry.path.front() == '.' || entry.path.find("/.") != std::string::npos) continue;
        paths.push_back(std::move(entry.path));
    }
    return paths;
}

std::vector<SourceFile> load_documents(const fs::path& bank, const Settings& settings, const fs::path& output,
                                       unsigned jobs, Diagnostics& diagnostics) {
    const Limits& limits = settings.limits;
    std::vector<SourceFile> documents;
    std::vector<std::string> paths = document_paths(bank, settings, output);
    for (std::string& path : paths) {
        if (documents.size() == limits.documents) {
            diagnostics.error("limit", Place{},
                              fmt::format("the bank has more than {} documents", limits.documents),
                              or_raise("split the bank; the first in the order of their names were read",
                                       "documents", paths.size()));
            break;
        }
        documents.push_back({std::move(path), {}, {}});
    }

    std::vector<Diagnostics> found(documents.size());
    std::vector<char> good(documents.size(), 0);
    std::atomic<std::uintmax_t> read_bytes{0};
    for_each_index(documents.size(), jobs, [&](std::size_t i) {
        if (read_bytes > limits.bank_bytes) return;  // told below, once and for the same bank always
        std::optional<std::string> bytes = bytes_of(bank, documents[i], limits, found[i]);
        if (!bytes) return;
        read_bytes += bytes->size();
        good[i] = take_text(documents[i], std::move(*bytes), found[i]) ? 1 : 0;
    });
    if (read_bytes > limits.bank_bytes) {
        diagnostics.error(
            "limit", Place{},
            fmt::format("the documents of the bank have more than {} bytes together", limits.bank_bytes),
            or_raise("split the bank", "bank-bytes", 2 * limits.bank_bytes));
        return {};
    }
    for (Diagnostics& d : found) diagnostics.append(std::move(d));

    std::vector<SourceFile> result;
    result.reserve(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (good[i]) result.push_back(std::move(documents[i]));
    }
    return result;
}

}  // namespace qbank

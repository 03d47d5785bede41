#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "base/json.hpp"
#include "base/markdown.hpp"
#include "base/text.hpp"
#include "diff/diff.hpp"

namespace qbank {
namespace {

struct Section {
    std::string_view key, title;
    const std::vector<QuestionChange>& changes;
};

std::array<Section, 6> sections(const BankDiff& diff) {
    return {{{"added", "Added", diff.added},
             {"removed", "Removed", diff.removed},
             {"reworded", "Reworded", diff.reworded},
             {"reanswered", "Re-answered", diff.reanswered},
             {"merged", "Merged", diff.merged},
             {"renamed", "Renamed", diff.renamed}}};
}

std::string summary(const BankDiff& diff) {
    std::string text;
    for (const Section& section : sections(diff)) {
        if (section.changes.empty()) continue;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", section.changes.size(),
                            text::lower(section.title));
    }
    return text.empty() ? "nothing changed" : text;
}

void write_text(const BankDiff& diff, std::ostream& out) {
    out << summary(diff) << '\n';
    for (const Section& section : sections(diff)) {
        if (section.changes.empty()) continue;
        out << '\n' << section.title << '\n';
        for (const QuestionChange& change : section.changes) {
            out << fmt::format("  {}: {}\n", text::printable(change.id), text::printable(change.question));
            if (!change.before.empty())
                out << fmt::format("    before: {}\n", text::printable(change.before));
            if (!change.into.empty())
                out << fmt::format("    now part of: {}\n", text::printable(change.into));
            if (!change.how.empty() && change.how != "changed") out << fmt::format("    {}\n", change.how);
        }
    }
}

/// For release notes: wordings come first, since ids mean nothing to readers.
void write_markdown(const BankDiff& diff, std::ostream& out) {
    out << fmt::format("**Questions:** {}\n", summary(diff));
    for (const Section& section : sections(diff)) {
        if (section.changes.empty()) continue;
        out << fmt::format("\n### {} ({})\n\n", section.title, section.changes.size());
        for (const QuestionChange& change : section.changes) {
            out << fmt::format("- {} (`{}`)", markdown::escape(text::squeeze(change.question)), change.id);
            if (section.key == "reworded")
                out << fmt::format(", before: {}", markdown::escape(text::squeeze(change.before)));
            if (section.key == "renamed") out << fmt::format(", before: `{}`", change.before);
            if (section.key == "merged") out << fmt::format(" is now part of `{}`", change.into);
            if (!change.how.empty() && change.how != "changed") out << fmt::format(": {}", change.how);
            out << '\n';
        }
    }
}

void write_json(const BankDiff& diff, std::ostream& out) {
    Json json{{"schema", 1}};
    for (const Section& section : sections(diff)) {
        Json list = Json::array();
        for (const QuestionChange& change : section.changes) {
            Json entry{{"id", change.id}, {"question", change.question}};
            if (!change.before.empty()) entry["before"] = change.before;
            if (!change.into.empty()) entry["into"] = change.into;
            if (!change.how.empty()) entry["change"] = change.how;
            list.push_back(std::move(entry));
        }
        json[section.key] = std::move(list);
    }
    out << to_text(json, 2) << '\n';
}

}  // namespace

const std::vector<DiffFormat>& diff_formats() {
    static const std::vector<DiffFormat> formats{
        {"text", write_text}, {"markdown", write_markdown}, {"json", write_json}};
    return formats;
}

const DiffFormat* find_diff_format(std::string_view name) {
    const auto& all = diff_formats();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const DiffFormat& f) { return f.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace qbank

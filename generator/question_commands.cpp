#include "question_commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "base/files.hpp"
#include "base/text.hpp"
#include "change/added.hpp"
#include "change/new_question.hpp"
#include "format/format.hpp"
#include "load/load.hpp"
#include "pipeline.hpp"
#include "terminal.hpp"

namespace qbank {
namespace {

/// The bank's documents that may be question files. What cannot be read is `check`'s to tell.
std::vector<std::string> markdown_files(const Options& options) {
    Diagnostics ignored;
    const Settings settings = load_settings(options.bank, ignored, options.limits);
    std::vector<std::string> paths;
    for (const std::string& path : document_paths(options.bank, settings, options.output))
        if (path.ends_with(".md") || path.ends_with(".markdown")) paths.push_back(path);
    return paths;
}

/// Gives the paths of the files that were changed, or would be.
std::vector<std::string> format_all(const Options& options, const std::vector<std::string>& paths,
                                    bool write) {
    std::vector<std::string> changed;
    for (const std::string& path : paths) {
        const std::filesystem::path file = options.bank / path;
        std::string before;
        try {
            before = files::read(file, std::uintmax_t{16} << 20);
        } catch (const files::Error&) {
            if (options.command == Command::fmt && !options.content.files.empty()) throw;
            continue;
        }
        const std::string after = formatted(before);
        if (after == before) continue;
        if (write) files::replace(file, after);
        changed.push_back(path);
    }
    return changed;
}

}  // namespace

int format_files(const Options& options) {
    const bool named = !options.content.files.empty();
    const std::vector<std::string> changed = format_all(
        options, named ? options.content.files : markdown_files(options), !options.content.only_look);
    if (!options.quiet) {
        for (const std::string& path : changed)
            std::cout << text::printable((options.bank / path).string()) << '\n';
    }
    return options.content.only_look && !changed.empty() ? 1 : 0;
}

void fix_files(const Options& options, const BankChange* change) {
    std::vector<std::string> paths = markdown_files(options);
    if (change) std::erase_if(paths, [&](const std::string& path) { return !change->files.contains(path); });
    const std::vector<std::string> changed = format_all(options, paths, true);
    if (!options.quiet && !changed.empty())
        std::cerr << fmt::format("mended {} file{}\n", changed.size(), changed.size() == 1 ? "" : "s");
}

int new_question(const Options& options) {
    const auto refuse = [](const std::string& message) {
        say(message);
        return 2;
    };
    Diagnostics about_settings;
    const Settings settings = load_settings(options.bank, about_settings, options.limits);
    const NewQuestion made = make_question(options.content.topic, options.content.question, settings);
    if (!made.refusal.empty()) return refuse(made.refusal);
    const std::filesystem::path file = options.bank / made.path;
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) {
        say(fmt::format("{} exists; the bank has a question of this name", file.string()));
        return 1;
    }
    if (!is_inside(options.bank, made.path))
        return refuse(fmt::format("{} would lead out of the bank by a symbolic link", file.string()));

    Diagnostics ignored_findings;
    ReadMore more;
    more.documents.push_back({made.path, made.text, {}});
    more.every_suggestion = true;
    const Content content = read(options, ignored_findings, std::move(more));
    const std::vector<AddedQuestion> added =
        added_questions(change_of_files({made.path}), content.bank, content.duplicates, {});
    const bool has_it = std::any_of(added.begin(), added.end(), [](const AddedQuestion& one) {
        return std::any_of(one.likely.begin(), one.likely.end(),
                           [](const LikelyDuplicate& l) { return l.same; });
    });
    tell_likely(added, options);
    if (has_it) {
        say("nothing was made: the bank has this question");
        return 1;
    }
    std::filesystem::create_directories(file.parent_path());
    files::create(file, made.text);
    std::cout << text::printable(file.string()) << '\n';
    return 0;
}

}  // namespace qbank

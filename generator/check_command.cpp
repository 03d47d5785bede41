#include "check_command.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <future>
#include <iostream>
#include <optional>
#include <sstream>

#include "base/files.hpp"
#include "change/added.hpp"
#include "change/change.hpp"
#include "check/permalinks_file.hpp"
#include "check/summary_report.hpp"
#include "load/load.hpp"
#include "normalize/normalize.hpp"
#include "parse/parse.hpp"
#include "question_commands.hpp"
#include "render/verify.hpp"
#include "rules/explain.hpp"
#include "rules/rules.hpp"
#include "serve/external_links.hpp"
#include "terminal.hpp"

namespace qbank {
namespace {

int explain(const Options& options) {
    const std::string& name = *options.content.rule;
    if (name.empty() || name == "all") {
        explain_all(name.empty() ? "text" : options.format, std::cout);
        return 0;
    }
    if (const Rule* rule = find_rule(name)) {
        explain_rule(*rule, options.format, std::cout);
        return 0;
    }
    const std::string_view near = nearest_rule(name);
    say(fmt::format(
        "there is no rule \"{}\"; {}", name,
        near.empty() ? "`qbank check --explain` lists them" : fmt::format("did you mean {}?", near)));
    return 2;
}

/// The questions of the files as they were before the change.
struct Before {
    std::vector<SourceFile> files;
    std::vector<Question> questions;
};

Before read_before(const BankChange& change, const Options& options, Settings settings) {
    Before before;
    Diagnostics ignored;
    for (const OldFile& old : change.old_files) {
        SourceFile file{old.path, {}, {}};
        if (take_text(file, old.bytes, ignored)) before.files.push_back(std::move(file));
    }
    std::vector<RawDocument> documents = parse(before.files, settings, options.jobs, ignored);
    before.questions = normalize(std::move(documents), settings, {options.drafts, options.jobs}, ignored);
    return before;
}

std::optional<BankChange> change_of(const Options& options) {
    if (!options.content.since.empty()) {
        BankChange change = change_since(options.bank, options.content.since);
        // Files that are named narrow it down.
        if (!options.content.files.empty()) {
            const auto& named = options.content.files;
            std::erase_if(change.files, [&](const auto& file) {
                return std::find(named.begin(), named.end(), file.first) == named.end();
            });
        }
        return change;
    }
    if (!options.content.files.empty()) return change_of_files(options.content.files);
    return std::nullopt;
}

/// Leaves what the change adds, and tells what the bank has already.
std::vector<AddedQuestion> narrow(const BankChange& change, const Content& content, const Options& options,
                                  Diagnostics& diagnostics) {
    const Before before = read_before(change, options, content.bank.settings);
    std::vector<AddedQuestion> added =
        added_questions(change, content.bank, content.duplicates, before.questions);
    Diagnostics vanishing;
    const std::vector<std::string> vanished =
        tell_vanished_ids(change, content.bank, before.questions, vanishing);
    keep_findings_of(change, vanished, added, diagnostics);
    diagnostics.append(std::move(vanishing));
    tell_likely_duplicates(added, diagnostics);
    return added;
}

void write_summary_file(const Options& options, const Diagnostics& diagnostics,
                        std::vector<AddedQuestion> added, bool of_change) {
    std::filesystem::path path = options.content.summary;
    if (path.empty() && options.format == "github") {
        if (const char* variable = std::getenv("GITHUB_STEP_SUMMARY")) path = variable;
    }
    if (path.empty()) return;
    std::ostringstream page;
    write_summary({diagnostics.sorted(), std::move(added), of_change}, report_context(options), page);
    files::append(path, page.str());
}

/// Notes ids in the bank's ledger, if it keeps one. Not for a bank with errors: what could not be read has
/// ids, too.
void keep_ledger(const Bank& bank, const Options& options, Diagnostics& diagnostics) {
    if (!bank.settings.has_ledger || diagnostics.has_errors()) return;
    const std::size_t added = unrecorded_permalinks(bank);
    if (!options.content.fix) {
        if (added > 0)
            diagnostics.note(
                "permalink", Place{"permalinks.yml"},
                fmt::format("{} id{} not in the ledger yet", added, added == 1 ? " is" : "s are"),
                "`qbank check --fix` adds what is published");
        return;
    }
    const std::filesystem::path file = options.bank / "permalinks.yml";
    const std::string before = files::read(file), after = with_permalinks(before, bank);
    if (after != before) files::replace(file, after);
    if (added > 0 && !options.quiet)
        std::cerr << fmt::format("noted {} new id{}\n", added, added == 1 ? "" : "s");
}

}  // namespace

void verify_site(const Content& content, const Options& options, Diagnostics& diagnostics) {
    const Look look{options.share / "templates", options.share / "theme", options.bank};
    verify(content.bank, look, options.jobs, diagnostics);
    check_content(content.bank, content.files, options.jobs, diagnostics);
}

int check(const Options& options) {
    if (options.content.rule) return explain(options);
    try {
        const bool of_change = !options.content.since.empty() || !options.content.files.empty();
        // git looks for what has changed while the bank is read: a check of a change is to take no longer
        // than one of the whole.
        std::future<std::optional<BankChange>> looked = std::async(
            of_change ? std::launch::async : std::launch::deferred, [&] { return change_of(options); });
        std::optional<BankChange> change;
        if (options.content.fix) {
            change = looked.get();
            fix_files(options, change ? &*change : nullptr);
        }
        Diagnostics diagnostics;
        ReadMore more;
        more.every_suggestion = of_change;
        const Content content = read(options, diagnostics, std::move(more));
        if (looked.valid()) change = looked.get();
        if (!change) keep_ledger(content.bank, options, diagnostics);
        verify_site(content, options, diagnostics);
        if (options.content.external) check_external_links(content.bank, diagnostics);
        std::vector<AddedQuestion> added;
        if (change) added = narrow(*change, content, options, diagnostics);
        report(diagnostics, options);
        write_summary_file(options, diagnostics, std::move(added), change.has_value());
        return fails(diagnostics, options) ? 1 : 0;
    } catch (const NoChange& reason) {
        say(reason.what());
        return 2;
    }
}

}  // namespace qbank

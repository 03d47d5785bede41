#include "commands.hpp"

#include <fmt/format.h>

#include <iostream>

#include "base/day.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "change/dates.hpp"
#include "check/duplicates_report.hpp"
#include "check_command.hpp"
#include "diff/diff.hpp"
#include "export/stats.hpp"
#include "help/help_formats.hpp"
#include "import_command.hpp"
#include "init/init.hpp"
#include "live_site.hpp"
#include "pipeline.hpp"
#include "publish/last_build.hpp"
#include "publish/publish.hpp"
#include "question_commands.hpp"
#include "review_command.hpp"
#include "serve/preview_sink.hpp"
#include "serve/serve.hpp"
#include "terminal.hpp"
#include "version.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

/// All that a site depends on besides the bank's files and the program.
std::string other_inputs(const Options& options, std::string_view previous) {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}/{}\n{}\n{}\n{}", to_text(options.limits), options.base_url,
                       options.repository, options.drafts, options.strict, options.part.number,
                       options.part.of, origin_of_dates(options.bank), day::source_date_epoch().value_or(-1),
                       hash64(previous));
}

using Exported = std::vector<ExportedQuestion>;

/// A file that is no export is a mistake of the command line: there is no bank whose content could be wrong.
Exported exported_questions(std::string_view json, const fs::path& file) {
    Diagnostics diagnostics;
    const std::string name = file.string();
    if (auto questions = read_exported(json, name, diagnostics)) return std::move(*questions);
    print(std::cerr, diagnostics.sorted(), [](const std::string&, std::uint32_t) { return std::nullopt; },
          {});
    throw Exit{2};
}

void tell_end(const BuildResult& built, const Options& options) {
    tell_built(built, options);
    if (!options.tell_timings.empty())
        write_timings(*options.timings, {built.questions, built.files, built.bytes}, options.jobs,
                      options.tell_timings, std::cout);
}

/// Publishes all or nothing: without commit() the publisher leaves the old site as it was.
int build(const Options& options) {
    Timings& timings = *options.timings;
    timings.begin("compare");
    std::string json = options.previous.empty() ? "" : files::read(options.previous);
    const fs::path& share = options.share;
    const LastBuild last({options.bank,
                          options.output,
                          {share / "templates", share / "theme", share / "schemas", share / "data"},
                          other_inputs(options, json),
                          options.jobs});
    std::optional<BuildResult> built = last.unchanged();
    Diagnostics diagnostics;
    if (built) {
        timings.end();
        for (Diagnostic& finding : built->findings) diagnostics.append(std::move(finding));
        tell_end(*built, options);
        report(diagnostics, options);
        return 0;
    }
    std::optional<Exported> previous;
    if (!options.previous.empty()) previous = exported_questions(json, options.previous);
    std::string().swap(json);
    Content content = read(options, diagnostics);
    if (previous) {
        date_changes(content.bank, *previous, date_of_sources(options.bank));
        tell_gone(content.bank, *previous, diagnostics);
        previous.reset();  // as large as the bank, and rendering needs the room
    }
    if (!fails(diagnostics, options)) {
        Publisher publisher(options.output, options.bank);
        const SiteSize size = fill(publisher, content.bank, options, diagnostics);
        if (!fails(diagnostics, options)) {
            timings.begin("publish");
            publisher.commit();
            built = {content.bank.questions.size(), content.bank.topics.size(), size.files, size.bytes,
                     diagnostics.sorted()};
            last.remember(*built);
            timings.end();
            tell_end(*built, options);
        }
    }
    report(diagnostics, options);
    return fails(diagnostics, options) ? 1 : 0;
}

void export_bank(const Content& content, const Options& options, Diagnostics&) {
    Timings& timings = *options.timings;
    timings.begin("export");
    const std::size_t bytes = write_export(content.bank, options);
    timings.end();
    if (!options.tell_timings.empty())
        write_timings(timings, {content.bank.questions.size(), 1, bytes}, options.jobs, options.tell_timings,
                      std::cerr);
}

void duplicates(const Content& content, const Options& options, Diagnostics&) {
    write_duplicates(content.duplicates, options.format, std::cout);
}

void stats(const Content& content, const Options& options, Diagnostics&) {
    write_stats(content.bank, options.format, std::cout);
}

/// A command that is about the bank as it was read, and tells what there is to mend at its end.
using AboutContent = void(const Content&, const Options&, Diagnostics&);

int with_content(AboutContent& command, const Options& options) {
    Diagnostics diagnostics;
    const Content content = read(options, diagnostics);
    command(content, options, diagnostics);
    report(diagnostics, options);
    return fails(diagnostics, options) ? 1 : 0;
}

/// `before`: the files of the last good build, which become those of this one.
Preview preview(const Options& options, PreviewFiles& before) {
    Diagnostics diagnostics;
    PreviewSink sink(before);
    auto content = std::make_unique<Content>(read(options, diagnostics));
    std::optional<Rendering> rendering;
    if (!diagnostics.has_errors()) fill(sink, content->bank, options, diagnostics, &rendering);
    Preview result{sink.take_files(), printed(diagnostics, options), !diagnostics.has_errors(),
                   broken_documents(diagnostics)};
    if (!result.ok) return result;
    before = result.files;
    result.live = live_site(options, std::move(content), std::move(*rendering));
    return result;
}

int serve_preview(const Options& options) {
    PreviewFiles last;
    const auto build_again = [&] { return preview(options, last); };
    return serve({options.bank, options.port, base_path(options.base_url), options.content.open}, build_again,
                 std::cerr);
}

int init(const Options& options) {
    const ProgramOrigin origin{std::string(program_repository()), std::string(program_commit()),
                               std::string(program_version())};
    tell_made(make_bank(options.share, options.output, origin), options);
    return 0;
}

int diff(const Options& options) {
    const Exported before = exported_questions(files::read(options.old_export), options.old_export);
    const Exported after = exported_questions(files::read(options.new_export), options.new_export);
    find_diff_format(options.format)->write(diff_exports(before, after), std::cout);
    return 0;
}

int print_completion(const Options& options) {
    find_shell(options.format)->write(options.help, std::cout);  // the command line has checked the name
    return 0;
}

int print_man_page(const Options& options) {
    (options.format == "markdown" ? write_reference_page : write_man_page)(options.help, std::cout);
    return 0;
}

}  // namespace

int run(const Options& options) {
    switch (options.command) {
        case Command::build: return build(options);
        case Command::check: return check(options);
        case Command::export_: return with_content(export_bank, options);
        case Command::duplicates:
            return options.review ? review_duplicates(options) : with_content(duplicates, options);
        case Command::stats: return with_content(stats, options);
        case Command::diff: return diff(options);
        case Command::serve: return serve_preview(options);
        case Command::init: return init(options);
        case Command::completion: return print_completion(options);
        case Command::man: return print_man_page(options);
        case Command::fmt: return format_files(options);
        case Command::new_: return new_question(options);
        case Command::import: return import_documents(options);
    }
    return 2;
}

}  // namespace qbank

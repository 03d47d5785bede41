#include "import_command.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <stdexcept>

#include "base/files.hpp"
#include "base/text.hpp"
#include "change/new_question.hpp"
#include "cli_content.hpp"
#include "import/plan.hpp"
#include "import/plan_report.hpp"
#include "load/load.hpp"
#include "parse/explain.hpp"
#include "parse/parse.hpp"
#include "pipeline.hpp"
#include "terminal.hpp"

namespace qbank {
namespace {

namespace fs = std::filesystem;

/// What was asked for cannot be done; nothing is wrong with the content.
struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The documents, named as on the command line. One that is no text is a finding.
std::vector<SourceFile> load_named(const ImportOptions& import, const Limits& limits,
                                   Diagnostics& diagnostics) {
    std::vector<SourceFile> files;
    for (const fs::path& path : import.documents) {
        SourceFile file{path.generic_string(), {}, {}};
        if (!is_readable_format(file.path))
            throw Refused(fmt::format("{} is no document: its name ends in none of {}", file.path,
                                      text::join(readable_endings(), ", ")));
        if (take_text(file, files::read(path, limits.document_bytes), diagnostics))
            files.push_back(std::move(file));
    }
    return files;
}

/// A document that lies in the bank is read with it anyway.
void refuse_bank_documents(const Options& options, const Settings& settings) {
    const std::vector<std::string> paths = document_paths(options.bank, settings, options.output);
    const fs::path bank = fs::canonical(options.bank);
    for (const fs::path& path : options.import.documents) {
        const std::string within = fs::canonical(path).lexically_relative(bank).generic_string();
        if (std::find(paths.begin(), paths.end(), within) == paths.end()) continue;
        throw Refused(fmt::format(
            "{} is a document of the bank already; move it out of the bank to import it", path.string()));
    }
}

bool knows_source(const Options& options, const Settings& settings, Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const Source& source : settings.sources) {
        if (source.id == options.import.source) return true;
        known.push_back(source.id);
    }
    const std::string_view near = text::nearest(options.import.source, known);
    diagnostics.error(
        "source", {}, fmt::format("there is no source \"{}\"", options.import.source),
        near.empty() ? fmt::format("add it to sources.yml: - {{id: {}, title: …}}", options.import.source)
                     : fmt::format("did you mean \"{}\"?", near));
    return false;
}

bool knows_topic(const Options& options, const Settings& settings, Diagnostics& diagnostics) {
    const std::string& wanted = options.import.topic;
    if (wanted.empty() || settings.topics.empty()) return true;
    std::vector<std::string_view> known;
    for (const Topic& topic : settings.topics) {
        if (topic.id == wanted) return true;
        known.push_back(topic.id);
    }
    const std::string_view near = text::nearest(wanted, known);
    diagnostics.error(
        "topic", {}, fmt::format("there is no topic \"{}\"", wanted),
        near.empty() ? "use the id of a topic in topics.yml" : fmt::format("did you mean \"{}\"?", near));
    return false;
}

int explain_documents(const Options& options) {
    Diagnostics diagnostics;
    const Settings settings = load_settings(options.bank, diagnostics, options.limits);
    const std::vector<SourceFile> files = load_named(options.import, options.limits, diagnostics);
    const std::vector<RawDocument> documents =
        parse(files, with_source(settings, options.import.source, files), options.jobs, diagnostics);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string told = explain(files[i], documents[i]);
        for (const std::string_view line : text::lines(told)) std::cout << text::printable(line) << '\n';
    }
    report(diagnostics, options);
    return diagnostics.has_errors() ? 1 : 0;
}

void tell_missing(const ImportPlan& plan, Diagnostics& diagnostics) {
    for (const MissingTopic& topic : plan.missing) {
        diagnostics.error(
            "topic", {},
            fmt::format("{} new question{} under \"{}\", which is no topic", topic.questions,
                        topic.questions == 1 ? "" : "s", topic.title),
            fmt::format(
                "make it an alias of a topic in topics.yml, add - {{id: {}, title: …}}, or give --topic ID",
                topic.id));
    }
}

/// A file of the bank with what an import adds to it.
struct Edit {
    fs::path file;
    std::string text;
};

/// All texts are made before the first one is written: what cannot be added to is found out in time.
std::vector<Edit> edits_of(const ImportPlan& plan, const Options& options, Diagnostics& diagnostics) {
    std::vector<Edit> edits;
    for (const PlannedEntry& known : plan.entries) {
        const fs::path file = options.bank / known.path;
        const auto earlier =
            std::find_if(edits.begin(), edits.end(), [&](const Edit& e) { return e.file == file; });
        std::optional<std::string> text =
            with_asked_in(earlier == edits.end() ? files::read(file) : earlier->text, known.entries);
        if (!text) {
            diagnostics.error("asked-in", {known.path, 0, 0, 0}, "its asked_in cannot be added to",
                              fmt::format("write it as a list of lines, or add {} yourself",
                                          entry_text(known.entries.front())));
        } else if (earlier == edits.end()) {
            edits.push_back({file, std::move(*text)});
        } else {
            earlier->text = std::move(*text);
        }
    }
    for (const PlannedFile& made : plan.files) {
        if (!is_inside(options.bank, made.path))
            diagnostics.error("path", {made.path, 0, 0, 0},
                              "a symbolic link on its way leads out of the bank", "");
    }
    return edits;
}

/// One file after the other, each whole or not at all: after a full disk the same command goes on.
void write(const ImportPlan& plan, const std::vector<Edit>& edits, const Options& options) {
    for (const PlannedFile& made : plan.files) {
        const fs::path file = options.bank / made.path;
        fs::create_directories(file.parent_path());
        files::create(file, made.text);
    }
    for (const Edit& edit : edits) files::replace(edit.file, edit.text);
}

}  // namespace

void add_import_command(CLI::App& app, Options& options, std::string& into) {
    ImportOptions& import = options.import;
    CLI::App* take = app.add_subcommand("import", "Take the questions of a document into the bank");
    take->callback([&options] { options.command = Command::import; });
    take->add_option("DOCUMENT", import.documents, "documents of questions, in any shape that is read")
        ->required()
        ->type_name("FILE")
        ->check(CLI::ExistingFile);
    take->add_option("--source", import.source, "id of the source they come from, in sources.yml")
        ->type_name("ID");
    take->add_option("--into", into, "folder of the bank (default: as BANK of check)")->type_name("BANK");
    take->add_option("--topic", import.topic, "topic for questions under headings that mean none")
        ->type_name("ID");
    take->add_flag("--dry-run", import.dry_run, "show the plan, write nothing");
    take->add_flag("--explain", import.explain,
                   "show how the documents are read, line by line, and write nothing");
    take->add_option("--jobs,-j", options.jobs, "threads to use (default: one a processor)");
    take->add_flag("--verbose,-v", options.verbose, "tell repairs, merges and recognized shapes, too");
    take->add_flag("--quiet,-q", options.quiet, "print nothing but findings");
    add_limit_option(*take, options);
}

namespace {

int take_documents(const Options& options) {
    const ImportOptions& import = options.import;
    if (import.explain) return explain_documents(options);
    if (import.source.empty()) throw Refused("import needs --source ID, or --explain");
    Diagnostics diagnostics;
    const Settings settings = load_settings(options.bank, diagnostics, options.limits);
    refuse_bank_documents(options, settings);
    const auto stop = [&] {
        report(diagnostics, options);
        std::cerr << "nothing was written\n";
        return 1;
    };
    const bool known = knows_source(options, settings, diagnostics);
    if (!knows_topic(options, settings, diagnostics) || !known) return stop();

    diagnostics = {};
    std::vector<SourceFile> documents = load_named(import, options.limits, diagnostics);
    ImportRequest request{import.source, {}, {}, import.topic};
    for (const SourceFile& document : documents) request.documents.insert(document.path);
    if (settings.has_bank_file) request.topics = settings.topics;
    Options all = options;
    all.drafts = true;  // a draft is in the bank, too
    const Content content = read(all, diagnostics, {std::move(documents), true, import.source});
    if (diagnostics.has_errors()) return stop();

    // The rest of the bank is `check`'s to tell.
    diagnostics.keep_if([&](const Diagnostic& d) { return request.documents.contains(d.document); });
    const ImportPlan plan = plan_import(content.bank, content.duplicates, request);
    tell_missing(plan, diagnostics);
    const std::vector<Edit> edits = edits_of(plan, options, diagnostics);
    if (!options.quiet) write_plan(plan, std::cout);
    if (diagnostics.has_errors()) return stop();
    report(diagnostics, options);
    if (!import.dry_run) write(plan, edits, options);
    return 0;
}

}  // namespace

int import_documents(const Options& options) {
    try {
        return take_documents(options);
    } catch (const Refused& refused) {
        say(refused.what());
        return 2;
    }
}

}  // namespace qbank

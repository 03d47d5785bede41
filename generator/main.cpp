// qbank: documents → load → parse → normalize → dedupe → assemble → Bank → render + search → Site → publish | serve.
#include <iostream>
#include <sstream>

#include "assemble/assemble.hpp"
#include "check/duplicates_report.hpp"
#include "cli.hpp"
#include "dedupe/dedupe.hpp"
#include "export/export.hpp"
#include "export/stats.hpp"
#include "load/load.hpp"
#include "normalize/normalize.hpp"
#include "parse/parse.hpp"
#include "publish/publish.hpp"
#include "render/render.hpp"
#include "search/search.hpp"
#include "serve/serve.hpp"
#include "terminal.hpp"

using namespace qbank;

namespace {

/// All that reading a bank gives. The documents stay: every place in the bank views their paths.
struct Content {
    std::vector<SourceFile> files;
    Bank bank;
    Duplicates duplicates;
};

Content read(const Options& options, Diagnostics& diagnostics) {
    Settings settings = load_settings(options.bank, diagnostics);
    if (!options.base_url.empty()) settings.base_url = options.base_url;
    std::vector<SourceFile> files = load_documents(options.bank, settings, options.output, options.jobs, diagnostics);
    std::vector<RawDocument> documents = parse(files, settings, options.jobs, diagnostics);
    std::vector<SkippedLines> skipped = skipped_lines(files, documents);
    std::vector<Question> questions = normalize(std::move(documents), settings, {options.drafts, options.jobs}, diagnostics);
    Deduped deduped = dedupe(std::move(questions), settings, diagnostics);
    Bank bank = assemble(std::move(settings), std::move(deduped.questions), std::move(skipped), diagnostics);
    return {std::move(files), std::move(bank), std::move(deduped.duplicates)};
}

void fill(Site& site, const Bank& bank, const Options& options, Diagnostics& diagnostics) {
    render(bank, {options.share / "templates", options.share / "theme", options.bank}, options.jobs, site, diagnostics);
    index(bank, options.jobs, site);
    std::ostringstream json;
    find_export_format("json")->write(bank, json);
    site.add("bank.json", json.view(), "the JSON export");
}

/// Publishes all or nothing: without commit() the publisher leaves the old site as it was.
void build(const Content& content, const Options& options, Diagnostics& diagnostics) {
    if (fails(diagnostics, options)) return;
    Publisher publisher(options.output, options.bank);
    Site site(publisher);
    fill(site, content.bank, options, diagnostics);
    if (fails(diagnostics, options)) return;
    publisher.commit();
    tell_built(content.bank, site, options);
}

/// Pages are rendered, too: that is where broken links show.
void check(const Content& content, const Options& options, Diagnostics& diagnostics) {
    MemorySink nowhere;
    Site site(nowhere);
    fill(site, content.bank, options, diagnostics);
}

Preview preview(const Options& options) {
    Diagnostics diagnostics;
    MemorySink memory;
    Site site(memory);
    const Content content = read(options, diagnostics);
    if (!diagnostics.has_errors()) fill(site, content.bank, options, diagnostics);
    return {memory.files(), printed(diagnostics, options), !diagnostics.has_errors()};
}

int run(const Options& options) {
    if (options.command == Command::serve) {
        return serve({options.bank, options.port, base_path(options.base_url)}, [&] { return preview(options); }, std::cerr);
    }
    Diagnostics diagnostics;
    const Content content = read(options, diagnostics);
    const bool json = options.format == "json";
    switch (options.command) {
        case Command::build: build(content, options, diagnostics); break;
        case Command::check: check(content, options, diagnostics); break;
        case Command::export_: write_export(content.bank, options); break;
        case Command::duplicates: (json ? write_duplicates_json : write_duplicates_text)(content.duplicates, std::cout); break;
        case Command::stats: (json ? write_stats_json : write_stats_text)(content.bank, std::cout); break;
        case Command::serve: break;
    }
    report(diagnostics, options);
    return fails(diagnostics, options) ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    return guarded([&] { return run(parse_command_line(argc, argv)); });
}

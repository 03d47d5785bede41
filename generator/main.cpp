// documents → load → parse → normalize → dedupe → assemble → Bank → render + search → Site → publish | serve
#include <iostream>

#include "assemble/assemble.hpp"
#include "check/duplicates_report.hpp"
#include "cli.hpp"
#include "dedupe/dedupe.hpp"
#include "export/export.hpp"
#include "export/stats.hpp"
#include "load/lexicon.hpp"
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

struct Content {
    std::vector<SourceFile> files;  // they stay: every place in the bank views their paths
    Bank bank;
    Duplicates duplicates;
};

Content read(const Options& options, Diagnostics& diagnostics) {
    const unsigned jobs = options.jobs;
    Settings settings = load_settings(options.bank, diagnostics);
    load_lexicon(options.share, settings, diagnostics);
    if (!options.base_url.empty()) settings.base_url = options.base_url;
    std::vector<SourceFile> files = load_documents(options.bank, settings, options.output, jobs, diagnostics);
    std::vector<RawDocument> documents = parse(files, settings, jobs, diagnostics);
    std::vector<SkippedLines> skipped = skipped_lines(files, documents);
    auto questions = normalize(std::move(documents), settings, {options.drafts, jobs}, diagnostics);
    Deduped deduped = dedupe(std::move(questions), settings, jobs, diagnostics);
    Bank bank = assemble(std::move(settings), std::move(deduped.questions), std::move(skipped), diagnostics);
    return {std::move(files), std::move(bank), std::move(deduped.duplicates)};
}

SiteSize fill(Sink& sink, const Bank& bank, const Options& options, Diagnostics& diagnostics) {
    Site site(sink);
    const Look look{options.share / "templates", options.share / "theme", options.bank};
    render(bank, look, options.jobs, site, diagnostics);
    index(bank, options.jobs, site);
    site.add("bank.json", export_text(bank, "json"), "the JSON export");
    return site.size();
}

/// Publishes all or nothing: without commit() the publisher leaves the old site as it was.
void build(const Content& content, const Options& options, Diagnostics& diagnostics) {
    if (fails(diagnostics, options)) return;
    Publisher publisher(options.output, options.bank);
    const SiteSize size = fill(publisher, content.bank, options, diagnostics);
    if (fails(diagnostics, options)) return;
    publisher.commit();
    tell_built(content.bank, size, options);
}

/// Pages are rendered, too: that is where broken links show.
void check(const Content& content, const Options& options, Diagnostics& diagnostics) {
    MemorySink nowhere;
    fill(nowhere, content.bank, options, diagnostics);
}

Preview preview(const Options& options) {
    Diagnostics diagnostics;
    MemorySink memory;
    const Content content = read(options, diagnostics);
    if (!diagnostics.has_errors()) fill(memory, content.bank, options, diagnostics);
    return {memory.files(), printed(diagnostics, options), !diagnostics.has_errors()};
}

int run(const Options& options) {
    if (options.command == Command::serve) {
        const auto build_again = [&] { return preview(options); };
        return serve({options.bank, options.port, base_path(options.base_url)}, build_again, std::cerr);
    }
    Diagnostics diagnostics;
    const Content content = read(options, diagnostics);
    switch (options.command) {
        case Command::build: build(content, options, diagnostics); break;
        case Command::check: check(content, options, diagnostics); break;
        case Command::export_: write_export(content.bank, options); break;
        case Command::duplicates: write_duplicates(content.duplicates, options.format, std::cout); break;
        case Command::stats: write_stats(content.bank, options.format, std::cout); break;
        case Command::serve: break;
    }
    report(diagnostics, options);
    return fails(diagnostics, options) ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    return guarded([&] { return run(parse_command_line(argc, argv)); });
}

#include "commands.hpp"

#include <iostream>

#include "check/duplicates_report.hpp"
#include "export/stats.hpp"
#include "pipeline.hpp"
#include "publish/publish.hpp"
#include "serve/serve.hpp"
#include "terminal.hpp"

namespace qbank {
namespace {

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

void export_bank(const Content& content, const Options& options, Diagnostics&) {
    write_export(content.bank, options);
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

Preview preview(const Options& options) {
    Diagnostics diagnostics;
    MemorySink memory;
    const Content content = read(options, diagnostics);
    if (!diagnostics.has_errors()) fill(memory, content.bank, options, diagnostics);
    return {memory.files(), printed(diagnostics, options), !diagnostics.has_errors()};
}

int serve_preview(const Options& options) {
    const auto build_again = [&] { return preview(options); };
    return serve({options.bank, options.port, base_path(options.base_url)}, build_again, std::cerr);
}

}  // namespace

int run(const Options& options) {
    switch (options.command) {
        case Command::build: return with_content(build, options);
        case Command::check: return with_content(check, options);
        case Command::export_: return with_content(export_bank, options);
        case Command::duplicates: return with_content(duplicates, options);
        case Command::stats: return with_content(stats, options);
        case Command::serve: return serve_preview(options);
    }
    return 2;
}

}  // namespace qbank

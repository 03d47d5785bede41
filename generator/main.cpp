// documents → load → parse → normalize → dedupe → assemble → Bank → render + search → Site → publish | serve
#include "assemble/assemble.hpp"
#include "commands.hpp"
#include "dedupe/dedupe.hpp"
#include "export/export.hpp"
#include "load/lexicon.hpp"
#include "load/load.hpp"
#include "normalize/normalize.hpp"
#include "parse/parse.hpp"
#include "pipeline.hpp"
#include "render/render.hpp"
#include "search/search.hpp"
#include "terminal.hpp"

namespace qbank {

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

}  // namespace qbank

int main(int argc, char** argv) {
    using namespace qbank;
    return guarded([&] { return run(parse_command_line(argc, argv)); });
}

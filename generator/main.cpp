// documents → load → parse → normalize → dedupe → assemble → Bank → render + search → Site → publish | serve
#include <algorithm>
#include <iterator>

#include "assemble/assemble.hpp"
#include "change/dates.hpp"
#include "commands.hpp"
#include "dedupe/dedupe.hpp"
#include "export/export.hpp"
#include "export/schemas.hpp"
#include "load/lexicon.hpp"
#include "load/load.hpp"
#include "model/watched_sink.hpp"
#include "normalize/normalize.hpp"
#include "parse/frame_hash.hpp"
#include "parse/parse.hpp"
#include "pipeline.hpp"
#include "render/offline.hpp"
#include "render/render.hpp"
#include "render/site_size.hpp"
#include "render/strings.hpp"
#include "search/search.hpp"
#include "terminal.hpp"

namespace qbank {

Content read(const Options& options, Diagnostics& diagnostics, ReadMore more) {
    const unsigned jobs = options.jobs;
    const bool serves = options.command == Command::serve;
    Progress& progress = *options.progress;
    Timings& timings = *options.timings;
    progress.begin("reading the documents");
    timings.begin("load");
    Settings settings = load_settings(options.bank, diagnostics, options.limits);
    resolve_published_exports(settings, diagnostics);
    load_lexicon(options.share, settings, diagnostics);
    if (!options.base_url.empty()) settings.base_url = options.base_url;
    if (!options.repository.empty()) settings.repository = options.repository;
    std::vector<SourceFile> files = load_documents(options.bank, settings, options.output, jobs, diagnostics);
    settings.sources = with_source(settings, more.source, more.documents).sources;
    std::move(more.documents.begin(), more.documents.end(), std::back_inserter(files));
    timings.begin("parse");
    progress.begin("parsing", files.size(), "documents");
    // Only the rules of `check` look into the texts again.
    std::vector<RawDocument> documents = options.command == Command::check
                                             ? parse(files, settings, jobs, diagnostics)
                                             : parse_and_free(files, settings, jobs, diagnostics);
    auto skipped = take_skipped(documents);
    auto frames = serves ? frame_hashes(documents) : std::vector<std::uint64_t>();
    timings.begin("normalize");
    auto questions = normalize(std::move(documents), settings, {options.drafts, jobs}, diagnostics);
    timings.begin("dates");
    if (serves || options.command == Command::build) date_questions(options.bank, questions);
    timings.begin("dedupe");
    progress.begin("comparing", questions.size(), "questions");
    Deduped deduped = dedupe(std::move(questions), settings, jobs, diagnostics,
                             {.every_suggestion = more.every_suggestion});
    timings.begin("assemble");
    Bank bank =
        assemble(std::move(settings), std::move(deduped.questions), std::move(skipped), diagnostics, jobs);
    timings.end();
    progress.end();
    return {std::move(files), std::move(bank), std::move(deduped.duplicates), std::move(frames)};
}

SiteSize fill(Sink& sink, const Bank& bank, const Options& options, Diagnostics& diagnostics,
              std::optional<Rendering>* kept) {
    Progress& progress = *options.progress;
    Timings& timings = *options.timings;
    WatchedSink watched(sink, progress);
    Site site(watched);
    const Look look{options.share / "templates", options.share / "theme", options.bank};
    timings.begin("render");
    auto strings = std::make_shared<const Strings>(Strings::load(look, bank.settings.language, diagnostics));
    if (diagnostics.has_errors()) return {};
    progress.begin("rendering", bank.questions.size() + bank.tags.size() + bank.topics.size(), "pages");
    render(bank, look, strings, options.jobs, site, diagnostics, options.part, kept);
    if (options.part.is_first()) {
        timings.begin("search");
        progress.begin("indexing for the search");
        index(bank, options.jobs, site);
        timings.begin("export");
        const bool dated = !options.previous.empty();
        publish_exports({bank, options.bank, options.jobs, dated, false, &strings->all()}, site);
        add_schemas(options.share / "schemas", site);
        add_worker(bank, look, site);  // last: it lists what the others wrote
    }
    timings.end();
    if (options.command == Command::build && options.part.is_whole())
        tell_site_size(site, bank.settings, diagnostics);
    progress.end();
    return site.size();
}

}  // namespace qbank

int main(int argc, char** argv) {
    using namespace qbank;
    return guarded([&] { return run(parse_command_line(argc, argv)); });
}

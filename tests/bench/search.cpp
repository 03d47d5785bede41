// Reads a bank as the program does, writes its search index (OUT/search-index) and the questions that peers
// are to index (OUT/questions.json), and prints what indexing alone cost as JSON: wall time, processor time,
// the best of the runs.
#include "search/search.hpp"

#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <limits>

#include "assemble/assemble.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "dedupe/dedupe.hpp"
#include "load/lexicon.hpp"
#include "load/load.hpp"
#include "normalize/normalize.hpp"
#include "parse/parse.hpp"
#include "search/collect.hpp"
#include "search/synonyms.hpp"
#include "search/vocabulary.hpp"

using namespace qbank;

namespace {

constexpr unsigned jobs = 2;

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Bank read(const char* folder) {
    Diagnostics diagnostics;
    Settings settings = load_settings(folder, diagnostics);
    load_lexicon(QBANK_SOURCE, settings, diagnostics);
    std::vector<SourceFile> files = load_documents(folder, settings, {}, jobs, diagnostics);
    auto questions =
        normalize(parse(files, settings, jobs, diagnostics), settings, {false, jobs}, diagnostics);
    Deduped deduped = dedupe(std::move(questions), settings, jobs, diagnostics);
    return assemble(std::move(settings), std::move(deduped.questions), {}, diagnostics);
}

/// What a posting's cost is divided by.
std::size_t count_postings(const Bank& bank) {
    search::Families families(bank.settings.language);
    const search::Synonyms synonyms(bank.settings.synonyms, families);
    std::vector<search::Run> runs = search::collect(bank, synonyms, jobs);
    const search::Vocabulary vocabulary = search::make_vocabulary(runs, synonyms);
    return search::make_postings(runs, vocabulary, jobs).postings.size();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: bench_search BANK OUT [RUNS]\n";
        return 2;
    }
    const int runs = argc > 3 ? std::stoi(argv[3]) : 1;
    const Bank bank = read(argv[1]);
    double wall = std::numeric_limits<double>::max(), processor = wall;
    for (int run = 0; run < runs; ++run) {
        MemorySink sink;
        Site site(sink);
        const auto started = std::chrono::steady_clock::now();
        const double before = processor_seconds();
        index(bank, jobs, site);
        processor = std::min(processor, processor_seconds() - before);
        wall =
            std::min(wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        if (run + 1 < runs) continue;
        const std::filesystem::path out(argv[2]);
        std::filesystem::remove_all(out / "search-index");
        std::filesystem::create_directories(out / "search-index");
        for (const auto& [path, bytes] : sink.files()) files::write(out / path, bytes);
    }
    Json questions = Json::array();
    for (const BankQuestion& question : bank.questions)
        questions.push_back({question.id, question.plain,
                             question.topics.empty() ? "" : question.topics.front(),
                             question.answer ? *question.answer : ""});
    files::write(std::filesystem::path(argv[2]) / "questions.json", questions.dump());
    std::cout << Json{{"questions", bank.questions.size()},
                      {"postings", count_postings(bank)},
                      {"wall_s", wall},
                      {"processor_s", processor}}
              << "\n";
}

// Reads the bank in a folder, then tells its duplicates several times; prints what that stage alone cost as
// JSON, and, if asked, what `qbank duplicates --format json` would print.
#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "check/duplicates_report.hpp"
#include "dedupe/dedupe.hpp"
#include "load/lexicon.hpp"
#include "load/load.hpp"
#include "normalize/normalize.hpp"
#include "parse/parse.hpp"

using namespace qbank;

namespace {

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/// What the process holds at most since the last call of forget_peak(), and now.
long kilobytes(std::string_view field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(field)) return std::stol(line.substr(field.size() + 1));
    }
    return 0;
}

void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

const std::map<std::string, bool Parts::*> parts{
    {"rarity", &Parts::rarity},   {"stemming", &Parts::stemming},
    {"lexicon", &Parts::lexicon}, {"abbreviations", &Parts::abbreviations},
    {"frames", &Parts::frames},   {"associations", &Parts::associations},
    {"guards", &Parts::guards},   {"sides", &Parts::sides},
    {"context", &Parts::context}, {"places", &Parts::places},
};

std::vector<std::string> part_names() {
    std::vector<std::string> names;
    for (const auto& [name, member] : parts) names.push_back(name);
    return names;
}

}  // namespace

int main(int argc, char** argv) {
    std::string folder, share, report;
    unsigned jobs = 2;
    int runs = 1;
    Thresholds thresholds;
    CLI::App app("Measures the stage that tells duplicates");
    app.add_option("folder", folder)->required();
    app.add_option("--share", share, "the folder that holds data/lexicon.yml")->required();
    app.add_option("--report", report, "where the duplicates go, as JSON");
    app.add_option("--jobs", jobs);
    app.add_option("--runs", runs);
    app.add_option("--merge", thresholds.merge);
    app.add_option("--suggest", thresholds.suggest);
    std::vector<std::string> without;
    app.add_option("--without", without, "part of the judgement to leave out, to see what it is worth")
        ->check(CLI::IsMember(part_names()));
    CLI11_PARSE(app, argc, argv);

    for (const std::string& part : without) thresholds.parts.*parts.at(part) = false;
    Diagnostics diagnostics;
    Settings settings = load_settings(folder, diagnostics);
    load_lexicon(share, settings, diagnostics);
    const std::vector<SourceFile> files = load_documents(folder, settings, {}, jobs, diagnostics);
    const std::vector<Question> questions =
        normalize(parse(files, settings, jobs, diagnostics), settings, {false, jobs}, diagnostics);
    double wall = 1e9, processor = 1e9;
    long before = 0, peak = 0;
    Deduped deduped;
    for (int run = 0; run < runs; ++run) {
        std::vector<Question> taken = questions;
        deduped = {};
        Diagnostics found;
        forget_peak();
        before = kilobytes("VmRSS:");
        const auto started = std::chrono::steady_clock::now();
        const double spent = processor_seconds();
        deduped = dedupe(std::move(taken), settings, jobs, found, thresholds);
        processor = std::min(processor, processor_seconds() - spent);
        wall =
            std::min(wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        peak = kilobytes("VmHWM:");
    }
    if (!report.empty()) {
        std::ofstream out(report);
        write_duplicates(deduped.duplicates, "json", out);
    }
    std::cout << "{\"questions\": " << questions.size() << ", \"left\": " << deduped.questions.size()
              << ", \"wall\": " << wall << ", \"processor\": " << processor
              << ", \"kilobytes_before\": " << before << ", \"kilobytes_peak\": " << peak << "}\n";
}

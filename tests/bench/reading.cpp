// Loads and parses the documents of a folder once, on one thread, and prints what it cost as JSON.
#include <sys/resource.h>

#include <iostream>

#include "load/load.hpp"
#include "parse/parse.hpp"

using namespace qbank;

namespace {

double user_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: bench_reading FOLDER\n";
        return 2;
    }
    Diagnostics diagnostics;
    const double start = user_seconds();
    const Settings settings = load_settings(argv[1], diagnostics);
    const std::vector<SourceFile> files = load_documents(argv[1], settings, {}, 1, diagnostics);
    const double loaded = user_seconds();
    const std::vector<RawDocument> documents = parse(files, settings, 1, diagnostics);
    const double parsed = user_seconds();
    std::size_t bytes = 0, questions = 0;
    for (const SourceFile& file : files) bytes += file.text.size();
    for (const RawDocument& document : documents) questions += document.questions.size();
    std::cout << "{\"bytes\": " << bytes << ", \"questions\": " << questions
              << ", \"load\": " << loaded - start << ", \"parse\": " << parsed - loaded
              << ", \"peak_kilobytes\": " << peak_kilobytes() << "}\n";
    return diagnostics.has_errors() ? 1 : 0;
}

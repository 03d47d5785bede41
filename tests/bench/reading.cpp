// Reads the documents of a folder once, on one thread, and prints what it cost as JSON. With --cmark it gives
// the same bytes to cmark-gfm and does nothing else: what reading through cmark-gfm could cost at least.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <sys/resource.h>

#include <iostream>
#include <string_view>

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

/// A parse with the extensions that reading uses, its tree freed again.
void parse_only(const std::string& text) {
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES);
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, text.data(), text.size());
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
}

}  // namespace

int main(int argc, char** argv) {
    const bool only_cmark = argc == 3 && std::string_view(argv[1]) == "--cmark";
    if (argc != 2 && !only_cmark) {
        std::cerr << "usage: bench_reading [--cmark] FOLDER\n";
        return 2;
    }
    const std::string folder = argv[argc - 1];
    Diagnostics diagnostics;
    const double start = user_seconds();
    const Settings settings = load_settings(folder, diagnostics);
    const std::vector<SourceFile> files = load_documents(folder, settings, {}, 1, diagnostics);
    const double loaded = user_seconds();
    std::size_t bytes = 0, questions = 0;
    for (const SourceFile& file : files) bytes += file.text.size();
    if (only_cmark) {
        cmark_gfm_core_extensions_ensure_registered();
        for (const SourceFile& file : files) parse_only(file.text);
    } else {
        for (const RawDocument& document : parse(files, settings, 1, diagnostics))
            questions += document.questions.size();
    }
    const double parsed = user_seconds();
    std::cout << "{\"bytes\": " << bytes << ", \"questions\": " << questions
              << ", \"load\": " << loaded - start << ", \"parse\": " << parsed - loaded
              << ", \"peak_kilobytes\": " << peak_kilobytes() << "}\n";
    return diagnostics.has_errors() ? 1 : 0;
}

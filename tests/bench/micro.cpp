// Micro-benchmarks: one part at a time, with Google Benchmark. `./run bench micro
// --benchmark_filter=template`
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "assemble/assemble.hpp"
#include "base/markdown.hpp"
#include "base/markdown_html.hpp"
#include "base/text.hpp"
#include "dedupe/dedupe.hpp"
#include "load/lexicon.hpp"
#include "model/site.hpp"
#include "model/source_file.hpp"
#include "normalize/normalize.hpp"
#include "parse/parse.hpp"
#include "render/compiled_template.hpp"
#include "search/search.hpp"

using namespace qbank;

namespace {

constexpr const char* words[] = {"index",  "lock",      "queue",    "cache",      "thread",    "packet",
                                 "router", "table",     "cursor",   "replica",    "partition", "broker",
                                 "token",  "container", "gateway",  "scheduler",  "iterator",  "decorator",
                                 "future", "semaphore", "latency",  "throughput", "isolation", "ordering",
                                 "memory", "overflow",  "fairness", "durability", "promise",   "coroutine"};

/// Words that follow from `seed` alone.
std::string sentence(std::uint64_t& seed, std::size_t length) {
    std::string result;
    for (std::size_t i = 0; i < length; ++i) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        result += (i > 0 ? " " : "") + std::string(words[(seed >> 33) % std::size(words)]);
    }
    return result;
}

/// A document of `count` questions with answers.
SourceFile document(std::size_t count) {
    std::uint64_t seed = 1;
    std::string text = "# Questions\n\n";
    for (std::size_t i = 1; i <= count; ++i) {
        text += "### " + std::to_string(i) + ". How does a " + sentence(seed, 5) + " change its " +
                sentence(seed, 2) + "?\n\n" + sentence(seed, 40) + ".\n\n- `" + sentence(seed, 2) +
                "`\n- **" + sentence(seed, 3) + "** " + sentence(seed, 20) + "\n\n";
    }
    return {"questions.md", std::move(text), {}};
}

std::vector<Question> questions(const std::vector<SourceFile>& files, Settings& settings) {
    Diagnostics ignored;
    return normalize(parse(files, settings, 1, ignored), settings, {false, 1}, ignored);
}

Settings settings_with_lexicon() {
    Settings settings;
    Diagnostics ignored;
    load_lexicon(QBANK_SOURCE, settings, ignored);
    return settings;
}

void per_question(benchmark::State& state) { state.SetItemsProcessed(state.iterations() * state.range(0)); }

void parser(benchmark::State& state) {
    const std::vector<SourceFile> files{document(static_cast<std::size_t>(state.range(0)))};
    const Settings settings;
    for (auto _ : state) {
        Diagnostics ignored;
        benchmark::DoNotOptimize(parse(files, settings, 1, ignored));
    }
    per_question(state);
}

void answer_to_html(benchmark::State& state) {
    std::uint64_t seed = 1;
    const std::string answer = sentence(seed, 60) + "\n\n- " + sentence(seed, 20) + "\n- `" +
                               sentence(seed, 3) + "`\n\n```python\nreturn " + sentence(seed, 1) + "\n```\n";
    for (auto _ : state) benchmark::DoNotOptimize(markdown::to_html(markdown::Tree(answer), {}));
}

void similarity(benchmark::State& state) {
    const std::vector<SourceFile> files{document(static_cast<std::size_t>(state.range(0)))};
    Settings settings = settings_with_lexicon();
    const std::vector<Question> all = questions(files, settings);
    for (auto _ : state) {
        Diagnostics ignored;
        benchmark::DoNotOptimize(dedupe(all, settings, 1, ignored));
    }
    per_question(state);
}

void search_index(benchmark::State& state) {
    const std::vector<SourceFile> files{document(static_cast<std::size_t>(state.range(0)))};
    Settings settings = settings_with_lexicon();
    Diagnostics ignored;
    std::vector<Question> all = questions(files, settings);
    Deduped deduped = dedupe(std::move(all), settings, 1, ignored);
    const Bank bank = assemble(std::move(settings), std::move(deduped.questions), {}, ignored);
    for (auto _ : state) {
        MemorySink sink;
        Site site(sink);
        index(bank, 1, site);
    }
    per_question(state);
}

/// A page of a list with as many entries; all that a page costs beside its Markdown.
void page_of_template(benchmark::State& state) {
    const auto page = CompiledTemplate::compile(
        "{{%AUTOESCAPE context=\"HTML\"}}<h1>{{TITLE}}</h1><ul>{{#RELATED}}<li><a href=\"{{ROOT}}{{URL}}\">"
        "{{WORDING_HTML:none}}</a>{{#HAS_LEVEL}} <b>{{LEVEL}}</b>{{/HAS_LEVEL}}</li>\n{{/RELATED}}</ul>");
    for (auto _ : state) {
        PageData data("");
        data.set_global("ROOT", "../");
        data.set_global("TITLE", "Locks & latches");
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            Data entry = data.main().add("RELATED");
            entry.set("URL", "q/what-is-a-lock.html");
            entry.set_view("WORDING_HTML", "What is a <code>lock</code>?");
            entry.set_if("HAS_LEVEL", "LEVEL", "junior");
        }
        std::string out;
        page->expand(
            data, [](std::string_view) { return nullptr; }, out);
        benchmark::DoNotOptimize(out);
    }
    per_question(state);
}

BENCHMARK(parser)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(answer_to_html)->Unit(benchmark::kMicrosecond);
BENCHMARK(similarity)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(search_index)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(page_of_template)->Arg(10)->Arg(1000)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();

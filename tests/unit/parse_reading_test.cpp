// Every document of data/reading against its .expected: one question a line. UPDATE_EXPECTED=1 writes them
// anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "base/text.hpp"
#include "catch.hpp"
#include "parse/explain.hpp"
#include "parse/parse.hpp"

using namespace qbank;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(QBANK_SOURCE) / "tests/unit/data/reading";

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<SourceFile> documents() {
    std::vector<SourceFile> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".expected") continue;
        files.push_back({entry.path().filename().string(), content_of(entry.path()), {}});
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

std::string on_one_line(std::string_view s) { return text::replace_all(s, "\n", "⏎"); }

std::string told(const RawDocument& document) {
    std::ostringstream out;
    out << (document.shape.empty() ? "nothing that asks" : document.shape) << '\n';
    for (const RawQuestion& question : document.questions) {
        out << question.wording.place.line << ':' << question.wording.place.column << " | ";
        if (question.number) out << *question.number;
        out << " |";
        for (const Text& title : question.section) out << ' ' << title.value << " >";
        out << " | " << question.wording.value;
        if (question.stem) out << " | stem: " << on_one_line(question.stem->value);
        for (const Choice& choice : question.choices)
            out << " | " << (choice.correct ? "[x] " : "[ ] ") << on_one_line(choice.markdown);
        if (question.answer)
            out << " | answer " << question.answer->place.line << ": " << on_one_line(question.answer->value);
        if (question.id) out << " | id: " << *question.id;
        out << '\n';
    }
    return out.str();
}

/// What is wrong with the account of a document's lines, or "".
std::string misaccounted(const SourceFile& file, const RawDocument& document) {
    const std::vector<std::string_view> lines = text::lines(file.text);
    std::vector<int> uses(lines.size() + 1, 0);
    std::vector<bool> asked(lines.size() + 1, false);
    std::ostringstream out;
    for (const LineSpan& span : document.lines) {
        if (span.first == 0 || span.first > span.last || span.last > lines.size())
            out << "span " << span.first << '-' << span.last << '\n';
        for (std::uint32_t line = span.first; line <= span.last && line <= lines.size(); ++line) {
            if (text::trim(lines[line - 1]).empty()) continue;
            ++uses[line];
            if (span.use == LineUse::question) asked[line] = true;
        }
        if (span.reason == "not recognized") out << "line " << span.first << " is not recognized\n";
    }
    for (std::uint32_t line = 1; line <= lines.size(); ++line) {
        const bool blank = text::trim(lines[line - 1]).empty();
        if (!blank && uses[line] != 1) out << "line " << line << " has " << uses[line] << " uses\n";
    }
    for (const RawQuestion& question : document.questions) {
        const std::uint32_t line = question.wording.place.line;
        if (!question.own_file && (line == 0 || line > lines.size() || !asked[line]))
            out << "question of line " << line << " is not on a question's line\n";
    }
    return out.str();
}

/// Without the path, which is a view of what ends with this function.
RawDocument read(const SourceFile& file, const Settings& settings = {}) {
    Diagnostics diagnostics;
    const std::vector<SourceFile> files{file};
    RawDocument document = std::move(parse(files, settings, 1, diagnostics).front());
    document.path = {};
    return document;
}

}  // namespace

TEST_CASE("documents are read as expected") {
    const std::vector<SourceFile> files = documents();
    CHECK(files.size() >= 40);
    const bool update = std::getenv("UPDATE_EXPECTED") != nullptr;
    for (const SourceFile& file : files) {
        INFO(file.path);
        const std::string got = told(read(file));
        const fs::path expected = folder / (file.path + ".expected");
        if (update) {
            std::ofstream(expected, std::ios::binary) << got;
        } else {
            CHECK(got == content_of(expected));
        }
    }
}

TEST_CASE("every line of a document is accounted for once") {
    for (const SourceFile& file : documents()) {
        INFO(file.path);
        CHECK(misaccounted(file, read(file)).empty());
    }
}

TEST_CASE("a document may end or begin anywhere and every line is still accounted for") {
    for (const SourceFile& file : documents()) {
        if (file.path.ends_with(".yml")) continue;
        const std::vector<std::string_view> lines = text::lines(file.text);
        for (std::size_t cut = 1; cut < lines.size(); cut += 3) {
            std::string head, tail;
            for (std::size_t i = 0; i < lines.size(); ++i) ((i < cut ? head : tail) += lines[i]) += '\n';
            for (const std::string& part : {head, tail}) {
                const SourceFile piece{file.path, part, {}};
                const RawDocument document = read(piece);
                const std::string wrong = misaccounted(piece, document);
                INFO(file.path << " cut at " << cut << ":\n" << wrong);
                CHECK(wrong.find("uses") == std::string::npos);
                CHECK(wrong.find("question of line") == std::string::npos);
            }
        }
    }
}

TEST_CASE("a document reads the same on one thread and on many") {
    const std::vector<SourceFile> files = documents();
    Diagnostics one, many;
    const std::vector<RawDocument> alone = parse(files, {}, 1, one);
    const std::vector<RawDocument> together = parse(files, {}, 4, many);
    REQUIRE(alone.size() == together.size());
    for (std::size_t i = 0; i < alone.size(); ++i) CHECK(told(alone[i]) == told(together[i]));
    CHECK(one.sorted().size() == many.sorted().size());
}

TEST_CASE("sources.yml pins the shape") {
    const SourceFile file{
        "list.md", "# Notes\n\n## Why lists?\n\n- one thing\n- another thing\n\n## How long?\n\nLong.\n", {}};
    CHECK(read(file).questions.size() == 2);

    Settings settings;
    settings.sources.push_back({});
    settings.sources.back().id = "notes";
    settings.sources.back().document = "list.md";
    settings.sources.back().shape = "list";
    const RawDocument pinned = read(file, settings);
    REQUIRE(pinned.questions.size() == 2);
    CHECK(pinned.questions[0].wording.value == "one thing");
    CHECK(pinned.questions[1].wording.value == "another thing");
}

TEST_CASE("an unknown shape in sources.yml is an error that names the known ones") {
    const std::vector<SourceFile> files{{"list.md", "1. What is it?\n2. What is that?\n", {}}};
    Settings settings;
    settings.sources.push_back({});
    settings.sources.back().document = "list.md";
    settings.sources.back().shape = "lists";
    Diagnostics diagnostics;
    CHECK(parse(files, settings, 1, diagnostics).front().questions.size() == 2);
    REQUIRE(diagnostics.has_errors());
    const Diagnostic found = diagnostics.sorted().front();
    CHECK(found.message == "sources.yml gives this document the unknown shape \"lists\"");
    CHECK(found.hint == "use one of qa, table, details, headings, bold, marked, cards, html, list, lines");
}

TEST_CASE("explain tells shapes, questions and what became none") {
    const SourceFile file{
        "notes.md",
        "# Notes\n\n- [Lists](#lists)\n\n## Lists\n\n1. What is a list?\n2. What is a map?\n   A table.\n",
        {}};
    CHECK(explain(file, read(file)) ==
          "notes.md: 2 questions, 1 with an answer, read as list of questions\n"
          "  lines 5-9: list of questions, 2 questions\n"
          "        7: 1. What is a list? [no answer]\n"
          "        8: 2. What is a map?\n"
          "  not questions:\n"
          "            3: skipped (table of contents): - [Lists](#lists)\n");
}

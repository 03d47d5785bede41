#include "catch.hpp"
#include "parse/frame_hash.hpp"
#include "parse/parse.hpp"

using namespace qbank;

namespace {

std::uint64_t frame_of(std::string path, std::string text) {
    const std::vector<SourceFile> files{{std::move(path), std::move(text), {}}};
    Diagnostics diagnostics;
    return frame_hashes(parse(files, {}, 1, diagnostics)).front();
}

}  // namespace

TEST_CASE("the frame of a question's file is all but its answer and the lines of things") {
    const std::string before = "---\nquestion: What is a tide?\ntags: [sea]\n---\nThe sea rises.\n";
    struct Case {
        std::string text;
        bool same;
    };
    for (const Case& c :
         {Case{"---\nquestion: What is a tide?\ntags: [sea]\n---\nIt falls.\n", true},
          Case{"---\n\nquestion: What is a tide?\ntags: [sea]\n---\n\nIt falls.\n", true},
          Case{"---\nquestion: What is a tide?\ntags: [sea]\n---\n", false},
          Case{"---\nquestion: What is the tide?\ntags: [sea]\n---\nThe sea rises.\n", false},
          Case{"---\nquestion: What is a tide?\ntags: [moon]\n---\nThe sea rises.\n", false},
          Case{"---\nquestion: What is a tide?\ntags: [sea]\nlevel: mid\n---\nIt.\n", false},
          Case{"---\ntags: [sea]\nquestion: What is a tide?\n---\nThe sea rises.\n", false}}) {
        INFO(c.text);
        CHECK((frame_of("tide.md", c.text) == frame_of("tide.md", before)) == c.same);
    }
}

TEST_CASE("the frame of a document of many questions is its titles and wordings") {
    const std::string before = "# Sea\n\n## 1. What is a tide?\n\nUp.\n\n## 2. What is a wave?\n\nWater.\n";
    struct Case {
        std::string text;
        bool same;
    };
    for (const Case& c :
         {Case{"# Sea\n\n## 1. What is a tide?\n\nUp\n\nand down.\n\n## 2. What is a wave?\n\nWet.\n", true},
          Case{"# Seas\n\n## 1. What is a tide?\n\nUp.\n\n## 2. What is a wave?\n\nWater.\n", false},
          Case{"# Sea\n\n## 1. What is a tide?\n\nUp.\n\n## 3. What is a wave?\n\nWater.\n", false},
          Case{"# Sea\n\n## 1. What is a wave?\n\nUp.\n\n## 2. What is a tide?\n\nWater.\n", false},
          Case{"# Sea\n\n## 1. What is a tide?\n\nUp.\n", false}}) {
        INFO(c.text);
        CHECK((frame_of("sea.md", c.text) == frame_of("sea.md", before)) == c.same);
    }
    CHECK(frame_of("a.yml", "- question: What is a tide?\n  answer: Up.\n") ==
          frame_of("a.yml", "- question: What is a tide?\n  answer: Down.\n"));
    CHECK(frame_of("a.yml", "- question: What is a tide?\n  answer: Up.\n") !=
          frame_of("a.yml", "- question: What is a tide?\n  answer: Up.\n  level: mid\n"));
}

#include <filesystem>

#include "base/files.hpp"
#include "base/front_matter.hpp"
#include "base/markdown_html.hpp"
#include "base/text.hpp"
#include "catch.hpp"
#include "format/format.hpp"

using namespace qbank;

namespace {

/// A small generator of its own: the same numbers on every machine.
class Numbers {
  public:
    explicit Numbers(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t n) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state_ >> 33) % n);
    }

  private:
    std::uint64_t state_;
};

struct Meaning {
    std::string html, question, level;
    bool broken = false;
    bool operator==(const Meaning&) const = default;
};

std::string scalar(const yaml::Value& map, std::string_view key) {
    const yaml::Value* value = map.find(key);
    return value ? text::replace_all(text::lower(value->scalar), " ", "-") : "";
}

/// What the later stages make of a file, without the languages of code.
Meaning meaning_of(std::string_view bytes) {
    std::string text(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
    text = text::replace_all(text::replace_all(text, "\r\n", "\n"), "\r", "\n");
    Diagnostics found;
    const FrontMatter parts = split_front_matter(text, "", found);
    if (!parts.values) return {"", "", "", true};
    Meaning meaning;
    const std::string html = markdown::to_html(parts.body, {});
    for (const std::string_view part : text::split(html, '<')) {
        const bool marks_code = part.starts_with("span") || part.starts_with("/span");
        const bool is_code = part.starts_with("code") || part.starts_with("pre");
        if (!marks_code) meaning.html += '<';
        meaning.html +=
            marks_code || is_code ? part.substr(std::min(part.find('>'), part.size() - 1) + 1) : part;
    }
    meaning.question = scalar(*parts.values, "question");
    meaning.level = scalar(*parts.values, "level");
    return meaning;
}

const std::vector<std::string>& pieces() {
    static const std::vector<std::string> all{"---\n",
                                              "question: What?\n",
                                              "level: Senior\n",
                                              "kind: How To\n",
                                              "tags: [a, b]\n",
                                              "asked_in:\n",
                                              "  - source: a\n",
                                              "    number: 3\n",
                                              "# comment\n",
                                              "x: |\n",
                                              "  text  \n",
                                              "\n",
                                              "\r\n",
                                              "\r",
                                              "word ",
                                              "word  \n",
                                              "\tcode\n",
                                              "- item\n",
                                              "-\titem\n",
                                              "  \tmore\n",
                                              "```\n",
                                              "```python\n",
                                              "{\"a\": 1}\n",
                                              "def f():\n",
                                              "SELECT 1;\n",
                                              "> quote \n",
                                              "> ```\n",
                                              "<pre>\n",
                                              "</pre>\n",
                                              "    \n",
                                              "| a | b |\n",
                                              "|---|---|\n",
                                              "\xEF\xBB\xBF",
                                              "\xC3\xA9",
                                              "1. one\n",
                                              "*a* `b`",
                                              "<!-- c -->\n",
                                              "~~~\n",
                                              "level: 'Mid' \n",
                                              "...\n"};
    return all;
}

}  // namespace

TEST_CASE("formatting twice is formatting once, and keeps the meaning, of anything at all") {
    Numbers numbers(20261121);
    for (int round = 0; round < 3000; ++round) {
        std::string text = round % 3 == 0 ? "" : "---\nquestion: What?\n";
        const std::size_t length = numbers.below(30);
        for (std::size_t i = 0; i < length; ++i) {
            if (round % 3 != 0 && i == length / 3) text += "---\n";
            text += pieces()[numbers.below(pieces().size())];
        }
        const std::string once = formatted(text);
        INFO(text);
        REQUIRE(formatted(once) == once);
        REQUIRE(meaning_of(once) == meaning_of(text));
    }
}

TEST_CASE("the question files of the tree keep their meaning, and the bank's are as they should be") {
    std::size_t seen = 0;
    for (const char* folder : {"/content/questions", "/tests/cases"}) {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(std::string(QBANK_SOURCE) + folder)) {
            if (!entry.is_regular_file() || entry.path().extension() != ".md") continue;
            const std::string text = files::read(entry.path());
            if (text::invalid_utf8(text) || !is_question_file(text)) continue;
            INFO(entry.path());
            const std::string now = formatted(text);
            CHECK(meaning_of(now) == meaning_of(text));
            CHECK(formatted(now) == now);
            if (std::string_view(folder) == "/content/questions") CHECK(now == text);
            ++seen;
        }
    }
    CHECK(seen > 500);
}

TEST_CASE("front matter is put in order") {
    struct Case {
        std::string before, after;
    };
    for (const Case& c : std::vector<Case>{
             {"level: mid\nquestion: What?\n", "question: What?\nlevel: mid\n"},
             {"level: 'Mid'\n", "level: mid\n"},
             {"kind: How_To\n", "kind: how-to\n"},
             {"level: expert\n", "level: expert\n"},
             {"tags:\n\t- a\n", "tags:\n\t- a\n"},  // not YAML: a person has to look
             {"# above\nlevel: mid\nquestion: What?\n", "question: What?\n# above\nlevel: mid\n"},
             {"level: mid # why\nquestion: What?\n", "question: What?\nlevel: mid # why\n"},
             {"asked_in:\n- number: 3\n  source: a b\n  position: 1\n",
              "asked_in:\n  - {source: \"a b\", position: 1, number: 3}\n"},
             {"asked_in: [{source: a}]\n", "asked_in:\n  - {source: a}\n"},
             {"answer: |\n  two  \n\n  lines\nquestion: What?\n",
              "answer: |\n  two  \n\n  lines\nquestion: What?\n"},
             {"zebra: 1\nalpha: 2\nquestion: What?\n", "question: What?\nzebra: 1\nalpha: 2\n"}}) {
        INFO(c.before);
        CHECK(formatted_front_matter(c.before) == c.after);
    }
}

TEST_CASE("a language is told only beyond doubt") {
    struct Case {
        const char *code, *language;
    };
    for (const Case& c : {Case{"{\"a\": [1, 2]}", "json"}, Case{"[1, 2]", ""}, Case{"{\"a\": 1,}", ""},
                          Case{"SELECT 1\nFROM t;", "sql"}, Case{"SELECT something nice", ""},
                          Case{"def f(x):\n    return x", "python"}, Case{"from os import path", "python"},
                          Case{"from here import 'x' to there", ""}, Case{"$ ls\na", "console"},
                          Case{"#!/bin/bash\nls", "bash"}, Case{"#!/usr/bin/env python3\n1", "python"},
                          Case{"<!DOCTYPE html>\n", "html"}, Case{"+---+\n| a |", ""}, Case{"", ""}}) {
        INFO(c.code);
        CHECK(certain_language(c.code) == c.language);
    }
}

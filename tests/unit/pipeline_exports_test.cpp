// What the exports hold, read back by the readers of parse/ and made questions by normalize/.
#include <random>

#include "catch.hpp"
#include "export/export.hpp"
#include "normalize/normalize.hpp"
#include "parse/parse.hpp"

using namespace qbank;

namespace {

/// Texts that are made to break formats. No line of them begins what the reader of a wording would take away.
class Texts {
  public:
    explicit Texts(unsigned seed) : random_(seed) {}
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

    std::string line(std::size_t most) {
        std::string text = "What";
        for (std::size_t left = 1 + below(most); left > 0; --left)
            text += " " + pieces()[below(pieces().size())];
        return text;
    }
    std::string block(std::size_t most) {
        std::string text = below(5) == 0 ? "    indented" : pieces()[below(pieces().size())];
        for (std::size_t left = below(most); left > 0; --left) {
            text += below(3) == 0 ? "\n" : below(2) == 0 ? " " : "";
            if (below(8) == 0) text += "\n\n";
            text += pieces()[below(pieces().size())];
        }
        return text + "end";
    }

  private:
    static const std::vector<std::string>& pieces() {
        static const std::vector<std::string> all{
            "\"",     "'",        "\"\"",   ",",      ";",         "=cmd()", "+1",         "-1",
            "@SUM",   "{",        "}",      "#",      "####",      "~",      "=",          ":",
            "::",     "\\",       "\\n",    "\\\\",   "//",        "[id:x]", "$CATEGORY:", "%50%",
            "->",     "[html]",   "]",      "[x](y)", "</script>", "<!--",   "]]>",        "&amp;",
            "&",      "<b>",      "\u202E", "\u200F", "\u2028",    "\u00E9", "日本語",     "🚀",
            "`code`", "**bold**", "_",      "|",      "word",      "more",   "[ ]",        "[x]",
            "'=x",    "''",       "\u001F", "\u0001", "{{A}}",     "\\~",    "\\}",        "TRUE"};
        return all;
    }
    std::mt19937 random_;
};

Bank random_bank(unsigned seed) {
    Texts texts(seed);
    Bank bank;
    for (const std::string id : {"one", "two"}) {
        BankTopic topic;
        topic.id = id;
        topic.title = id == "one" ? "One / topic" : "Two";
        bank.topics.push_back(topic);
    }
    for (std::size_t i = 0; i < 40; ++i) {
        BankQuestion q;
        q.id = "question-" + std::to_string(i);
        q.plain = q.wording = texts.line(6) + "?";
        if (texts.below(3) == 0) q.wording = "What is `" + std::to_string(i) + "` in **this**?";
        if (q.wording != q.plain) q.plain = "What is " + std::to_string(i) + " in this?";
        if (texts.below(4) == 0) q.stem = "```\n" + texts.block(4) + "\n```";
        if (texts.below(5) != 0) q.answer = texts.block(20);
        if (texts.below(15) == 0) q.answer = std::string(100'000, 'x') + texts.block(5);
        q.topics = {i % 2 == 0 ? "one" : "two"};
        if (texts.below(4) == 0) q.topics.push_back(i % 2 == 0 ? "two" : "one");
        if (texts.below(2) == 0) q.tags = {texts.line(1), "plain"};
        q.level = static_cast<Level>(texts.below(4));
        q.kind = static_cast<Kind>(texts.below(7));
        q.language = texts.below(2) == 0 ? "en" : "de";
        if (texts.below(3) == 0) q.aliases = {"earlier-" + std::to_string(i)};
        if (texts.below(3) == 0) {
            const std::size_t count = 2 + texts.below(4);
            for (std::size_t k = 0; k < count; ++k) q.choices.push_back({texts.line(3), texts.below(2) == 0});
        }
        bank.topics[i % 2].questions.push_back(i);
        bank.questions.push_back(std::move(q));
    }
    bank.index_names();
    return bank;
}

struct ReadBack {
    std::vector<SourceFile> files;  ///< What the questions' paths and texts view.
    Settings settings;
    std::vector<Question> questions;
};

void read_back(ReadBack& into, const Bank& bank, std::string_view format, Diagnostics& diagnostics) {
    into.files = {
        {"bank" + std::string(find_export_format(format)->extension), export_text({bank}, format), {}}};
    std::vector<RawDocument> documents = parse(into.files, into.settings, 1, diagnostics);
    for (const LineSpan& span : documents[0].lines) CHECK(span.reason != "not recognized");
    into.questions = normalize(std::move(documents), into.settings, {}, diagnostics);
}

const Question* find(const std::vector<Question>& questions, const std::string& id) {
    for (const Question& question : questions)
        if (question.id == id) return &question;
    return nullptr;
}

}  // namespace

TEST_CASE("JSON, JSON Lines, CSV and GIFT give back what they hold") {
    for (const std::string format : {"json", "jsonl", "csv", "gift"}) {
        for (unsigned seed = 1; seed <= 25; ++seed) {
            const Bank bank = random_bank(seed);
            Diagnostics diagnostics;
            ReadBack read;
            read_back(read, bank, format, diagnostics);
            CHECK(diagnostics.count(Severity::error) == 0);
            CHECK(diagnostics.count(Severity::warning) == 0);
            REQUIRE(read.questions.size() == bank.questions.size());
            for (const BankQuestion& wanted : bank.questions) {
                INFO(format << ", seed " << seed << ", " << wanted.id << ": " << wanted.wording);
                const Question* found = find(read.questions, wanted.id);
                REQUIRE(found != nullptr);
                CHECK(found->asked.front().wording == wanted.wording);
                CHECK(found->answer == wanted.answer);
                CHECK(found->stem == wanted.stem);
                CHECK(found->choices == wanted.choices);
                CHECK(found->level == wanted.level);
                CHECK(found->kind == wanted.kind);
                CHECK(found->language == wanted.language);
                CHECK(found->aliases == wanted.aliases);
                CHECK(found->topics.size() == wanted.topics.size());
                REQUIRE(found->tags.size() == wanted.tags.size());
                // A comment of GIFT is one line of printable text.
                if (format != "gift") CHECK(found->tags == wanted.tags);
            }
        }
    }
}

TEST_CASE("other people's JSON, CSV and GIFT are read as well") {
    struct Case {
        std::string name, path, text;
        std::size_t questions;
    };
    const std::vector<Case> cases{
        {"a list of objects", "a.json",
         "[{\"question\": \"What is a?\", \"answer\": \"A\"}, {\"q\": \"And b?\"}]", 2},
        {"a list of texts", "a.json", "[\"What is a?\", \"What is b?\"]", 2},
        {"pretty-printed", "a.json",
         "{\n  \"questions\": [\n    {\n      \"question\": \"What?\"\n    }\n  ]\n}\n", 1},
        {"no questions", "a.json", "{\"name\": \"x\"}", 0},
        {"semicolons", "a.csv", "Question;Answer\nWhat is a?;A, b\n", 1},
        {"another order, and blank rows", "a.csv",
         "topic,answer,question\n\nx,\"A\n\"\"b\"\"\",What is a?\n,,\n", 1},
        {"no column", "a.csv", "a,b\n1,2\n", 0},
        {"a table only of names", "a.csv", "question\n", 0},
        {"true or false, short answer, essay", "a.gift",
         "// a comment\nIs it so? {T}\n\n::name:: Who? {=he =she}\n\nWhat is it? {}\n", 3},
        {"missing word and matching are left out", "a.gift", "A {=gap} here.\n\nMatch? {=a -> b =c -> d}\n",
         0},
        {"a statement", "a.gift", "$CATEGORY: x/y\n\nOnly a text\n", 1},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        Diagnostics diagnostics;
        const std::vector<SourceFile> files{{c.path, c.text, {}}};
        const auto documents = parse(files, {}, 1, diagnostics);
        CHECK(documents[0].questions.size() == c.questions);
        CHECK_FALSE(diagnostics.has_errors());
    }
}

TEST_CASE("broken files are told with their place") {
    struct Case {
        std::string path, text;
        std::uint32_t line;
    };
    const std::vector<Case> cases{{"a.json", "{\n\"questions\": [\n{\"question\": }\n]}", 3},
                                  {"a.json", "", 1},
                                  {"a.json", std::string(100'000, '['), 1},
                                  {"a.jsonl", "{\"question\": \"What?\"}\n{", 2},
                                  {"a.csv", "question\n\"open", 2}};
    for (const Case& c : cases) {
        INFO(c.path << ": " << c.text.substr(0, 40));
        Diagnostics diagnostics;
        const std::vector<SourceFile> files{{c.path, c.text, {}}};
        parse(files, {}, 1, diagnostics);
        REQUIRE(diagnostics.has_errors());
        CHECK(diagnostics.sorted()[0].line == c.line);
    }
}

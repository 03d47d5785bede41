#include "catch.hpp"
#include "change/new_question.hpp"

using namespace qbank;

namespace {

Settings with_topics() {
    Settings settings;
    settings.has_bank_file = true;
    settings.topics = {{"tides", "Tides of the Sea", "", "", {"tidal"}}, {"storms", "Storms", "", "", {}}};
    return settings;
}

}  // namespace

TEST_CASE("a new question gets a file in its topic's folder") {
    struct Case {
        const char *topic, *question, *path;
    };
    for (const Case& c : {Case{"tides", "What is a neap tide?", "questions/tides/what-is-a-neap-tide.md"},
                          Case{"Tides of the sea", "What?", "questions/tides/what.md"},
                          Case{"TIDAL", "Con", "questions/tides/con-question.md"},
                          Case{"storms", "com1", "questions/storms/com1-question.md"},
                          Case{"storms", "  What\n---\nid: x ", "questions/storms/what-id-x.md"},
                          Case{"storms", "../../etc/passwd", "questions/storms/etc-passwd.md"}}) {
        INFO(c.question);
        const NewQuestion made = make_question(c.topic, c.question, with_topics());
        CHECK(made.refusal.empty());
        CHECK(made.path == c.path);
    }
}

TEST_CASE("the wording is one quoted line, whatever it holds") {
    const NewQuestion made =
        make_question("tides", "What: \"is\" # a\ntide\x1b[31m?\n---\nid: evil", with_topics());
    CHECK(made.text.find("\nid:") == std::string::npos);
    CHECK(made.text.find('\x1b') == std::string::npos);
    CHECK(made.text.starts_with("---\nquestion: "));
    CHECK(made.text.ends_with("\n---\n"));
}

TEST_CASE("what cannot be a question is refused in words") {
    struct Case {
        const char *topic, *question, *refusal;
    };
    for (const Case& c :
         {Case{"tides", "?!...", "the question has no words"},
          Case{"tides", " \t\n", "the question has no words"},
          Case{"tides", "\xF0\x9F\x8C\x8A", "the question has no words"},
          Case{"tydes", "What?", "there is no topic \"tydes\"; did you mean tides?"},
          Case{"../..", "What?", "there is no topic \"../..\"; topics.yml lists them, `qbank stats` too"},
          Case{"tides", "\xFF", "the topic and the question must be UTF-8"}}) {
        INFO(c.question);
        const NewQuestion made = make_question(c.topic, c.question, with_topics());
        CHECK(made.refusal == c.refusal);
        CHECK(made.path.empty());
    }
    CHECK(make_question("tides", std::string(1001, 'x'), with_topics()).refusal ==
          "the question is longer than 1000 characters");
}

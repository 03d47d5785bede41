#include <string>
#include <vector>

#include "catch.hpp"
#include "normalize/display.hpp"
#include "normalize/key.hpp"
#include "normalize/kind.hpp"

using namespace qbank;

TEST_CASE("wordings that ask the same in another form have one normal form") {
    const std::vector<std::vector<std::string>> groups{
        {"What is a decorator?", "what is a decorator", "Explain decorator.", "Decorator",
         "Define a decorator!", "What is the Decorator ?", "Tell me about decorator",
         "Can you explain decorator?", "DECORATOR?"},
        {"Difference between A and B?", "A vs B", "B vs. A", "What is the difference between B and A?",
         "a versus b", "Compare A and B.", "Differentiate between A and B"},
        {"Threads vs processes in Python", "Difference between processes and threads in Python?"},
        {"How do you cache an API?", "How did you cache an API?", "How to cache an API?",
         "How would you cache the API"},
        {"What is R&D?", "What is R and D?"},
        {"What\u2019s a closure?", "What's a closure?", "what is a closure"},
        {"Caf\u00E9 pattern", "Cafe pattern?"},
    };
    for (const auto& group : groups) {
        for (const std::string& wording : group) {
            CAPTURE(group.front(), wording);
            CHECK(normal_form(wording, {}, "") == normal_form(group.front(), {}, ""));
        }
    }
    for (std::size_t a = 0; a < groups.size(); ++a) {
        for (std::size_t b = a + 1; b < groups.size(); ++b) {
            CHECK(normal_form(groups[a].front(), {}, "") != normal_form(groups[b].front(), {}, ""));
        }
    }
}

TEST_CASE("wordings that ask something else have another normal form") {
    const std::vector<std::pair<std::string, std::string>> pairs{
        {"What is C?", "What is C++?"},
        {"What is C#?", "What is C++?"},
        {"When should you use threads?", "When should you not use threads?"},
        {"What is REST?", "Why REST?"},
        {"How does caching work?", "How do you cache?"},
        {"Node vs Deno", "Node vs Bun"},
        {"What is HTTP/1.1?", "What is HTTP/2?"},
        {"==", "==="},
    };
    for (const auto& [a, b] : pairs) {
        CAPTURE(a, b);
        CHECK(normal_form(a, {}, "") != normal_form(b, {}, ""));
        CHECK_FALSE(normal_form(a, {}, "").empty());
    }
}

TEST_CASE("code and choices are part of a question that points at them") {
    const std::string one = "```js\nlog(1)\n```", two = "```js\nlog(2)\n```";
    CHECK(normal_form("What is the output?", {}, one) != normal_form("What is the output?", {}, two));
    CHECK(normal_form("What is the output?", {}, one) ==
          normal_form("what is the output", {}, one + "\nbecause"));
    CHECK(normal_form("What is a closure?", {}, one) == normal_form("What is a closure?", {}, two));
    CHECK(normal_form("Pick one", {{"a", true}, {"b", false}}, "") !=
          normal_form("Pick one", {{"a", true}, {"c", false}}, ""));
}

TEST_CASE("wordings are shown without ornaments") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"What is it? \u2B50\u2B50\u2B50", "What is it?"},
        {"\U0001F680 Scaling: ", "Scaling"},
        {"Locks (Very Important)", "Locks"},
        {"Django REST Framework (DRF)", "Django REST Framework (DRF)"},
        {"What does `F()` do?", "What does `F()` do?"},
        {"  two   spaces ", "two spaces"},
        {"\u2705\u2705", ""},
    };
    for (const auto& [raw, shown] : cases) {
        CAPTURE(raw);
        CHECK(display_wording(raw) == shown);
    }
}

TEST_CASE("headings become titles and keys") {
    struct Case {
        std::string heading, title, key;
    };
    const std::vector<Case> cases{
        {"1\uFE0F\u20E3 Python Internals & Performance (Core Expectation)", "Python Internals & Performance",
         "python internals performance"},
        {"\U0001F31F Core Django", "Core Django", "core django"},
        {"2. DJANGO FRAMEWORK", "Django Framework", "django framework"},
        {"3. REST API / DJANGO REST FRAMEWORK (DRF)", "REST API / Django REST Framework (DRF)",
         "rest api django rest framework"},
        {"Django REST Framework (DRF)", "Django REST Framework (DRF)", "django rest framework"},
        {"**Bold** `code`:", "Bold code", "bold code"},
        {"\u041E\u0441\u043D\u043E\u0432\u044B", "\u041E\u0441\u043D\u043E\u0432\u044B",
         "\u043E\u0441\u043D\u043E\u0432\u044B"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.heading);
        CHECK(display_title(c.heading) == c.title);
        CHECK(heading_key(display_title(c.heading)) == c.key);
    }
}

TEST_CASE("levels are told from words") {
    CHECK(level_of("Junior developer questions") == Level::junior);
    CHECK(level_of("hard") == Level::senior);
    CHECK(level_of("Intermediate") == Level::mid);
    CHECK(level_of("Caching") == Level::none);
    CHECK(is_only_level("Basic questions"));
    CHECK(is_only_level("Senior Level"));
    CHECK_FALSE(is_only_level("Advanced SQL"));
}

TEST_CASE("kinds are told from the wording") {
    const std::vector<std::pair<std::string, Kind>> cases{
        {"What is a mixin?", Kind::concept_},
        {"TCP vs UDP", Kind::comparison},
        {"Difference between a list and a tuple", Kind::comparison},
        {"How do you test a view?", Kind::how_to},
        {"Design a rate limiter.", Kind::design},
        {"How would you design a chat?", Kind::design},
        {"Tell me about a time you failed.", Kind::experience},
        {"Describe an outage you handled.", Kind::experience},
        {"How did you find the leak?", Kind::experience},
        {"Write a function that reverses a list.", Kind::coding},
        {"What happens if the cache is empty?", Kind::scenario},
        {"\u041A\u0430\u043A \u043D\u0430\u0439\u0442\u0438 \u0443\u0442\u0435\u0447\u043A\u0443?",
         Kind::how_to},
    };
    for (const auto& [wording, kind] : cases) {
        CAPTURE(wording);
        CHECK(name_of(kind_of(wording)) == name_of(kind));
    }
}

#include <optional>
#include <string>

#include "base/text.hpp"
#include "catch.hpp"
#include "parse/number_prefix.hpp"

using namespace qbank;

namespace {

struct Case {
    std::string text;
    std::string rest;  ///< what is left of it
    std::optional<std::uint32_t> number;
    bool marked;
};

}  // namespace

TEST_CASE("the number and the mark before a question are taken off in every spelling") {
    const Case cases[] = {
        {"1. What is a lock?", "What is a lock?", 1, false},
        {"12) What is a lock?", "What is a lock?", 12, false},
        {"3 . What is a lock?", "What is a lock?", 3, false},
        {"3 ) What is a lock?", "What is a lock?", 3, false},
        {"[4] What is a lock?", "What is a lock?", 4, false},
        {"#7 What is a lock?", "What is a lock?", 7, false},
        {"№ 7. What is a lock?", "What is a lock?", 7, false},
        {"3、What is a lock?", "What is a lock?", 3, false},
        {"2・What is a lock?", "What is a lock?", 2, false},
        {"１．What is a lock?", "What is a lock?", 1, false},
        {"Q3. What is a lock?", "What is a lock?", 3, true},
        {"Q3 : What is a lock?", "What is a lock?", 3, true},
        {"Q(3): What is a lock?", "What is a lock?", 3, true},
        {"(Q3) What is a lock?", "What is a lock?", 3, true},
        {"[Q3] What is a lock?", "What is a lock?", 3, true},
        {"-3. Question: What is a lock?", "What is a lock?", 3, true},
        {"•Q3 What is a lock?", "What is a lock?", 3, true},
        {"Que.3 What is a lock?", "What is a lock?", 3, true},
        {"Quest 3: What is a lock?", "What is a lock?", 3, true},
        {"Question No. 3: What is a lock?", "What is a lock?", 3, true},
        {"Question 3/20: What is a lock?", "What is a lock?", 3, true},
        {"Question 3 of 20: What is a lock?", "What is a lock?", 3, true},
        {"Question 2.1: What is a lock?", "What is a lock?", std::nullopt, true},
        {"Exercise 3: Sort it", "Sort it", 3, true},
        {"Вопрос №3. Что такое замок?", "Что такое замок?", 3, true},
        {"Pytanie 3: Co to jest?", "Co to jest?", 3, true},
        {"سوال 3: قفل چیست؟", "قفل چیست؟", 3, true},
        {"第3题：什么是锁？", "什么是锁？", 3, true},
        {"問3. ロックとは", "ロックとは", 3, true},
        {"Q: What is a lock?", "What is a lock?", std::nullopt, true},
        {"1.2 What is a lock?", "What is a lock?", std::nullopt, false},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const NumberPrefix prefix = number_prefix(c.text);
        CHECK(text::trim(c.text.substr(prefix.length)) == c.rest);
        CHECK(prefix.number == c.number);
        CHECK(prefix.marked == c.marked);
    }
}

TEST_CASE("a number or a word that belongs to the question stays") {
    for (const std::string text :
         {"3 ways to sort", "2.5 vs 3.0", "Queue basics", "Questions are asked", "Task: sort it",
          "Tasks 3 and 4", "Problem solving", "[Q1: What is a lock?](#lock)", "(Question) marks",
          "No. 5 is alive", "-5 degrees", "--3. verbose"}) {
        INFO(text);
        CHECK(number_prefix(text).length == 0);
    }
}

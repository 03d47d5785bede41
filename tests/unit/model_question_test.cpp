#include <set>

#include "catch.hpp"
#include "model/bank.hpp"
#include "model/question.hpp"

using namespace qbank;

TEST_CASE("levels and kinds are found by the names they give") {
    for (const Level level : {Level::junior, Level::mid, Level::senior})
        CHECK(level_named(name_of(level)) == level);
    std::set<std::string_view> names;
    for (const Kind kind : {Kind::concept_, Kind::comparison, Kind::how_to, Kind::scenario, Kind::design,
                            Kind::experience, Kind::coding}) {
        CHECK(kind_named(name_of(kind)) == kind);
        names.insert(name_of(kind));
    }
    CHECK(names == std::set<std::string_view>{"concept", "comparison", "how-to", "scenario", "design",
                                              "experience", "coding"});
    CHECK(name_of(Level::none).empty());
    for (const std::string_view name : {"", "hard", "Junior", "mid ", "none"}) {
        CAPTURE(name);
        CHECK_FALSE(level_named(name));
        CHECK_FALSE(kind_named(name));
    }
}

TEST_CASE("a bank finds its topics, sources and questions by id") {
    Bank bank;
    bank.topics.resize(2);
    bank.topics[0].id = "orm";
    bank.topics[1].id = "sql";
    bank.sources.resize(1);
    bank.sources[0].id = "list-2024";
    bank.index_by_id = {{"a", 0}, {"old-a", 0}, {"b", 1}};
    bank.index_names();
    CHECK(bank.topic("sql") == &bank.topics[1]);
    CHECK(bank.topic("none") == nullptr);
    CHECK(bank.source("list-2024") == &bank.sources[0]);
    CHECK(bank.source("") == nullptr);
    CHECK(bank.find("old-a") == 0);
    CHECK(bank.find("b") == 1);
    CHECK(bank.find("c") == Bank::npos);
}

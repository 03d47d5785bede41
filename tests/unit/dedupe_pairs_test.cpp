#include <array>
#include <map>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "catch.hpp"
#include "dedupe_questions.hpp"

using namespace qbank;
using namespace qbank::test;

namespace {

struct Pair {
    const char* a;
    const char* b;
};

}  // namespace

TEST_CASE("wordings of one question are merged") {
    const auto [a, b] = GENERATE(table<const char*, const char*>({
        {"What is a monad?", "Explain monads."},
        {"What is a monad?", "Can you tell me: what is a monad?"},
        {"Monads?", "Monad basics."},
        {"How do you throttle uploads?", "How did you throttle uploads?"},
        {"How do you implement upload throttling?", "Upload throttling strategies."},
        {"What is the difference between a latch and a lock?", "Lock vs latch"},
        {"How do latches and locks differ?", "What is the distinction between locks and latches?"},
        {"What are the advantages of gossip protocols?", "Benefits of gossip protocols."},
        {"What are the drawbacks of gossip protocols?", "Gossip protocol limitations."},
        {"What happens if the coordinator fails?", "How do you handle coordinator failures?"},
        {"Why are hot patches risky?", "What are the risks of hot patches?"},
        {"When is a deque preferable to a ring buffer for undo?",
         "Why would you choose a deque over a ring buffer for undo?"},
        {"Explain how the borrow checker works.", "Explain how the borrow chekcer works."},
        {"Explain root cause analysis (RCA).", "What is root cause analysis?"},
        {"When should you not use inheritance?", "When should inheritance not be used?"},
        {"Merge sorted ledgers.", "How do you merge ledgers that are sorted?"},
        {"Arrow vs regular functions", "How do arrow functions differ from normal functions?"},
        {"What does ACL stand for?", "What does ACL mean?"},
    }));
    INFO(a << " ~ " << b);
    CHECK(merged(a, b));
}

TEST_CASE("who names a thing means the files and objects that it comes in") {
    CHECK(merged("What are the ledger files?", "What is a ledger?"));
    // Here the word before is what is done to them.
    CHECK_FALSE(merged("How do you shred files?", "How do you shred paper?"));
    CHECK_FALSE(merged("What is an archive?", "How do you archive files?"));
}

TEST_CASE("questions that want another answer stay apart") {
    const auto [a, b] = GENERATE(table<const char*, const char*>({
        {"When should you use inheritance?", "When should you not use inheritance?"},
        {"How do you debug with a debugger?", "How do you debug without a debugger?"},
        {"What is optimistic locking?", "What is pessimistic locking?"},
        {"How do you scale reads?", "How do you scale writes?"},
        {"What is a mutable default?", "What is an immutable default?"},
        {"What is an ordered index?", "What is an unordered index?"},
        {"What changed in HTTP 1.1?", "What changed in HTTP 2?"},
        {"Memory management in Java", "Memory management in Rust"},
        {"Latch vs lock", "Latch vs barrier"},
        {"How do you build a stack using queues?", "How do you build a queue using stacks?"},
        {"What is an iterator?", "What is an iterable?"},
        {"What is a token?", "What is tokenization?"},
        {"What is data integrity?", "What is data integration?"},
        {"What are the benefits of gossip?", "What are the limits of gossip?"},
        {"What is `==`?", "What is `===`?"},
        {"How many threads does it use?", "How does it use threads?"},
        {"What was the biggest mistake you made in a schema design?", "How do you design a schema?"},
    }));
    INFO(a << " ~ " << b);
    CHECK_FALSE(merged(a, b));
}

TEST_CASE("terms of one group of synonyms are one term") {
    Settings settings;
    settings.synonyms = {{"k8s", "kubernetes"}, {"fbv", "function based view"}, {"cbv", "class based view"}};
    CHECK(merged("What is a k8s operator?", "What is a Kubernetes operator?", settings));
    CHECK(merged("FBV vs CBV", "Function-based vs class-based views", settings));
    CHECK_FALSE(merged("What is a k8s operator?", "What is a Kubernetes operator?"));
}

TEST_CASE("an abbreviation that a text explains is known in the whole bank") {
    std::vector<Question> list = questions(background());
    list.push_back(question("What is zonal query routing (ZQR)?"));
    list.push_back(question("Explain ZQR."));
    CHECK(run(std::move(list)).questions.size() == background().size() + 1);
}

TEST_CASE("headings say what a terse item leaves out") {
    std::vector<Question> list = questions(background());
    list.push_back(question("Retry strategies.", "a", "Celery tasks"));
    list.push_back(question("How do you retry Celery tasks?", "b", "Background work"));
    CHECK(run(std::move(list)).questions.size() == background().size() + 1);
}

TEST_CASE("a wording that names nothing belongs to its heading") {
    std::vector<Question> list;
    list.push_back(question("Basics?", "a", "Redis"));
    list.push_back(question("Basics?", "b", "Kafka"));
    list.push_back(question("Basics?", "c", "Kafka"));
    CHECK(run(std::move(list)).questions.size() == 2);
}

TEST_CASE("questions of different languages are never merged") {
    std::vector<Question> list = questions({"Redis?", "Redis?"});
    list[1].language = "de";
    CHECK(run(std::move(list)).questions.size() == 2);
}

TEST_CASE("the pairs of other fields keep precision and recall") {
    std::ifstream file(std::string(QBANK_SOURCE) + "/tests/unit/data/duplicate_pairs.tsv");
    std::map<std::string, std::size_t> seen;
    std::vector<std::string> wordings;
    std::vector<std::pair<bool, Pair>> pairs;
    std::vector<std::array<std::string, 3>> rows;
    for (std::string line; std::getline(file, line);) {
        const auto parts = text::split(line, '\t');
        REQUIRE(parts.size() == 3);
        rows.push_back({std::string(parts[0]), std::string(parts[1]), std::string(parts[2])});
        for (std::size_t i = 1; i < 3; ++i) {
            if (seen.emplace(parts[i], wordings.size()).second) wordings.emplace_back(parts[i]);
        }
    }
    REQUIRE(rows.size() >= 120);
    const Deduped deduped = run(questions(wordings), with_lexicon());
    std::map<std::string, std::string> cluster;
    for (const Cluster& c : deduped.duplicates.clusters)
        for (const Member& m : c.members) cluster[m.wording] = c.id;
    int right = 0, wrong = 0, same = 0;
    for (const auto& [label, a, b] : rows) {
        const bool together = cluster.contains(a) && cluster.contains(b) && cluster[a] == cluster[b];
        same += label == "same";
        if (!together) continue;
        (label == "same" ? right : wrong) += 1;
        if (label != "same") WARN("merged wrongly: " << a << " ~ " << b);
    }
    CHECK(right >= 0.8 * same);
    CHECK(wrong <= 0.03 * (right + wrong));
}

#pragma once
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/yaml.hpp"
#include "catch.hpp"
#include "dedupe/dedupe.hpp"

namespace qbank::test {

/// A question of a document, as normalize would hand it on; the form is the wording itself.
inline Question question(std::string plain, std::string id = "", std::string section = "") {
    Question q;
    q.id = id.empty() ? plain : std::move(id);
    q.plain = q.wording = q.key = std::move(plain);
    q.language = "en";
    q.place = {"list.md", 1, 1, 2};
    Occurrence asked;
    asked.place = q.place;
    asked.wording = q.wording;
    if (!section.empty()) asked.section.push_back(std::move(section));
    q.asked.push_back(std::move(asked));
    return q;
}

inline std::vector<Question> questions(const std::vector<std::string>& wordings) {
    std::vector<Question> result;
    std::uint32_t line = 0;
    for (const std::string& wording : wordings) {
        result.push_back(question(wording));
        result.back().place.line = ++line;
    }
    return result;
}

/// Enough other questions that rarity means something.
inline const std::vector<std::string>& background() {
    static const std::vector<std::string> wordings{"What is a hash table?",
                                                   "Explain polymorphism.",
                                                   "How does a bloom filter work?",
                                                   "Why do trees rotate?",
                                                   "What is a semaphore?",
                                                   "How do you profile a slow program?",
                                                   "When should you shard a database?",
                                                   "Describe the observer pattern.",
                                                   "What is backpressure?",
                                                   "How do you version an API?",
                                                   "What are the risks of eval?",
                                                   "Explain tail recursion.",
                                                   "What is a bitmap index?",
                                                   "Design a parking lot.",
                                                   "How do you rotate secrets?",
                                                   "What is a foreign key?",
                                                   "Explain consistent hashing.",
                                                   "What is a mutex?",
                                                   "How do you test an API?",
                                                   "What is a webhook?",
                                                   "How do you handle timeouts in an API?",
                                                   "What is a vector clock?",
                                                   "Explain the visitor pattern.",
                                                   "What is a trie?",
                                                   "How do you deploy an application?",
                                                   "What is a query plan?"};
    return wordings;
}

inline Deduped run(std::vector<Question> list, const Settings& settings = {}, unsigned jobs = 1) {
    Diagnostics diagnostics;
    return dedupe(std::move(list), settings, jobs, diagnostics);
}

/// The terms that the program ships, as load would hand them on.
inline Settings with_lexicon() {
    std::ifstream file(std::string(QBANK_SOURCE) + "/data/lexicon.yml");
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    Diagnostics diagnostics;
    Settings settings;
    const auto groups = yaml::parse(text, {"lexicon.yml", 1, 1, 1}, diagnostics);
    REQUIRE(groups);
    for (const yaml::Value& group : groups->items) {
        settings.synonyms.emplace_back();
        for (const yaml::Value& term : group.items) settings.synonyms.back().push_back(term.scalar);
    }
    return settings;
}

/// Whether two wordings end in one question, in a bank with others.
inline bool merged(const std::string& a, const std::string& b, const Settings& settings = {}) {
    std::vector<Question> list = questions(background());
    const std::size_t others = run(list, settings).questions.size();
    list.push_back(question(a));
    list.push_back(question(b));
    return run(std::move(list), settings).questions.size() == others + 1;
}

}  // namespace qbank::test

#include "rules/catalogue.hpp"

namespace qbank {

std::vector<Rule> rules_of_front_matter() {
    using enum Severity;
    return {
        {"date", error, "`updated` is not a date", "Write year, month and day with hyphens.",
         "updated: 21 Nov 2026", "updated: 2026-11-21"},
        {"empty-question", error, "a question without words",
         "Without a wording there is nothing to show. In a document of many questions it is left out, with "
         "a warning.",
         "question: \"\"", "question: What is a covering index?"},
        {"id", error, "an id that cannot be part of an address",
         "Ids and aliases become addresses of pages: small letters, digits and single hyphens.",
         "id: N+1 Queries", "id: n-plus-one-queries"},
        {"kind", error, "an unknown kind of question",
         "Kinds are concept, comparison, how-to, scenario, design, experience and coding. Without the key "
         "the kind is told from the wording.",
         "kind: theory", "kind: concept", true},
        {"level", error, "an unknown level",
         "Levels are junior, mid and senior. Under `difficulty`, easy, medium and hard are read, too.",
         "level: hard", "level: senior", true},
        {"source", error, "a source that sources.yml does not describe",
         "Each entry of `asked_in` names a source by its id in sources.yml; that is what a question's "
         "weight is counted from.",
         "asked_in:\n  - {source: pratical-django}", "asked_in:\n  - {source: practical-django}"},
        {"tag", warning, "a tag that is nearly another one",
         "A tag that one question alone has and that differs by a letter, a hyphen or case from one that "
         "others have is most likely the same; it would get a page of its own.",
         "tags: [tranactions]", "tags: [transactions]"},
        {"topic", error, "an unknown topic",
         "A question belongs to a topic of topics.yml: the one it names, else that of its folder.",
         "topic: djang-orm", "topic: django-orm"},
        {"unknown-key", error, "a key that means nothing here",
         "Keys are checked so that a typing mistake does not silently lose what was meant. A bank without a "
         "bank.yml may have any keys.",
         "levle: mid", "level: mid"},
        {"unknown-question", warning, "an id that no question has",
         "`related` and `translation_of` name questions by id, or by an earlier id that is still an alias.",
         "related: [n-plus-on]", "related: [n-plus-one]"},
        {"wrong-kind", error, "a value of another kind than its key takes",
         "A text where a list belongs, a word where a number belongs, and the like.", "draft: perhaps",
         "draft: true"},
        {"wording-capital", warning, "a question that begins with a small letter",
         "Questions are read as sentences, in lists and in search results. Names such as `pip` may begin a "
         "question as they are written.",
         "question: what is a lock?", "question: What is a lock?"},
        {"wording-length", warning, "a wording too long to be read in a list",
         "Past 240 characters a wording is a story. Put the question here and the story at the head of the "
         "answer, or split it.",
         "question: You join a team that has … and then … and also …, what do you do?",
         "question: How do you take over a service that nobody knows any more?"},
        {"wording-mark", warning, "a question without its question mark",
         "A wording that begins with a question word ends with a question mark. Tasks (\"Explain …\") end "
         "as they like.",
         "question: What is a lock", "question: What is a lock?"},
    };
}

}  // namespace qbank

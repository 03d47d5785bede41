#include "rules/catalogue.hpp"

namespace qbank {

std::vector<Rule> rules_of_banks() {
    using enum Severity;
    return {
        {"address", error, "an address that is not one",
         "`base_url`, `repository` and the `url` of a source are whole addresses, with https:// or http://.",
         "base_url: example.org/bank", "base_url: https://example.org/bank/"},
        {"base-url", note, "the site will have no sitemap, feed or canonical links",
         "Those need whole addresses, so the bank has to say where it will stand.", "title: Tides",
         "title: Tides\nbase_url: https://example.org/tides/"},
        {"decision", error, "a decision in duplicates.yml that cannot be kept",
         "A decision is a pair of ids. Two that contradict each other are an error; one about a question "
         "that is gone is a warning.",
         "same: [[a, b]]\ndifferent: [[a, b]]", "same: [[a, b]]"},
        {"duplicate", warning, "two files that ask the same question",
         "They are shown as one, with one of the answers. Merge the files, or decide in duplicates.yml "
         "that they differ.",
         "questions/orm/n-plus-one.md and questions/sql/n-plus-one-problem.md",
         "questions/orm/n-plus-one.md with `aliases: [n-plus-one-problem]`"},
        {"duplicate-id", error, "an id that two have",
         "Ids of questions, topics and sources become addresses, so each belongs to one. An alias must "
         "not be the id of another question.",
         "id: joins (in two files)", "id: joins and id: joins-on-dates"},
        {"exports", error, "an export that there is not",
         "`exports` in bank.yml lists formats that `qbank export` knows.", "exports: [exel]",
         "exports: [csv]"},
        {"merged", note, "the same question in two places, shown as one",
         "Every wording, place and answer is kept and shown on the question's page. If they differ after "
         "all, say so in duplicates.yml.",
         "\"What is a lock?\" in two documents", "different: [[what-is-a-lock, what-is-a-lock-2]]"},
        {"missing-id", error, "an entry of topics.yml or sources.yml without an id",
         "The id is what questions name, and its address.", "- {title: Locks}",
         "- {id: locks, title: Locks}"},
        {"pages", error,
         "`pages` of bank.yml that is neither `questions` nor `topics`, or that loses addresses",
         "With `pages: topics` questions are read on the pages of their topics alone, for banks whose pages "
         "would be "
         "more than a host takes. The addresses of their own pages that have been published lead there if "
         "permalinks.yml lists them; a bank that has none is warned. Other ids are found by the 404 page.",
         "pages: topic", "pages: topics"},
        {"permalink", error, "an id in permalinks.yml that no question has any more",
         "The ledger of a bank lists what has been published. An id in it stays reachable: as an alias of "
         "the "
         "question that took its place, or by a line that says where its readers are sent. Lines that lead "
         "nowhere or in a circle are errors; ids that the ledger does not know yet are a note. In a bank "
         "without "
         "a ledger, `build --previous` warns of ids that have gone since the last publication.",
         "n-plus-one-queries:", "n-plus-one-queries: n-plus-one"},
        {"shape", note, "how a document of many questions was read",
         "The shape is told from the document. Where that is wrong, give `shape` for it in sources.yml; a "
         "shape that there is not is an error.",
         "shape: list", "shape: headings"},
        {"similar", warning, "a new question that the bank may have already",
         "Told of questions that a change adds (`qbank check --since REV`, or with the files named). If "
         "the other one is the same, add to it; if not, say so in duplicates.yml.",
         "question: What does an index do?", "different: [[what-an-index-does, what-is-an-index]]"},
        {"site-size", warning, "a site that is larger than GitHub Pages takes",
         "Published GitHub Pages sites may be no larger than 1 GB. `build` tells the size before it "
         "publishes, `check` "
         "estimates it from some of the pages.",
         "pages: questions", "pages: topics"},
        {"synonyms", error, "a group of synonyms of fewer than two terms",
         "A group lists the terms that mean the same.", "- [drf]", "- [drf, django rest framework]"},
        {"vanished-id", warning, "an id that is gone without a redirect",
         "Pages that have been published are linked from elsewhere. `qbank check --since REV` tells of ids "
         "that were there at REV: keep each as an alias of the question that took its place.",
         "id: n-plus-one (was: n-plus-one-queries)", "id: n-plus-one\naliases: [n-plus-one-queries]"},
    };
}

}  // namespace qbank

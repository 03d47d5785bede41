// Likeness of two wordings (the first two lines) in a small bank: symmetric, between 0 and 1, and 1 with
// itself.
#include <cmath>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "dedupe/dedupe.hpp"
#include "dedupe/lexicon.hpp"
#include "dedupe/reading.hpp"
#include "dedupe/score.hpp"
#include "reading.hpp"
#include "target.hpp"

namespace qbank::fuzz {

void similarity(std::string_view bytes) {
    std::string list =
        "# List\n\n- What is a mutex?\n- How does a hash table grow?\n- Explain tail recursion.\n";
    for (const std::string_view line : text::lines(bytes.substr(0, 1500))) {
        list += "- ";
        list += line;
        list += '\n';
    }
    Read read("list.md", list);
    if (read.questions.size() < 2) return;
    const Stemmer stemmer("en");
    const Lexicon lexicon(read.settings.synonyms, stemmer);
    const std::vector<char> counts(read.questions.size(), 1);
    const Readings readings = read_all(read.questions, counts, lexicon, "en", 1);
    require(readings.all.size() == read.questions.size(), "a reading for each question");
    const Reading &a = readings.all[readings.all.size() - 1], &b = readings.all[readings.all.size() - 2];
    for (const auto& [one, other] : {std::pair{&a, &b}, std::pair{&a, &readings.all[0]}}) {
        const double score = qbank::similarity(*one, *other, readings);
        require(std::isfinite(score) && score >= 0 && score <= 1, "a score is between 0 and 1");
        require(score == qbank::similarity(*other, *one, readings), "likeness is symmetric");
        (void)reasons(*one, *other, readings);
    }
    const std::size_t before = read.questions.size();
    const Deduped result = dedupe(std::move(read.questions), read.settings, 1, read.diagnostics);
    require(!result.questions.empty() && result.questions.size() <= before, "merging leaves at least one");
}

}  // namespace qbank::fuzz

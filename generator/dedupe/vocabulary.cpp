#include "dedupe/vocabulary.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

bool is_number(std::string_view s) {
    return std::any_of(s.begin(), s.end(), text::is_digit) && std::all_of(s.begin(), s.end(), [](char c) {
               return text::is_digit(c) || c == '.' || c == 'x' || c == 'v';
           });
}

TermKind kind_of(const KnownWord& word) {
    if ((word.traits & words::weak) != 0) return TermKind::weak;
    if ((word.traits & (words::light | words::scope)) != 0) return TermKind::light;
    if ((word.traits & words::platform) != 0) return TermKind::platform;
    return is_number(word.stem) ? TermKind::number : TermKind::strong;
}

}  // namespace

Vocabulary::Vocabulary(Terms& terms, const Lexicon& lexicon, std::string_view language, const Parts& parts)
    : terms_(terms), lexicon_(lexicon), stemmer_(language, parts.stemming), slots_(4096, 0) {}

const KnownWord& Vocabulary::look_up(std::string_view word) {
    const std::uint64_t hash = hash64(word);
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
        const std::uint32_t index = slots_[at] - 1;
        if (hashes_[index] == hash && words_[index].text == word) return words_[index];
    }
    KnownWord& made = words_.emplace_back();
    made.text = word;
    made.stem = stemmer_.stem(word);
    made.traits = words::traits_of(word);
    made.is_problem = made.stem == "problem";
    made.phrases = lexicon_.starting_with(made.stem);
    hashes_.push_back(hash);
    slots_[at] = static_cast<std::uint32_t>(words_.size());
    if (2 * words_.size() > slots_.size()) grow();
    return made;
}

void Vocabulary::grow() {
    slots_.assign(2 * slots_.size(), 0);
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
        std::size_t at = hashes_[i] & (slots_.size() - 1);
        while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = static_cast<std::uint32_t>(i + 1);
    }
}

void Vocabulary::look_up(Words& words) {
    for (Word& word : words.all()) {
        if (word.punctuation) continue;
        word.known = &look_up(word.text);
        word.traits = word.known->traits;
    }
}

TermId Vocabulary::term_of(const KnownWord& word) {
    if (word.term == KnownWord::no_term) word.term = terms_.find_or_add(word.stem, word.text, kind_of(word));
    return word.term;
}

}  // namespace qbank

#include "dedupe/reading.hpp"

#include <algorithm>
#include <map>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "dedupe/word_lists.hpp"

namespace qbank {
namespace {

constexpr std::size_t questions_a_part = 2048;

bool is_number(std::string_view s) {
    return std::any_of(s.begin(), s.end(), text::is_digit) && std::all_of(s.begin(), s.end(), [](char c) {
               return text::is_digit(c) || c == '.' || c == 'x' || c == 'v';
           });
}

struct KnownWord {
    std::string stem;
    TermId term = 0;
    const std::vector<Lexicon::Phrase>* phrases = nullptr;
};

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return static_cast<std::size_t>(hash64(s)); }
};

class PartReader {
  public:
    PartReader(ReadPart& part, const Lexicon& lexicon, std::string_view language)
        : part_(part), lexicon_(lexicon), language_(language) {}

    Reading read(const Question& question) {
        Reading reading;
        const Words words(question.plain);
        reading.english = question.language.empty() || question.language == "en";
        if (!question.language.empty()) {
            reading.language = static_cast<std::uint16_t>(
                (static_cast<unsigned char>(question.language[0]) << 8) |
                static_cast<unsigned char>(question.language[question.language.size() > 1 ? 1 : 0]));
        }
        stemmer_ = &stemmer_for(question.language);
        const Frame frame = frame_of(words, reading.english);
        reading.aspect = frame.aspect;
        for (const Aspect other : frame.others)
            reading.others =
                static_cast<std::uint16_t>(reading.others | (1U << static_cast<unsigned>(other)));
        reading.negative = frame.negative;
        reading.lists = frame.lists;
        reading.only_exact = !question.choices.empty() || question.stem.has_value() ||
                             question.key.find(" code ") != std::string::npos;
        add_terms(frame, reading);
        reading.problem = std::any_of(stems_.begin(), stems_.end(),
                                      [](const KnownWord* word) { return word->stem == "problem"; });
        if (reading.terms.empty()) add_all_words(words, reading);
        spell(words, reading);
        reading.context = context_of(question);
        place(question, reading);
        return reading;
    }

  private:
    const Stemmer& stemmer_for(const std::string& language) {
        const std::string code = language.empty() ? std::string(language_) : language;
        const auto found = stemmers_.find(code);
        if (found != stemmers_.end()) return found->second;
        return stemmers_.try_emplace(code, code).first->second;
    }

    const KnownWord& known(std::string_view word) {
        auto& cache = caches_[stemmer_];
        const auto found = cache.find(word);
        if (found != cache.end()) return found->second;
        KnownWord made;
        made.stem = stemmer_->stem(word);
        TermKind kind = TermKind::strong;
        if (words::is_weak(word))
            kind = TermKind::weak;
        else if (words::is_light(word) || words::is_scope(word))
            kind = TermKind::light;
        else if (words::is_platform(word))
            kind = TermKind::platform;
        else if (is_number(made.stem))
            kind = TermKind::number;
        made.term = part_.terms.find_or_add(made.stem, word, kind);
        made.phrases = lexicon_.starting_with(made.stem);
        return cache.emplace(std::string(word), std::move(made)).first->second;
    }

    /// The longest phrase of the lexicon that the pieces from `at` on say, or whose last word the question
    /// says elsewhere ("function-based vs class-based views"). `length` gets how many pieces it takes.
    const Lexicon::Phrase* phrase_at(const std::vector<const KnownWord*>& stems, const Frame& frame,
                                     std::size_t at, std::size_t& length) const {
        if (stems[at]->phrases == nullptr) return nullptr;
        for (const Lexicon::Phrase& phrase : *stems[at]->phrases) {
            std::size_t i = 0;
            while (i < phrase.stems.size() && at + i < stems.size() &&
                   stems[at + i]->stem == phrase.stems[i] &&
                   frame.content[at + i].side == frame.content[at].side)
                ++i;
            if (i == phrase.stems.size()) {
                length = i;
                return &phrase;
            }
            if (i < 2 || i + 1 != phrase.stems.size() || frame.content[at].side == 0) continue;
            const bool elsewhere = std::any_of(stems.begin(), stems.end(), [&](const KnownWord* w) {
                return w->stem == phrase.stems.back();
            });
            if (elsewhere) {
                length = i;
                return &phrase;
            }
        }
        return nullptr;
    }

    void add_terms(const Frame& frame, Reading& reading) {
        std::vector<const KnownWord*>& stems = stems_;
        stems.clear();
        for (const Frame::Piece& piece : frame.content) stems.push_back(&known(piece.word->text));
        for (std::size_t at = 0; at < stems.size();) {
            const Frame::Piece& piece = frame.content[at];
            std::size_t length = 0;
            if (const Lexicon::Phrase* phrase = phrase_at(stems, frame, at, length)) {
                for (const std::string& word : phrase->replacement) {
                    if (!words::is_stop(word))
                        reading.terms.push_back(
                            {known(word).term, piece.side, piece.further, piece.context, piece.target});
                }
                at += length;
                continue;
            }
            reading.terms.push_back(
                {stems[at]->term, piece.side, piece.further, piece.context, piece.target});
            ++at;
        }
        for (const TermUse& use : reading.terms) reading.sides = std::max(reading.sides, use.side);
    }

    /// Nothing but words of asking ("How and why?"): then those are what there is to compare.
    void add_all_words(const Words& words, Reading& reading) {
        for (const Word& word : words.all()) {
            if (!word.punctuation) reading.terms.push_back({known(word.text).term, 0, false, false, false});
        }
    }

    void spell(const Words& words, Reading& reading) {
        letters_.clear();
        for (const Word& word : words.all()) {
            if (!word.punctuation) letters_ += word.text;
        }
        reading.spelling = hash64(letters_);
    }

    void place(const Question& question, Reading& reading) {
        if (question.own_file || question.asked.empty()) return;
        const Occurrence& asked = question.asked.front();
        name_ = asked.place.document;
        reading.document = static_cast<std::uint32_t>(hash64(name_)) | 1U;
        if (asked.section.empty()) return;
        for (const std::string& heading : asked.section) name_ += '\n' + heading;
        reading.heading = static_cast<std::uint32_t>(hash64(name_)) | 1U;
    }

    std::uint32_t context_of(const Question& question) {
        name_.clear();
        if (!question.asked.empty()) {
            for (const std::string& heading : question.asked.front().section) name_ += heading + '\n';
        }
        for (const std::string& topic : question.topics) name_ += topic + '\n';
        const std::uint32_t id = part_.contexts.find_or_add(name_);
        std::vector<TermId>& terms = part_.contexts.terms[id];
        if (!terms.empty() || name_.empty()) return id;
        const Words words(name_);
        std::vector<const KnownWord*> stems;
        Frame frame;
        for (const Word& word : words.all()) {
            if (word.punctuation || words::is_stop(word.text)) continue;
            frame.content.push_back({&word, 0, false, false, false});
            stems.push_back(&known(word.text));
            terms.push_back(stems.back()->term);
        }
        for (std::size_t at = 0; at < stems.size(); ++at) {
            std::size_t length = 0;
            if (const Lexicon::Phrase* phrase = phrase_at(stems, frame, at, length)) {
                for (const std::string& word : phrase->replacement) terms.push_back(known(word).term);
            }
        }
        return id;
    }

    ReadPart& part_;
    const Lexicon& lexicon_;
    std::string_view language_;
    const Stemmer* stemmer_ = nullptr;
    std::map<std::string, Stemmer> stemmers_;
    std::map<const Stemmer*, std::unordered_map<std::string, KnownWord, Hash, std::equal_to<>>> caches_;
    std::vector<const KnownWord*> stems_;
    std::string letters_, name_;
};

void sort_terms(Reading& reading, const Terms& terms) {
    auto& uses = reading.terms;
    std::stable_sort(uses.begin(), uses.end(), [&](const TermUse& a, const TermUse& b) {
        const std::uint32_t x = terms[a.term].family, y = terms[b.term].family;
        return x != y ? x < y : a.term < b.term;
    });
    // Said twice, it counts as the main clause has it; said on two sides, it belongs to both.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (kept > 0 && uses[kept - 1].term == uses[i].term) {
            TermUse& use = uses[kept - 1];
            use.further = use.further && uses[i].further;
            use.context = use.context && uses[i].context;
            if (use.side != uses[i].side) use.side = 0;
        } else {
            uses[kept++] = uses[i];
        }
    }
    uses.resize(kept);
    reading.names_nothing = reading.english && std::all_of(uses.begin(), uses.end(), [&](const TermUse& use) {
                                return terms[use.term].kind == TermKind::weak;
                            });
    uses.shrink_to_fit();
}

}  // namespace

std::uint32_t Contexts::find_or_add(const std::string& name) {
    const auto [entry, is_new] = by_name_.try_emplace(name, static_cast<std::uint32_t>(terms.size()));
    if (is_new) terms.emplace_back();
    return entry->second;
}

ReadPart read_part(const std::vector<Question>& questions, std::size_t first, std::size_t last,
                   const Lexicon& lexicon, std::string_view language) {
    ReadPart part;
    part.readings.reserve(last - first);
    PartReader reader(part, lexicon, language);
    for (std::size_t i = first; i < last; ++i) part.readings.push_back(reader.read(questions[i]));
    return part;
}

Readings read_all(const std::vector<Question>& questions, const std::vector<char>& counts,
                  const Lexicon& lexicon, std::string_view language, unsigned jobs) {
    // The size of a part depends on nothing but the bank, so that ids are the same on any number of threads.
    const std::size_t parts = (questions.size() + questions_a_part - 1) / questions_a_part;
    std::vector<ReadPart> read(parts);
    for_each_index(parts, jobs, [&](std::size_t p) {
        const std::size_t first = p * questions_a_part;
        read[p] = read_part(questions, first, std::min(first + questions_a_part, questions.size()), lexicon,
                            language);
    });

    Readings result;
    result.all.resize(questions.size());
    std::vector<std::vector<TermId>> ids(parts);
    std::vector<std::uint32_t> context_base(parts);
    for (std::size_t p = 0; p < parts; ++p) {
        ids[p] = result.terms.take(std::move(read[p].terms));
        context_base[p] = static_cast<std::uint32_t>(result.contexts.size());
        for (std::vector<TermId>& terms : read[p].contexts.terms) {
            for (TermId& term : terms) term = ids[p][term];
            std::sort(terms.begin(), terms.end());
            terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
            result.contexts.push_back(std::move(terms));
        }
    }
    for (std::size_t p = 0; p < parts; ++p) {
        for (std::size_t i = 0; i < read[p].readings.size(); ++i) {
            Reading& reading = read[p].readings[i];
            reading.context += context_base[p];
            TermId before = static_cast<TermId>(-1);
            for (TermUse& use : reading.terms) {
                use.term = ids[p][use.term];
                if (counts[p * questions_a_part + i] && use.term != before) result.terms.count(use.term);
                before = use.term;
            }
        }
    }
    result.terms.weigh(static_cast<std::size_t>(std::count(counts.begin(), counts.end(), 1)));
    for_each_index(parts, jobs, [&](std::size_t p) {
        for (std::size_t i = 0; i < read[p].readings.size(); ++i) {
            sort_terms(read[p].readings[i], result.terms);
            result.all[p * questions_a_part + i] = std::move(read[p].readings[i]);
        }
    });
    return result;
}

}  // namespace qbank

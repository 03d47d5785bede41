#include "dedupe/question_reader.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace qbank {
namespace {

std::uint16_t letters_of(const std::string& language) {
    if (language.empty()) return 0;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(language[at]); };
    return static_cast<std::uint16_t>(byte(0) << 8 | byte(language.size() > 1 ? 1 : 0));
}

/// At the beginning, or after "you", "to", "and": "delete files", "how do you copy objects".
bool may_be_verb(const Words& words, const Word& word) {
    constexpr words::Traits before_a_verb = words::pronoun | words::auxiliary | words::question_word;
    if (&word == words.all().data()) return true;
    const Word& before = *(&word - 1);
    return before.punctuation || (before.traits & before_a_verb) != 0 || before.text == "to" ||
           before.text == "and" || before.text == "or";
}

/// "settings files", "date objects": the second word only says in what the first one comes.
bool is_held(const Words& words, const Word& thing, const Word& holder) {
    constexpr words::Traits says_little = words::weak | words::light | words::platform | words::scope;
    const bool holds = holder.text == "file" || holder.text == "files" || holder.text == "object" ||
                       holder.text == "objects";
    return holds && &holder == &thing + 1 && (thing.traits & (says_little | words::doing)) == 0 &&
           !may_be_verb(words, thing);
}

const std::vector<std::string>& section_of(const Question& question) {
    static const std::vector<std::string> none;
    return question.asked.empty() ? none : question.asked.front().section;
}

}  // namespace

QuestionReader::QuestionReader(ReadPart& part, const Lexicon& lexicon, std::string_view language,
                               const Parts& parts)
    : part_(part), lexicon_(lexicon), language_(language), parts_(parts) {}

Vocabulary& QuestionReader::vocabulary_of(const std::string& language) {
    std::string code = language.empty() ? std::string(language_) : language;
    const auto found = vocabularies_.find(code);
    if (found != vocabularies_.end()) return found->second;
    return vocabularies_.try_emplace(code, part_.terms, lexicon_, code, parts_).first->second;
}

void QuestionReader::read(const Question& question, bool counts) {
    Reading& reading = part_.readings.emplace_back();
    const std::size_t first = part_.uses.size();
    reading.english = question.language.empty() || question.language == "en";
    reading.language = letters_of(question.language);
    vocabulary_ = &vocabulary_of(question.language);
    words_.cut(question.plain);
    vocabulary_->look_up(words_);
    frame_of(words_, reading.english, frame_);
    reading.aspect = frame_.aspect;
    reading.others = frame_.others;
    reading.negative = frame_.negative;
    reading.lists = frame_.lists;
    reading.asks_why = frame_.asks_why;
    reading.only_exact = !question.choices.empty() || question.stem.has_value() ||
                         question.key.find(" code ") != std::string::npos;
    use_subject();
    reading.problem = std::any_of(frame_.content.begin(), frame_.content.end(),
                                  [](const Frame::Piece& piece) { return piece.word->known->is_problem; });
    if (part_.uses.size() == first) use_all_words();
    for (std::size_t i = first; i < part_.uses.size(); ++i)
        reading.sides = std::max(reading.sides, part_.uses[i].side);
    reading.spelling = spelling();
    reading.context = context_of(question);
    place(question, reading);
    before_ = &question;
    part_.ends.push_back(static_cast<std::uint32_t>(part_.uses.size()));
    if (counts) count_terms(first);
}

/// The longest phrase of the lexicon that the pieces from `at` on say, or whose last word the question
/// says elsewhere ("function-based vs class-based views"). `length` gets how many pieces it takes.
const Lexicon::Phrase* QuestionReader::phrase_at(std::size_t at, std::size_t& length) const {
    const std::vector<Frame::Piece>& pieces = frame_.content;
    const auto stem = [&](std::size_t i) -> const std::string& { return pieces[i].word->known->stem; };
    if (pieces[at].word->known->phrases == nullptr) return nullptr;
    for (const Lexicon::Phrase& phrase : *pieces[at].word->known->phrases) {
        std::size_t i = 0;
        while (i < phrase.stems.size() && at + i < pieces.size() && stem(at + i) == phrase.stems[i] &&
               pieces[at + i].side == pieces[at].side)
            ++i;
        // "Merge sorted lists" is no merge sort.
        if (i > 1 && i == phrase.stems.size() && !phrase.ends_in_participle &&
            pieces[at + i - 1].word->text.ends_with("ed") && may_be_verb(words_, *pieces[at].word))
            continue;
        if (i == phrase.stems.size()) {
            length = i;
            return &phrase;
        }
        if (i < 2 || i + 1 != phrase.stems.size() || pieces[at].side == 0) continue;
        const bool elsewhere = std::any_of(pieces.begin(), pieces.end(), [&](const Frame::Piece& piece) {
            return piece.word->known->stem == phrase.stems.back();
        });
        if (elsewhere) {
            length = i;
            return &phrase;
        }
    }
    return nullptr;
}

void QuestionReader::use(TermId term, const Frame::Piece& piece) {
    TermUse& use = part_.uses.emplace_back();
    use.term = term;
    use.side = piece.side;
    use.further = piece.further;
    use.context = piece.context;
    use.target = piece.target;
}

void QuestionReader::use_subject() {
    for (std::size_t at = 0; at < frame_.content.size();) {
        const Frame::Piece& piece = frame_.content[at];
        std::size_t length = 0;
        if (const Lexicon::Phrase* phrase = phrase_at(at, length)) {
            for (const std::string& word : phrase->replacement) {
                if (!words::is_stop(word)) use(vocabulary_->term_of(vocabulary_->look_up(word)), piece);
            }
            at += length;
            continue;
        }
        use(vocabulary_->term_of(*piece.word->known), piece);
        part_.uses.back().holder = at > 0 && is_held(words_, *frame_.content[at - 1].word, *piece.word);
        ++at;
    }
}

/// Nothing but words of asking ("How and why?"): then those are what there is to compare.
void QuestionReader::use_all_words() {
    for (const Word& word : words_.all()) {
        if (!word.punctuation) use(vocabulary_->term_of(*word.known), {});
    }
}

std::uint64_t QuestionReader::spelling() {
    letters_.clear();
    for (const Word& word : words_.all()) {
        if (!word.punctuation) letters_ += word.text;
    }
    return hash64(letters_);
}

void QuestionReader::place(const Question& question, Reading& reading) {
    if (question.own_file || question.asked.empty()) return;
    const Occurrence& asked = question.asked.front();
    if (before_ != nullptr && !before_->own_file && !before_->asked.empty() &&
        before_->asked.front().place.document == asked.place.document &&
        before_->asked.front().section == asked.section) {
        const Reading& same = part_.readings[part_.readings.size() - 2];
        reading.document = same.document;
        reading.heading = same.heading;
        return;
    }
    name_ = asked.place.document;
    reading.document = static_cast<std::uint32_t>(hash64(name_)) | 1U;
    if (asked.section.empty()) return;
    for (const std::string& heading : asked.section) name_ += '\n' + heading;
    reading.heading = static_cast<std::uint32_t>(hash64(name_)) | 1U;
}

std::uint32_t QuestionReader::context_of(const Question& question) {
    if (!parts_.context) return part_.contexts.find_or_add({});
    if (before_ != nullptr && before_->language == question.language &&
        section_of(*before_) == section_of(question) && before_->topics == question.topics)
        return context_;
    name_.clear();
    for (const std::string& heading : section_of(question)) name_ += heading + '\n';
    for (const std::string& topic : question.topics) name_ += topic + '\n';
    context_ = part_.contexts.find_or_add(name_);
    std::vector<TermId>& terms = part_.contexts.all[context_].terms;
    if (!terms.empty() || name_.empty()) return context_;
    words_.cut(name_);
    vocabulary_->look_up(words_);
    frame_.clear();
    for (const Word& word : words_.all()) {
        if (word.punctuation || (word.traits & words::stop) != 0) continue;
        frame_.content.push_back({&word, 0, false, false, false});
        terms.push_back(vocabulary_->term_of(*word.known));
    }
    for (std::size_t at = 0; at < frame_.content.size(); ++at) {
        std::size_t length = 0;
        if (const Lexicon::Phrase* phrase = phrase_at(at, length)) {
            for (const std::string& word : phrase->replacement)
                terms.push_back(vocabulary_->term_of(vocabulary_->look_up(word)));
        }
    }
    return context_;
}

void QuestionReader::count_terms(std::size_t first) {
    counted_.resize(part_.terms.size(), 0);
    const auto reading = static_cast<std::uint32_t>(part_.readings.size());
    for (std::size_t i = first; i < part_.uses.size(); ++i) {
        const TermId term = part_.uses[i].term;
        if (counted_[term] == reading) continue;
        counted_[term] = reading;
        part_.terms.count(term);
    }
}

}  // namespace qbank

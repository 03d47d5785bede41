#include "dedupe/frame.hpp"

#include <optional>
#include <span>

#include "dedupe/asking_nouns.hpp"
#include "dedupe/opening.hpp"
#include "dedupe/subject.hpp"

namespace qbank {
namespace {

/// What the rest of the clause says about the aspect: "… vs …", "… differ", "… strategies", "…
/// internally". `asked_by` gets the place of the noun that decided, if one did.
std::optional<Aspect> inside(const Clause& clause, std::optional<Aspect> aspect, bool by_noun,
                             std::size_t& asked_by) {
    bool chooses = false;
    for (std::size_t i = clause.at; i < clause.size(); ++i) {
        const std::string_view w = clause.word(i);
        if (w.empty()) continue;
        if (clause.is_versus(i) && aspect != Aspect::when) return Aspect::comparison;
        if (w == "differ" || w == "differs" || (w == "compare" && aspect == Aspect::working))
            return Aspect::comparison;
        if ((w == "affect" || w == "affects" || w == "impact" || w == "influence") &&
            aspect == Aspect::working)
            return Aspect::effect;
        if (w == "over" || w == "instead" || w == "preferable" || w == "rather") chooses = true;
        if (w == "internally" && aspect != Aspect::comparison) return Aspect::working;
        if (w == "compared" && !aspect) return Aspect::comparison;
        if (w == "different" && (clause.is(i + 1, "from") || clause.is(i + 1, "than")))
            return Aspect::comparison;
    }
    if (aspect == Aspect::why && chooses && !by_noun) return Aspect::when;
    if (aspect && *aspect != Aspect::definition) return aspect;
    // Headings: the last noun before any "in …" decides.
    for (std::size_t i = clause.at; i < clause.size(); ++i) {
        const std::string_view w = clause.word(i);
        if (i > clause.at && (clause.word(i + 1).empty() ||
                              (clause.has(i + 1, words::preposition) && !clause.is(i + 1, "and")))) {
            if (const auto noun = asking_noun(w); noun && !(aspect && *noun == Aspect::why)) {
                if (only_asks(w)) asked_by = i;
                return noun;
            }
            if (!aspect && is_doing_noun(w)) return Aspect::method;
        }
    }
    return aspect;
}

/// "The message broker is down." tells a situation; "Cache invalidation" does not.
bool is_statement(const Clause& clause) {
    for (std::size_t i = clause.at + 1; i < clause.size(); ++i) {
        const std::string_view w = clause.word(i);
        if (w == "is" || w == "are" || w == "was" || w == "has" || w == "keeps" || w == "report" ||
            w == "broke" || w == "appears" || w == "doubled" || w == "stuck" || w == "goes" || w == "went" ||
            w == "starts" || w == "fails" || w == "suddenly")
            return true;
    }
    return false;
}

/// Where the clause that begins at `from` ends.
std::size_t end_of_clause(const std::vector<Word>& words, std::size_t from) {
    for (std::size_t i = from; i < words.size(); ++i) {
        const Word& w = words[i];
        const auto asks = [&](std::size_t at) {
            return at < words.size() && (words[at].traits & words::question_word) != 0;
        };
        const std::string_view next = i + 1 < words.size() ? words[i + 1].text : std::string_view();
        if (w.punctuation) {
            if (w.bracketed || w.text == ")" || w.text == "(") continue;
            if (w.text != ",") return i;
            if (asks(i + 1) || (next == "and" && asks(i + 2))) return i;
        } else if (i > from && (w.text == "and" || w.text == "or") &&
                   (asks(i + 1) || (next == "in" && asks(i + 2)))) {
            return i;
        }
    }
    return words.size();
}

}  // namespace

void frame_of(const Words& text, bool english, Frame& frame) {
    const std::vector<Word>& words = text.all();
    frame.clear();
    if (!english) {
        for (const Word& word : words) {
            if (!word.punctuation) frame.content.push_back({&word, 0, false, false, false});
        }
        return;
    }
    bool settled = false;
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t end = end_of_clause(words, from);
        if (end > from) {
            const bool started = !frame.content.empty();
            Clause clause(std::span<const Word>(words).subspan(from, end - from));
            const Opening opening = opening_of(clause);
            std::size_t asked_by = clause.size();
            std::optional<Aspect> aspect = inside(clause, opening.aspect, opening.by_noun, asked_by);
            if (!aspect && !started && is_statement(clause)) aspect = Aspect::situation;
            take_subject(clause, aspect.value_or(Aspect::topic), asked_by, started && settled, frame);
            if (aspect && !settled) {
                frame.aspect = *aspect;
                frame.asks_why = opening.asks_why && *aspect == Aspect::why;
                settled = true;
            } else if (aspect && *aspect != frame.aspect) {
                frame.others =
                    static_cast<std::uint16_t>(frame.others | 1U << static_cast<unsigned>(*aspect));
            }
        }
        from = end < words.size() ? end + 1 : end;
    }
}

}  // namespace qbank

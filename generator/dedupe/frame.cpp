#include "dedupe/frame.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <unordered_map>

#include "dedupe/word_lists.hpp"

namespace qbank {
namespace {

using Clause = std::span<const Word>;

/// Nouns that say what is asked of the thing named beside them: "the drawbacks of X", "X drawbacks".
std::optional<Aspect> asking_noun(std::string_view w) {
    static const std::unordered_map<std::string_view, Aspect> nouns{
        {"difference", Aspect::comparison},
        {"differences", Aspect::comparison},
        {"distinction", Aspect::comparison},
        {"distinctions", Aspect::comparison},
        {"comparison", Aspect::comparison},
        {"type", Aspect::kinds},
        {"types", Aspect::kinds},
        {"kind", Aspect::kinds},
        {"kinds", Aspect::kinds},
        {"category", Aspect::kinds},
        {"categories", Aspect::kinds},
        {"options", Aspect::kinds},
        {"levels", Aspect::kinds},
        {"forms", Aspect::kinds},
        {"flavors", Aspect::kinds},
        {"variants", Aspect::kinds},
        {"mechanisms", Aspect::kinds},
        {"strategies", Aspect::method},
        {"approaches", Aspect::method},
        {"techniques", Aspect::method},
        {"purpose", Aspect::why},
        {"role", Aspect::why},
        {"roles", Aspect::why},
        {"benefit", Aspect::why},
        {"benefits", Aspect::why},
        {"advantage", Aspect::why},
        {"advantages", Aspect::why},
        {"importance", Aspect::why},
        {"relevance", Aspect::why},
        {"pros", Aspect::why},
        {"significance", Aspect::why},
        {"point", Aspect::why},
        {"need", Aspect::why},
        {"use", Aspect::why},
        {"uses", Aspect::why},
        {"drawback", Aspect::limits},
        {"drawbacks", Aspect::limits},
        {"limitation", Aspect::limits},
        {"limitations", Aspect::limits},
        {"disadvantage", Aspect::limits},
        {"disadvantages", Aspect::limits},
        {"risk", Aspect::limits},
        {"risks", Aspect::limits},
        {"problems", Aspect::limits},
        {"issues", Aspect::limits},
        {"challenges", Aspect::limits},
        {"pitfalls", Aspect::limits},
        {"dangers", Aspect::limits},
        {"downsides", Aspect::limits},
        {"cons", Aspect::limits},
        {"concerns", Aspect::limits},
        {"weaknesses", Aspect::limits},
        {"caveats", Aspect::limits},
        {"cause", Aspect::causes},
        {"causes", Aspect::causes},
        {"reason", Aspect::causes},
        {"reasons", Aspect::causes},
        {"way", Aspect::method},
        {"ways", Aspect::method},
        {"step", Aspect::method},
        {"steps", Aspect::method},
        {"strategy", Aspect::method},
        {"approach", Aspect::method},
        {"technique", Aspect::method},
        {"practices", Aspect::method},
        {"practice", Aspect::method},
        {"tips", Aspect::method},
        {"guidelines", Aspect::method},
        {"concept", Aspect::definition},
        {"concepts", Aspect::definition},
        {"idea", Aspect::definition},
        {"meaning", Aspect::definition},
        {"definition", Aspect::definition},
        {"basics", Aspect::definition},
        {"overview", Aspect::definition},
        {"introduction", Aspect::definition},
        {"fundamentals", Aspect::definition},
        {"example", Aspect::definition},
        {"examples", Aspect::definition},
        {"mechanism", Aspect::working},
        {"internals", Aspect::working},
        {"working", Aspect::working},
    };
    const auto found = nouns.find(w);
    if (found == nouns.end()) return std::nullopt;
    return found->second;
}

/// Nouns that end a heading and make it a "how to": "Rate limiting design", "Timeout handling".
bool is_doing_noun(std::string_view w) {
    return w == "handling" || w == "management" || w == "implementation" || w == "design" || w == "usage" ||
           w == "prevention" || w == "tuning" || w == "optimization";
}

class Reader {
  public:
    explicit Reader(Frame& frame) : frame_(frame) {}

    void read(Clause clause, bool first_of_sentence) {
        words_ = clause;
        at_ = 0;
        by_noun_ = false;
        std::optional<Aspect> aspect = opening();
        const std::size_t from = at_;
        aspect = inside(aspect);
        if (!aspect && first_of_sentence && is_statement(from)) aspect = Aspect::situation;
        take_content(aspect.value_or(Aspect::topic), from);
        if (aspect) settle(*aspect);
    }

    bool started() const { return started_; }

  private:
    std::string_view word(std::size_t i) const {
        return i < words_.size() && !words_[i].punctuation ? words_[i].text : std::string_view();
    }
    bool is(std::size_t i, std::string_view w) const { return word(i) == w && !words_[i].capitals; }

    bool take(std::string_view phrase) {
        std::size_t i = at_;
        for (std::size_t from = 0; from <= phrase.size();) {
            const std::size_t end = std::min(phrase.find(' ', from), phrase.size());
            if (!is(i, phrase.substr(from, end - from))) return false;
            ++i;
            from = end + 1;
        }
        at_ = i;
        return true;
    }

    template <class Test>
    bool skip(Test test) {
        const std::size_t before = at_;
        while (at_ < words_.size() && !words_[at_].punctuation && test(words_[at_].text)) ++at_;
        return at_ > before;
    }

    bool take_pronoun() { return skip(words::is_pronoun); }

    bool mentions_you(std::size_t from) const {
        for (std::size_t i = from; i < words_.size(); ++i) {
            if (is(i, "you") || is(i, "your")) return true;
        }
        return false;
    }

    /// "<main> drawbacks of …": after any opening, the noun decides.
    std::optional<Aspect> noun_of_asking() {
        const std::size_t before = at_;
        skip(words::is_determiner);
        const std::optional<Aspect> aspect = asking_noun(word(at_));
        const std::string_view next = word(at_ + 1);
        if (aspect && (next.empty() || words::is_preposition(next) || words::is_auxiliary(next) ||
                       words::is_pronoun(next))) {
            ++at_;
            by_noun_ = true;
            return aspect;
        }
        at_ = before;
        return std::nullopt;
    }

    std::optional<Aspect> how() {
        if (take("to")) return Aspect::method;
        if (is(at_, "many") || is(at_, "much") || is(at_, "often") || is(at_, "long"))
            return Aspect::quantity;
        const std::size_t before = at_;
        if (skip(words::is_auxiliary)) {
            skip(words::is_adverb);
            if (take_pronoun()) {
                skip(words::is_adverb);
                take("go about");
                return Aspect::method;
            }
            if (take("your")) return Aspect::experience;
            // "How are X handled?" asks what one does, "How does X handle …?" what X does.
            for (std::size_t i = at_; i < words_.size(); ++i) {
                if (is(i, "occur") || is(i, "happen") || is(i, "arise") || is(i, "caused"))
                    return Aspect::causes;
            }
            if (is(before, "is") || is(before, "are") || is(before, "should") || is(before, "can"))
                return Aspect::method;
            return Aspect::working;
        }
        return Aspect::working;
    }

    std::optional<Aspect> what() {
        for (const std::string_view phrase : {"happens", "happened", "occurs", "takes place", "would happen",
                                              "will happen", "could happen"}) {
            if (take(phrase)) return Aspect::effect;
        }
        if (take("causes") || take("caused") || take("can cause") || take("could cause"))
            return Aspect::causes;
        if (take("do you do") || take("would you do") || take("did you do") || take("do you check") ||
            take("now"))
            return Aspect::situation;
        if (take("do you mean by") || take("do you understand by") || take("do you know about") ||
            take("is meant by"))
            return Aspect::definition;
        if (const auto aspect = noun_of_asking()) {
            for (std::size_t i = at_; i < words_.size(); ++i) {
                if (is(i, "solve") || is(i, "solves")) return Aspect::why;
            }
            skip(words::is_auxiliary);
            return aspect;
        }
        const std::size_t before = at_;
        if (skip(words::is_auxiliary)) {
            if (take("your")) return Aspect::experience;
            if ((is(before, "was") || is(before, "is")) && is(at_, "the") && mentions_you(at_))
                return Aspect::experience;
            if (const auto aspect = noun_of_asking()) return aspect;
            if (take_pronoun()) return Aspect::which;
            return Aspect::definition;
        }
        return Aspect::which;
    }

    std::optional<Aspect> opening() {
        for (int round = 0; round < 6 && at_ < words_.size(); ++round) {
            if (take("and") || take("or") || take("but") || take("so") || take("then") || take("also") ||
                take("please") || take("briefly") || take("in short") || take("can you please") ||
                take("could you please") || take("interview question") || take("interview") || take("q"))
                continue;
            if ((is(at_, "can") || is(at_, "could") || is(at_, "would")) && is(at_ + 1, "you")) {
                at_ += 2;
                continue;
            }
            if (take("tell me about") || take("tell us about") || take("talk about") || take("describe") ||
                take("walk me through")) {
                if (take("a time") || take("a situation") || take("a case") || mentions_you(at_))
                    return Aspect::experience;
                if (auto aspect = nested()) return aspect;
                return Aspect::definition;
            }
            if (take("explain") || take("define") || take("discuss") || take("elaborate on") ||
                take("outline") || take("summarize") || take("give an overview of") || take("tell me") ||
                take("tell us") || take("introduce") || take("understand")) {
                if (auto aspect = nested()) return aspect;
                if (at_ >= words_.size()) return std::nullopt;
                return Aspect::definition;
            }
            if (takes_task()) return Aspect::method;
            if (take("list") || take("name") || take("mention") || take("state") || take("enumerate")) {
                if (words::is_preposition(word(at_)) || at_ >= words_.size()) {
                    --at_;  // "list vs tuple"
                    return std::nullopt;
                }
                if (auto aspect = noun_of_asking()) return aspect;
                return Aspect::kinds;
            }
            if (take("compare") || take("differentiate") || take("distinguish") || take("contrast")) {
                take("between");
                return Aspect::comparison;
            }
            return nested();
        }
        return std::nullopt;
    }

    /// "Write a function that …": what follows is what to do.
    bool takes_task() {
        const std::size_t before = at_;
        if (!take("write") && !take("implement") && !take("create") && !take("code")) return false;
        skip(words::is_determiner);
        for (const std::string_view kind : {"function", "method", "program", "query", "script", "sql query",
                                            "routine", "code", "algorithm"}) {
            if (!take(kind)) continue;
            if (take("that") || take("which") || take("to") || at_ >= words_.size()) return true;
            break;
        }
        at_ = before;
        return false;
    }

    std::optional<Aspect> nested() {
        take("me");
        for (const std::string_view phrase :
             {"in what way", "in which way", "in what ways", "by what means", "which way"}) {
            if (take(phrase)) return how();
        }
        for (const std::string_view phrase : {"for what reason", "for which reason", "what is the reason"}) {
            if (take(phrase)) return why();
        }
        for (const std::string_view phrase :
             {"in which situations", "in what situations", "in which cases", "in what cases",
              "in what scenarios", "in which scenarios", "in what scenario", "in which case",
              "in what situation", "under what circumstances", "under which circumstances",
              "under what conditions"}) {
            if (take(phrase)) return when();
        }
        if (take("how")) return how();
        if (take("why and when") || take("when and why")) return when();
        if (take("why")) return why();
        if (take("when to") || take("when") || take("whenever")) return when();
        if (take("where")) return when();
        if (take("what is the best way to") || take("what are the best ways to") || take("what steps"))
            return Aspect::method;
        if (take("what") || take("whats")) return what();
        if (take("which")) {
            if (const auto aspect = noun_of_asking()) return aspect;
            return Aspect::which;
        }
        if (take("have you") || take("did you")) return Aspect::experience;
        if (take("best practices for") || take("ways to")) return Aspect::method;
        if (take("pros and cons") || take("advantages and disadvantages") || take("benefits and drawbacks"))
            return Aspect::limits;
        if (take("biggest")) return mentions_you(at_) ? std::optional(Aspect::experience) : std::nullopt;
        if (const auto aspect = noun_of_asking()) return aspect;
        if (words::is_doing(word(at_)) && at_ + 1 < words_.size() && !is_versus(at_ + 1)) {
            return Aspect::method;
        }
        return std::nullopt;
    }

    std::optional<Aspect> when() {
        skip(words::is_auxiliary);
        skip(words::is_adverb);
        take_pronoun();
        return Aspect::when;
    }

    std::optional<Aspect> why() {
        skip(words::is_auxiliary);
        take_pronoun();
        for (std::size_t i = at_; i < words_.size(); ++i) {
            for (const std::string_view bad :
                 {"risky", "dangerous", "harmful", "bad", "problematic", "discouraged"}) {
                if (is(i, bad)) return Aspect::limits;
            }
        }
        return Aspect::why;
    }

    bool is_versus(std::size_t i) const { return is(i, "vs") || is(i, "versus"); }

    /// What the rest of the clause says about the aspect: "… vs …", "… differ", "… strategies", "…
    /// internally".
    std::optional<Aspect> inside(std::optional<Aspect> aspect) {
        bool chooses = false;
        for (std::size_t i = at_; i < words_.size(); ++i) {
            const std::string_view w = word(i);
            if (w.empty()) continue;
            if (is_versus(i) && aspect != Aspect::when) return Aspect::comparison;
            if (w == "differ" || w == "differs" || (w == "compare" && aspect == Aspect::working))
                return Aspect::comparison;
            if ((w == "affect" || w == "affects" || w == "impact" || w == "influence") &&
                aspect == Aspect::working)
                return Aspect::effect;
            if (w == "over" || w == "instead" || w == "preferable" || w == "rather") chooses = true;
            if (w == "internally" && aspect != Aspect::comparison) return Aspect::working;
            if (w == "compared" && !aspect) return Aspect::comparison;
        }
        if (aspect == Aspect::why && chooses && !by_noun_) return Aspect::when;
        if (aspect && *aspect != Aspect::definition) return aspect;
        // Headings: the last noun before any "in …" decides.
        for (std::size_t i = at_; i < words_.size(); ++i) {
            const std::string_view w = word(i);
            if (i > at_ &&
                (word(i + 1).empty() || (words::is_preposition(word(i + 1)) && !is(i + 1, "and")))) {
                if (const auto noun = asking_noun(w); noun && !(aspect && *noun == Aspect::why)) return noun;
                if (!aspect && is_doing_noun(w)) return Aspect::method;
            }
        }
        return aspect;
    }

    /// "The message broker is down." tells a situation; "Cache invalidation" does not.
    bool is_statement(std::size_t from) const {
        for (std::size_t i = from + 1; i < words_.size(); ++i) {
            const std::string_view w = word(i);
            if (w == "is" || w == "are" || w == "was" || w == "has" || w == "keeps" || w == "report" ||
                w == "broke" || w == "appears" || w == "doubled" || w == "stuck" || w == "goes" ||
                w == "went" || w == "starts" || w == "fails" || w == "suddenly")
                return true;
        }
        return false;
    }

    bool is_border(std::size_t i, Aspect aspect) const {
        const std::string_view w = word(i);
        if (is_versus(i)) return true;
        if (aspect == Aspect::comparison)
            return w == "and" || w == "or" || w == "from" || w == "to" || w == "with";
        if (aspect == Aspect::when || aspect == Aspect::which)
            return w == "over" || w == "instead" || w == "rather" || w == "preferable";
        return aspect == Aspect::why && (w == "over" || w == "compared");
    }

    void take_content(Aspect aspect, std::size_t from) {
        const bool further = started_ && settled_;
        const std::size_t first = frame_.content.size();
        bool context = false, shared = false, any = false, target = false;
        std::uint8_t side = 1;
        const std::size_t versus = [&] {
            for (std::size_t i = from; i < words_.size(); ++i)
                if (is_versus(i)) return i;
            return words_.size();
        }();
        const bool has_versus = versus < words_.size();
        const auto next_side = [&] {
            if (any && !shared && frame_.content.back().side == side && side < 250) ++side;
        };
        for (std::size_t i = from; i < words_.size(); ++i) {
            const Word& w = words_[i];
            if (w.punctuation) {
                if (w.text == "," && any && i + 1 < words_.size()) frame_.lists = true;
                if (w.text == "," && aspect == Aspect::comparison) next_side();
                context = false;
                continue;
            }
            if (words::is_negation(w.text)) {
                frame_.negative = !frame_.negative;
                continue;
            }
            if (w.text == "avoid" && (is(i + 1, "using") || is(i + 1, "use"))) {
                frame_.negative = !frame_.negative;
                continue;
            }
            if (any && (w.text == "using" || w.text == "to" || w.text == "into" || w.text == "from"))
                target = true;
            if (is_border(i, aspect) && any && (!has_versus || is_versus(i) || w.text == "or")) {
                next_side();
                context = false;
                continue;
            }
            if ((w.text == "and" || w.text == "or") && any && i + 1 < words_.size()) frame_.lists = true;
            if (w.text == "in" || w.text == "within" || w.text == "for" || w.text == "across" ||
                w.text == "inside" || w.text == "during") {
                context = any;
                // "difference between A and B in C": C belongs to both.
                if (any && side > 1 && (!has_versus || i > versus)) shared = true;
            } else if (words::is_preposition(w.text)) {
                context = false;
            }
            if (words::is_stop(w.text) && !w.capitals) continue;
            frame_.content.push_back(
                {&w, shared ? std::uint8_t{0} : side, further, context || (w.bracketed && any), target});
            any = true;
        }
        if (side == 1) {
            for (std::size_t i = first; i < frame_.content.size(); ++i) frame_.content[i].side = 0;
        }
        started_ = started_ || any;
    }

    void settle(Aspect aspect) {
        if (!settled_) {
            frame_.aspect = aspect;
            settled_ = true;
        } else if (aspect != frame_.aspect) {
            frame_.others.push_back(aspect);
        }
    }

    Frame& frame_;
    Clause words_;
    std::size_t at_ = 0;
    bool started_ = false;
    bool settled_ = false;
    bool by_noun_ = false;  // the aspect comes from a noun: "the benefits of X over Y"
};

/// Where the clause that begins at `from` ends.
std::size_t end_of_clause(const std::vector<Word>& words, std::size_t from) {
    for (std::size_t i = from; i < words.size(); ++i) {
        const Word& w = words[i];
        const std::string_view next = i + 1 < words.size() ? words[i + 1].text : std::string_view();
        const std::string_view after = i + 2 < words.size() ? words[i + 2].text : std::string_view();
        if (w.punctuation) {
            if (w.bracketed || w.text == ")" || w.text == "(") continue;
            if (w.text != ",") return i;
            if (words::is_question_word(next) || (next == "and" && words::is_question_word(after))) return i;
        } else if (i > from && (w.text == "and" || w.text == "or") &&
                   (words::is_question_word(next) || (next == "in" && words::is_question_word(after)))) {
            return i;
        }
    }
    return words.size();
}

}  // namespace

Frame frame_of(const Words& text, bool english) {
    Frame frame;
    const std::vector<Word>& words = text.all();
    frame.content.reserve(words.size());
    if (!english) {
        for (const Word& word : words) {
            if (!word.punctuation) frame.content.push_back({&word, 0, false, false, false});
        }
        return frame;
    }
    Reader reader(frame);
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t end = end_of_clause(words, from);
        if (end > from) reader.read(std::span(words).subspan(from, end - from), !reader.started());
        from = std::max(end, from) + (end < words.size() && words[end].punctuation ? 1 : 0);
        if (end < words.size() && !words[end].punctuation) from = end + 1;
    }
    return frame;
}

std::string_view name_of(Aspect aspect) {
    constexpr std::array<std::string_view, static_cast<std::size_t>(Aspect::count_)> names{
        "names the subject",
        "asks what it is",
        "asks for the difference",
        "asks which kinds there are",
        "asks how it works",
        "asks how to do it",
        "asks what happens",
        "tells a situation",
        "asks when",
        "asks why",
        "asks for the limits",
        "asks for the causes",
        "asks for a story",
        "asks which",
        "asks how much"};
    return names[static_cast<std::size_t>(aspect)];
}

double agreement(Aspect a, Aspect b) {
    if (a == b) return 1;
    struct Pair {
        Aspect a, b;
        double value;
    };
    using enum Aspect;
    // Judged by how much of one answer serves the other question.
    static constexpr std::array pairs = std::to_array<Pair>({
        {topic, definition, 1.0},
        {topic, comparison, 0.85},
        {topic, kinds, 0.92},
        {topic, working, 0.9},
        {topic, method, 0.9},
        {topic, effect, 0.75},
        {topic, situation, 0.9},
        {topic, when, 0.65},
        {topic, why, 0.8},
        {topic, limits, 0.7},
        {topic, causes, 0.7},
        {topic, experience, 0.6},
        {topic, which, 0.75},
        {definition, comparison, 0.6},
        {definition, kinds, 0.8},
        {definition, working, 0.81},
        {definition, method, 0.72},
        {definition, effect, 0.65},
        {definition, situation, 0.6},
        {definition, when, 0.6},
        {definition, why, 0.82},
        {definition, limits, 0.6},
        {definition, causes, 0.65},
        {definition, experience, 0.55},
        {definition, which, 0.7},
        {comparison, when, 0.7},
        {comparison, method, 0.6},
        {comparison, kinds, 0.7},
        {comparison, which, 0.75},
        {comparison, why, 0.6},
        {kinds, method, 0.72},
        {kinds, which, 0.85},
        {kinds, working, 0.65},
        {working, method, 0.75},
        {working, effect, 0.7},
        {working, why, 0.65},
        {method, effect, 0.85},
        {method, situation, 0.95},
        {method, which, 0.7},
        {method, experience, 0.7},
        {method, causes, 0.6},
        {method, limits, 0.6},
        {method, when, 0.55},
        {method, why, 0.55},
        {effect, situation, 0.9},
        {effect, limits, 0.7},
        {effect, causes, 0.65},
        {when, why, 0.7},
        {when, experience, 0.6},
        {when, which, 0.7},
        {why, limits, 0.6},
        {why, which, 0.7},
        {limits, causes, 0.75},
        {limits, experience, 0.7},
        {limits, which, 0.75},
        {causes, situation, 0.6},
        {situation, experience, 0.6},
        {experience, which, 0.7},
        {limits, situation, 0.6},
        {why, causes, 0.7},
        {effect, experience, 0.6},
        {working, when, 0.55},
        {working, which, 0.6},
        {causes, which, 0.75},
    });
    static const auto table = [] {
        constexpr auto count = static_cast<std::size_t>(Aspect::count_);
        std::array<std::array<double, count>, count> made{};
        for (auto& row : made) row.fill(0.5);
        for (const Pair& pair : pairs) {
            const auto x = static_cast<std::size_t>(pair.a), y = static_cast<std::size_t>(pair.b);
            made[x][y] = made[y][x] = pair.value;
        }
        return made;
    }();
    return table[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
}

}  // namespace qbank

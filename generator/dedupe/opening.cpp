#include "dedupe/opening.hpp"

#include <string_view>

#include "dedupe/asking_nouns.hpp"

namespace qbank {
namespace {

class Reader {
  public:
    explicit Reader(Clause& clause) : clause_(clause) {}

    Opening read() {
        const std::optional<Aspect> aspect = opening();
        return {aspect, by_noun_, asks_why_};
    }

  private:
    /// "<main> drawbacks of …": after any opening, the noun decides.
    std::optional<Aspect> noun_of_asking() {
        const std::size_t before = clause_.at;
        clause_.skip(words::determiner);
        const std::optional<Aspect> aspect = asking_noun(clause_.word(clause_.at));
        const std::size_t next = clause_.at + 1;
        if (aspect && (clause_.word(next).empty() ||
                       clause_.has(next, words::preposition | words::auxiliary | words::pronoun))) {
            ++clause_.at;
            by_noun_ = true;
            return aspect;
        }
        clause_.at = before;
        return std::nullopt;
    }

    std::optional<Aspect> how() {
        if (clause_.take("to")) return Aspect::method;
        if (clause_.is(clause_.at, "many") || clause_.is(clause_.at, "much") ||
            clause_.is(clause_.at, "often") || clause_.is(clause_.at, "long"))
            return Aspect::quantity;
        const std::size_t before = clause_.at;
        if (clause_.skip(words::auxiliary)) {
            clause_.skip(words::adverb);
            if (clause_.skip(words::pronoun)) {
                clause_.skip(words::adverb);
                clause_.take("go about");
                return Aspect::method;
            }
            if (clause_.take("your")) return Aspect::experience;
            // "How are X handled?" asks what one does, "How does X handle …?" what X does.
            for (std::size_t i = clause_.at; i < clause_.size(); ++i) {
                if (clause_.is(i, "occur") || clause_.is(i, "happen") || clause_.is(i, "arise") ||
                    clause_.is(i, "caused"))
                    return Aspect::causes;
            }
            if (clause_.is(before, "is") || clause_.is(before, "are") || clause_.is(before, "should") ||
                clause_.is(before, "can"))
                return Aspect::method;
            return Aspect::working;
        }
        return Aspect::working;
    }

    std::optional<Aspect> what() {
        for (const std::string_view phrase : {"happens", "happened", "occurs", "takes place", "would happen",
                                              "will happen", "could happen"}) {
            if (clause_.take(phrase)) return Aspect::effect;
        }
        if (clause_.take("causes") || clause_.take("caused") || clause_.take("can cause") ||
            clause_.take("could cause"))
            return Aspect::causes;
        if (clause_.take("do you do") || clause_.take("would you do") || clause_.take("did you do") ||
            clause_.take("do you check") || clause_.take("now"))
            return Aspect::situation;
        if (clause_.take("do you mean by") || clause_.take("do you understand by") ||
            clause_.take("do you know about") || clause_.take("is meant by"))
            return Aspect::definition;
        if (const auto aspect = noun_of_asking()) {
            for (std::size_t i = clause_.at; i < clause_.size(); ++i) {
                if (clause_.is(i, "solve") || clause_.is(i, "solves")) return Aspect::why;
            }
            clause_.skip(words::auxiliary);
            return aspect;
        }
        const std::size_t before = clause_.at;
        if (clause_.skip(words::auxiliary)) {
            if (clause_.take("your")) return Aspect::experience;
            if ((clause_.is(before, "was") || clause_.is(before, "is")) && clause_.is(clause_.at, "the") &&
                clause_.mentions_you())
                return Aspect::experience;
            if (const auto aspect = noun_of_asking()) return aspect;
            if (clause_.skip(words::pronoun)) return Aspect::which;
            return Aspect::definition;
        }
        return Aspect::which;
    }

    std::optional<Aspect> opening() {
        for (int round = 0; round < 6 && clause_.at < clause_.size(); ++round) {
            if (clause_.take("and") || clause_.take("or") || clause_.take("but") || clause_.take("so") ||
                clause_.take("then") || clause_.take("also") || clause_.take("please") ||
                clause_.take("briefly") || clause_.take("in short") || clause_.take("can you please") ||
                clause_.take("could you please") || clause_.take("interview question") ||
                clause_.take("interview") || clause_.take("q"))
                continue;
            if ((clause_.is(clause_.at, "can") || clause_.is(clause_.at, "could") ||
                 clause_.is(clause_.at, "would")) &&
                clause_.is(clause_.at + 1, "you")) {
                clause_.at += 2;
                continue;
            }
            if (clause_.take("tell me about") || clause_.take("tell us about") ||
                clause_.take("talk about") || clause_.take("describe") || clause_.take("walk me through")) {
                if (clause_.take("a time") || clause_.take("a situation") || clause_.take("a case") ||
                    clause_.mentions_you())
                    return Aspect::experience;
                if (auto aspect = nested()) return aspect;
                return Aspect::definition;
            }
            if (clause_.take("explain") || clause_.take("define") || clause_.take("discuss") ||
                clause_.take("elaborate on") || clause_.take("outline") || clause_.take("summarize") ||
                clause_.take("give an overview of") || clause_.take("tell me") || clause_.take("tell us") ||
                clause_.take("introduce") || clause_.take("understand")) {
                if (auto aspect = nested()) return aspect;
                if (clause_.at >= clause_.size()) return std::nullopt;
                return Aspect::definition;
            }
            if (takes_task()) return Aspect::method;
            if (clause_.take("list") || clause_.take("name") || clause_.take("mention") ||
                clause_.take("state") || clause_.take("enumerate")) {
                if (clause_.has(clause_.at, words::preposition) || clause_.at >= clause_.size()) {
                    --clause_.at;  // "list vs tuple"
                    return std::nullopt;
                }
                if (auto aspect = noun_of_asking()) return aspect;
                return Aspect::kinds;
            }
            if (clause_.take("compare") || clause_.take("differentiate") || clause_.take("distinguish") ||
                clause_.take("contrast")) {
                clause_.take("between");
                return Aspect::comparison;
            }
            return nested();
        }
        return std::nullopt;
    }

    /// "Write a function that …": what follows is what to do.
    bool takes_task() {
        const std::size_t before = clause_.at;
        if (!clause_.take("write") && !clause_.take("implement") && !clause_.take("create") &&
            !clause_.take("code"))
            return false;
        clause_.skip(words::determiner);
        for (const std::string_view kind : {"function", "method", "program", "query", "script", "sql query",
                                            "routine", "code", "algorithm"}) {
            if (!clause_.take(kind)) continue;
            if (clause_.take("that") || clause_.take("which") || clause_.take("to") ||
                clause_.at >= clause_.size())
                return true;
            break;
        }
        clause_.at = before;
        return false;
    }

    std::optional<Aspect> nested() {
        clause_.take("me");
        for (const std::string_view phrase :
             {"in what way", "in which way", "in what ways", "by what means", "which way"}) {
            if (clause_.take(phrase)) return how();
        }
        for (const std::string_view phrase : {"for what reason", "for which reason", "what is the reason"}) {
            if (clause_.take(phrase)) return why();
        }
        for (const std::string_view phrase :
             {"in which situations", "in what situations", "in which cases", "in what cases",
              "in what scenarios", "in which scenarios", "in what scenario", "in which case",
              "in what situation", "under what circumstances", "under which circumstances",
              "under what conditions"}) {
            if (clause_.take(phrase)) return when();
        }
        if (clause_.take("how")) return how();
        if (clause_.take("why and when") || clause_.take("when and why")) return when();
        if (clause_.take("why")) return why();
        if (clause_.take("when to") || clause_.take("when") || clause_.take("whenever")) return when();
        if (clause_.take("where")) return when();
        if (clause_.take("what is the best way to") || clause_.take("what are the best ways to") ||
            clause_.take("what steps"))
            return Aspect::method;
        if (clause_.take("what") || clause_.take("whats")) return what();
        if (clause_.take("which")) {
            if (const auto aspect = noun_of_asking()) return aspect;
            return Aspect::which;
        }
        if (clause_.take("have you") || clause_.take("did you")) return Aspect::experience;
        if (clause_.take("best practices for") || clause_.take("ways to")) return Aspect::method;
        if (clause_.take("pros and cons") || clause_.take("advantages and disadvantages") ||
            clause_.take("benefits and drawbacks"))
            return Aspect::limits;
        if (clause_.take("biggest"))
            return clause_.mentions_you() ? std::optional(Aspect::experience) : std::nullopt;
        if (const auto aspect = noun_of_asking()) return aspect;
        if (clause_.has(clause_.at, words::doing) && clause_.at + 1 < clause_.size() &&
            !clause_.is_versus(clause_.at + 1)) {
            return Aspect::method;
        }
        return std::nullopt;
    }

    std::optional<Aspect> when() {
        clause_.skip(words::auxiliary);
        clause_.skip(words::adverb);
        clause_.skip(words::pronoun);
        return Aspect::when;
    }

    std::optional<Aspect> why() {
        clause_.skip(words::auxiliary);
        clause_.skip(words::pronoun);
        for (std::size_t i = clause_.at; i < clause_.size(); ++i) {
            for (const std::string_view bad :
                 {"risky", "dangerous", "harmful", "bad", "problematic", "discouraged"}) {
                if (clause_.is(i, bad)) return Aspect::limits;
            }
        }
        asks_why_ = true;
        return Aspect::why;
    }

    Clause& clause_;
    bool by_noun_ = false;
    bool asks_why_ = false;
};

}  // namespace

Opening opening_of(Clause& clause) { return Reader(clause).read(); }

}  // namespace qbank

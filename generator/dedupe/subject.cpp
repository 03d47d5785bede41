#include "dedupe/subject.hpp"

#include <cstdint>

namespace qbank {
namespace {

bool is_border(const Clause& clause, std::size_t i, Aspect aspect) {
    const std::string_view w = clause.word(i);
    if (clause.is_versus(i)) return true;
    if (aspect == Aspect::comparison)
        return w == "and" || w == "or" || w == "from" || w == "to" || w == "with";
    if (aspect == Aspect::when || aspect == Aspect::which)
        return w == "over" || w == "instead" || w == "rather" || w == "preferable";
    return aspect == Aspect::why && (w == "over" || w == "compared");
}

}  // namespace

void take_subject(const Clause& clause, Aspect aspect, std::size_t asked_by, bool further, Frame& frame) {
    const std::size_t first = frame.content.size();
    bool context = false, shared = false, any = false, target = false;
    std::uint8_t side = 1;
    const std::size_t versus = [&] {
        for (std::size_t i = clause.at; i < clause.size(); ++i)
            if (clause.is_versus(i)) return i;
        return clause.size();
    }();
    const bool has_versus = versus < clause.size();
    const auto next_side = [&] {
        if (any && !shared && frame.content.back().side == side && side < 250) ++side;
    };
    for (std::size_t i = clause.at; i < clause.size(); ++i) {
        const Word& w = clause[i];
        if (w.punctuation) {
            if (w.text == "," && any && i + 1 < clause.size()) frame.lists = true;
            if (w.text == "," && aspect == Aspect::comparison) next_side();
            context = false;
            continue;
        }
        if ((w.traits & words::negation) != 0) {
            frame.negative = !frame.negative;
            continue;
        }
        // "zero downtime" is "without downtime"
        if (w.text == "zero" && i + 1 < clause.size() && !clause[i + 1].punctuation) {
            frame.negative = !frame.negative;
            continue;
        }
        if (w.text == "avoid" && (clause.is(i + 1, "using") || clause.is(i + 1, "use"))) {
            frame.negative = !frame.negative;
            continue;
        }
        if (any && (w.text == "using" || w.text == "to" || w.text == "into" || w.text == "from"))
            target = true;
        if (is_border(clause, i, aspect) && any && (!has_versus || clause.is_versus(i) || w.text == "or")) {
            next_side();
            context = false;
            continue;
        }
        if ((w.text == "and" || w.text == "or") && any && i + 1 < clause.size()) frame.lists = true;
        if (w.text == "in" || w.text == "within" || w.text == "for" || w.text == "across" ||
            w.text == "inside" || w.text == "during") {
            context = any;
            // "difference between A and B in C": C belongs to both.
            if (any && side > 1 && (!has_versus || i > versus)) shared = true;
        } else if ((w.traits & words::preposition) != 0) {
            context = false;
        }
        if (((w.traits & words::stop) != 0 && !w.capitals) || (i == asked_by && any)) continue;
        frame.content.push_back(
            {&w, shared ? std::uint8_t{0} : side, further, context || (w.bracketed && any), target});
        any = true;
    }
    if (side == 1) {
        for (std::size_t i = first; i < frame.content.size(); ++i) frame.content[i].side = 0;
    }
}

}  // namespace qbank

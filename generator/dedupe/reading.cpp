#include "dedupe/reading.hpp"

#include <algorithm>

#include "base/parallel.hpp"
#include "dedupe/question_reader.hpp"

namespace qbank {
namespace {

// The size of a part depends on nothing but the bank, so that ids are the same on any number of threads. Each
// part finds out about its words anew, so there are not too many.
constexpr std::size_t parts = 16, smallest_part = 2500, largest_part = 16384;

constexpr float in_context = 0.6F;       ///< "in APIs": a term that many questions say
constexpr float in_rare_context = 0.9F;  ///< "in threads"
constexpr float common_weight = 3.6F;
constexpr float in_further_clause = 0.5F;
constexpr float of_a_holder = 0.4F;

void describe(TermUse& use, const Terms& terms) {
    const Term& term = terms[use.term];
    use.family = term.family;
    use.kind = term.kind;
    use.doer = term.doer;
    use.has_opposite = term.has_opposite;
    use.may_be_slip = term.spelled && term.frequency <= 1;
}

float weight_of(const TermUse& use, const Terms& terms) {
    const float weight = terms[use.term].weight;
    const float context = !use.context ? 1.0F : weight < common_weight ? in_context : in_rare_context;
    return weight * (use.further ? in_further_clause : 1.0F) * (use.holder ? of_a_holder : 1.0F) * context;
}

/// Sorts the uses, makes them unique and tells all that comparing needs to know of them.
void finish(Reading& reading, const Terms& terms) {
    std::span<TermUse>& uses = reading.terms;
    for (TermUse& use : uses) describe(use, terms);
    const auto before = [](const TermUse& a, const TermUse& b) {
        return a.family != b.family ? a.family < b.family : a.term < b.term;
    };
    if (uses.size() > 64) {
        std::stable_sort(uses.begin(), uses.end(), before);
    } else {  // without the memory that std::stable_sort() takes each time
        for (std::size_t i = 1; i < uses.size(); ++i) {
            for (std::size_t j = i; j > 0 && before(uses[j], uses[j - 1]); --j)
                std::swap(uses[j], uses[j - 1]);
        }
    }
    // Said twice, it counts as the main clause has it; said on two sides, it belongs to both.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (kept > 0 && uses[kept - 1].term == uses[i].term) {
            TermUse& use = uses[kept - 1];
            use.further = use.further && uses[i].further;
            use.context = use.context && uses[i].context;
            use.holder = use.holder && uses[i].holder;
            if (use.side != uses[i].side) use.side = 0;
        } else {
            uses[kept++] = uses[i];
        }
    }
    uses = uses.first(kept);
    for (TermUse& use : uses) use.weight = weight_of(use, terms);
    reading.names_nothing = reading.english && std::all_of(uses.begin(), uses.end(), [](const TermUse& use) {
                                return use.kind == TermKind::weak;
                            });
}

}  // namespace

Readings read_all(const std::vector<Question>& questions, const std::vector<char>& counts,
                  const Lexicon& lexicon, std::string_view language, unsigned jobs, const Parts& parts_of) {
    const std::size_t size = std::clamp(questions.size() / parts, smallest_part, largest_part);
    const std::size_t count = (questions.size() + size - 1) / size;
    std::vector<ReadPart> read(count);
    for_each_index(count, jobs, [&](std::size_t p) {
        QuestionReader reader(read[p], lexicon, language, parts_of);
        const std::size_t last = std::min((p + 1) * size, questions.size());
        read[p].readings.reserve(last - p * size);
        for (std::size_t i = p * size; i < last; ++i) reader.read(questions[i], counts[i] != 0);
    });

    Readings result;
    result.parts = parts_of;
    result.all.resize(questions.size());
    result.uses.resize(count);
    std::vector<std::vector<TermId>> ids(count);
    std::vector<std::uint32_t> context_base(count);
    for (std::size_t p = 0; p < count; ++p) {
        ids[p] = result.terms.take(std::move(read[p].terms));
        context_base[p] = static_cast<std::uint32_t>(result.contexts.size());
        for (Surroundings& context : read[p].contexts.all) {
            for (TermId& term : context.terms) term = ids[p][term];
            context.finish();
            result.contexts.push_back(std::move(context));
        }
    }
    result.terms.weigh(static_cast<std::size_t>(std::count(counts.begin(), counts.end(), 1)), parts_of);
    for_each_index(count, jobs, [&](std::size_t p) {
        ReadPart& part = read[p];
        result.uses[p] = std::move(part.uses);
        for (TermUse& use : result.uses[p]) use.term = ids[p][use.term];
        std::size_t first = 0;
        for (std::size_t i = 0; i < part.readings.size(); ++i) {
            Reading& reading = part.readings[i];
            reading.context += context_base[p];
            reading.terms = std::span<TermUse>(result.uses[p]).subspan(first, part.ends[i] - first);
            first = part.ends[i];
            finish(reading, result.terms);
            result.all[p * size + i] = reading;
        }
    });
    return result;
}

}  // namespace qbank

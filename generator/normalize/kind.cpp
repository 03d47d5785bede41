#include "normalize/kind.hpp"

#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

struct Sign {
    std::string_view words;
    Kind kind;
    bool anywhere;  // else only at the start
};

/// The first sign that fits decides, so the more telling ones come first.
constexpr std::array signs{
    Sign{" vs ", Kind::comparison, true},
    Sign{" vs. ", Kind::comparison, true},
    Sign{" versus ", Kind::comparison, true},
    Sign{"difference between", Kind::comparison, true},
    Sign{"differences between", Kind::comparison, true},
    Sign{"compare ", Kind::comparison, false},
    Sign{"differ from", Kind::comparison, true},
    Sign{"разница между", Kind::comparison, true},
    Sign{"отличается", Kind::comparison, true},
    Sign{"різниця між", Kind::comparison, true},
    Sign{"区别", Kind::comparison, true},
    Sign{"違い", Kind::comparison, true},
    Sign{"diferencia entre", Kind::comparison, true},
    Sign{"différence entre", Kind::comparison, true},
    Sign{"unterschied", Kind::comparison, true},
    Sign{"have you ", Kind::experience, false},
    Sign{"did you ", Kind::experience, true},
    Sign{"tell me about a time", Kind::experience, false},
    Sign{"you faced", Kind::experience, true},
    Sign{"you handled", Kind::experience, true},
    Sign{"you fixed", Kind::experience, true},
    Sign{"you wrote", Kind::experience, true},
    Sign{"you made", Kind::experience, true},
    Sign{"have you made", Kind::experience, true},
    Sign{"design ", Kind::design, false},
    Sign{"how would you design", Kind::design, false},
    Sign{"how do you design", Kind::design, false},
    Sign{"write a ", Kind::coding, false},
    Sign{"write code", Kind::coding, false},
    Sign{"implement ", Kind::coding, false},
    Sign{"what is the output", Kind::coding, true},
    Sign{"what will be the output", Kind::coding, true},
    Sign{"how do ", Kind::how_to, false},
    Sign{"how to ", Kind::how_to, false},
    Sign{"how can ", Kind::how_to, false},
    Sign{"how would ", Kind::how_to, false},
    Sign{"how should ", Kind::how_to, false},
    Sign{"как ", Kind::how_to, false},
    Sign{"як ", Kind::how_to, false},
    Sign{"如何", Kind::how_to, true},
    Sign{"what do you do", Kind::scenario, true},
    Sign{"what would you do", Kind::scenario, true},
    Sign{"what happens if", Kind::scenario, false},
    Sign{"what happens when", Kind::scenario, false},
    Sign{"suppose ", Kind::scenario, false},
    Sign{"imagine ", Kind::scenario, false},
    Sign{" is down", Kind::scenario, true},
    Sign{"in production", Kind::scenario, true},
};

}  // namespace

Kind kind_of(std::string_view plain) {
    const std::string folded = unicode::fold(plain);
    for (const Sign& sign : signs) {
        if (sign.anywhere ? folded.find(sign.words) != std::string::npos : folded.starts_with(sign.words))
            return sign.kind;
    }
    return Kind::concept_;
}

}  // namespace qbank

#include "check/duplicates_review.hpp"

#include <fmt/format.h>

#include <istream>
#include <optional>
#include <ostream>
#include <string>

#include "base/text.hpp"

namespace qbank {
namespace {

enum class Answer { same, different, skip, quit };

std::optional<Answer> answer_in(std::string_view line) {
    const std::string word = text::lower(text::trim(line));
    if (word == "s" || word == "same") return Answer::same;
    if (word == "d" || word == "different") return Answer::different;
    if (word == "k" || word == "skip" || word.empty()) return Answer::skip;
    if (word == "q" || word == "quit") return Answer::quit;
    return std::nullopt;
}

Answer ask(std::istream& in, std::ostream& out) {
    for (std::string line;;) {
        out << "[s]ame, [d]ifferent, s[k]ip, [q]uit? " << std::flush;
        if (!std::getline(in, line)) {
            out << '\n';
            return Answer::quit;
        }
        if (const auto answer = answer_in(line)) return *answer;
        out << "Answer with s, d, k or q.\n";
    }
}

void show(const Member& member, std::ostream& out) {
    out << fmt::format("  {}\n    {} ({}:{})\n", text::printable(member.wording), text::printable(member.id),
                       text::printable(member.place.document), member.place.line);
}

}  // namespace

Reviewed review(const std::vector<Suggestion>& suggestions, std::istream& in, std::ostream& out,
                const std::function<void(const Decision&)>& keep) {
    Reviewed reviewed;
    reviewed.open = suggestions.size();
    for (std::size_t i = 0; i < suggestions.size(); ++i) {
        const Suggestion& suggestion = suggestions[i];
        // A decision names ids; two wordings with one id are told apart only once the bank gives each its
        // own.
        if (suggestion.a.id == suggestion.b.id) continue;
        out << fmt::format("\n{} of {} (score {:.2f})\n", i + 1, suggestions.size(), suggestion.score);
        show(suggestion.a, out);
        show(suggestion.b, out);
        for (const std::string& reason : suggestion.reasons) out << "  - " << text::printable(reason) << '\n';
        const Answer answer = ask(in, out);
        if (answer == Answer::quit) break;
        if (answer == Answer::skip) continue;
        const bool same = answer == Answer::same;
        keep({suggestion.a.id, suggestion.b.id, same, {}});
        ++(same ? reviewed.same : reviewed.different);
        --reviewed.open;
    }
    return reviewed;
}

}  // namespace qbank

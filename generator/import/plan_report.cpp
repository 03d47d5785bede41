#include "import/plan_report.hpp"

#include <fmt/format.h>

#include <ostream>

#include "base/text.hpp"

namespace qbank {
namespace {

std::string where(const Place& place) {
    return text::printable(fmt::format("{}:{}", place.document, place.line));
}

std::string plural(std::size_t n, std::string_view one) {
    return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

}  // namespace

void write_plan(const ImportPlan& plan, std::ostream& out) {
    for (const PlannedFile& file : plan.files)
        out << fmt::format("new      {} ({})\n", file.path, where(file.place));
    for (const PlannedEntry& known : plan.entries) {
        for (const AskedIn& entry : known.entries) {
            out << fmt::format("known    {}: asked_in {} ({})\n", text::printable(known.path),
                               text::printable(entry_text(entry)), where(known.place));
        }
        if (known.answers)
            out << fmt::format("answer   {} has none, {} does\n", text::printable(known.path),
                               where(known.place));
    }
    for (const FoundElsewhere& found : plan.elsewhere)
        out << fmt::format("there    {} has it, where no source can be noted ({})\n", where(found.other),
                           where(found.place));
    for (const PlannedLink& planned : plan.links) {
        const bool within = planned.link.address.starts_with('#');
        out << fmt::format("{}    {} ({}): {}\n", planned.link.image ? "image" : "link ",
                           text::printable(planned.link.address), where(planned.place),
                           within ? "it leads to a place in the document" : "it is relative to the document");
    }
    for (const Suggestion& suggestion : plan.suggestions) {
        out << fmt::format("similar  {}: {}\n         {}: {} ({:.2f}; {})\n", where(suggestion.a.place),
                           text::printable(suggestion.a.wording), where(suggestion.b.place),
                           text::printable(suggestion.b.wording), suggestion.score,
                           text::printable(text::join(suggestion.reasons, "; ")));
    }
    std::size_t missing = 0;
    for (const MissingTopic& topic : plan.missing) missing += topic.questions;
    out << fmt::format("{}: {} new, {} known, {} noted before", plural(plan.questions, "question"),
                       plan.files.size(), plan.entries.size() + plan.elsewhere.size(), plan.noted);
    if (missing > 0) out << fmt::format(", {} without a topic", missing);
    if (!plan.suggestions.empty()) out << fmt::format("; {} perhaps in the bank", plan.suggestions.size());
    out << '\n';
}

}  // namespace qbank

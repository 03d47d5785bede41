#include <fmt/format.h>

#include "base/text.hpp"
#include "diff/diff.hpp"

namespace qbank {

void tell_gone(const Bank& bank, const std::vector<ExportedQuestion>& before, Diagnostics& diagnostics) {
    constexpr std::size_t most_named = 10;
    std::vector<std::string> named;
    std::size_t gone = 0;
    const auto look_for = [&](const std::string& id) {
        if (bank.find(id) != Bank::npos) return;
        if (++gone <= most_named) named.push_back(id);
    };
    for (const ExportedQuestion& question : before) {
        look_for(question.id);
        for (const std::string& alias : question.aliases) look_for(alias);
    }
    if (gone == 0) return;
    const std::string more = gone > most_named ? fmt::format(" and {} more", gone - most_named) : "";
    diagnostics.warning("permalink", {},
                        fmt::format("{} published {} no question any more: {}{}", gone,
                                    gone == 1 ? "id has" : "ids have", text::join(named, ", "), more),
                        "add each to the `aliases` of the question that took its place; in a bank with "
                        "permalinks.yml this is "
                        "an error");
}

}  // namespace qbank

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"

namespace qbank::pages {
namespace {

constexpr std::size_t most_plotted = 12;  // more rows and columns can no longer be told apart
constexpr std::size_t most_listed = 200;
constexpr std::size_t cell = 44;  // side of a square of the plot

using Counts = std::array<std::array<std::size_t, most_plotted>, most_plotted>;

/// The sources with the most questions, in the bank's order.
std::vector<std::size_t> plotted_sources(const Bank& bank) {
    std::vector<std::size_t> chosen;
    for (std::size_t s = 0; s < bank.sources.size(); ++s) chosen.push_back(s);
    std::stable_sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) {
        return bank.sources[a].entries.size() > bank.sources[b].entries.size();
    });
    if (chosen.size() > most_plotted) chosen.resize(most_plotted);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

/// How many distinct questions two of the sources have in common; on the diagonal, how many one has.
Counts shared_questions(const Bank& bank, const std::vector<std::size_t>& sources) {
    std::unordered_map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < sources.size(); ++i) place.emplace(bank.sources[sources[i]].id, i);
    Counts shared{};
    std::vector<std::size_t> here;
    for (const BankQuestion& question : bank.questions) {
        here.clear();
        for (const std::string& id : question.sources) {
            if (const auto found = place.find(id); found != place.end()) here.push_back(found->second);
        }
        for (const std::size_t a : here) {
            for (const std::size_t b : here) ++shared[a][b];
        }
    }
    return shared;
}

void plot(const Bank& bank, Data main) {
    const std::vector<std::size_t> sources = plotted_sources(bank);
    const auto shared = shared_questions(bank, sources);
    main.set("PLOT_SIZE", cell * (sources.size() + 1));
    main.show_if("LEFT_OUT", sources.size() < bank.sources.size());
    for (std::size_t row = 0; row < sources.size(); ++row) {
        const BankSource& source = bank.sources[sources[row]];
        Data line = main.add("ROW");
        line.set("NUMBER", row + 1);
        line.set("SOURCE_TITLE", source.title);
        line.set("URL", source_path(source));
        line.set("AT", cell * (row + 1) + cell / 2);
        for (std::size_t column = 0; column < sources.size(); ++column) {
            const std::size_t n = shared[row][column];
            const std::size_t smaller = std::min(shared[row][row], shared[column][column]);
            Data square = line.add("SQUARE");
            square.set("COUNT", n);
            square.set("X", cell * (column + 1) + 1);
            square.set("Y", cell * (row + 1) + 1);
            square.set("TEXT_X", cell * (column + 1) + cell / 2);
            square.set("TEXT_Y", cell * (row + 1) + cell / 2);
            // At most 0.45: the number in it has to stay readable.
            const double share =
                smaller == 0 || row == column ? 0 : static_cast<double>(n) / static_cast<double>(smaller);
            square.set("SHARE", fmt::format("{:.3f}", 0.45 * share));
            if (row == column) square.show("ITSELF");
        }
    }
}

void most_asked(const Context& context, Data main) {
    const Bank& bank = context.bank;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        if (bank.questions[i].sources.size() >= 2) order.push_back(i);
    }
    const auto weight = [&](std::size_t i) { return bank.questions[i].sources.size(); };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    main.set("COUNT_TEXT", context.strings.count("overlap_shared", order.size()));
    for (std::size_t from = 0; from < std::min(order.size(), most_listed);) {
        std::size_t to = from;
        while (to < order.size() && weight(order[to]) == weight(order[from])) ++to;
        Data group = main.add("WEIGHT_GROUP");
        group.set("WEIGHT_LONG", text::replace_all(context.strings.with("weight_long", "COUNT",
                                                                        std::to_string(weight(order[from]))),
                                                   "{TOTAL}", std::to_string(bank.sources.size())));
        group.set("GROUP_COUNT", context.strings.count("questions", to - from));
        for (std::size_t k = from; k < std::min(to, most_listed); ++k) {
            Data entry = group.add("QUESTION");
            const BankQuestion& question = bank.questions[order[k]];
            entry.set("URL", question_path(question));
            entry.set_view("WORDING_HTML", context.wordings[order[k]]);
            set_language(context, question, entry, "OTHER_LANGUAGE");
        }
        from = to;
    }
}

}  // namespace

void overlap(const Context& context, std::size_t, Site& site) {
    Page page;
    page.path = "overlap.html";
    page.title = context.strings.get("overlap");
    page.description = context.strings.get("overlap_intro");
    PageData data("overlap.html");
    plot(context.bank, data.main());
    most_asked(context, data.main());
    add_page(context, page, data, site, "");
}

}  // namespace qbank::pages

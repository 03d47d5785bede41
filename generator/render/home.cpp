#include <algorithm>
#include <numeric>

#include "render/layout.hpp"
#include "render/pages.hpp"

namespace qbank::pages {
namespace {

constexpr std::size_t most_asked = 12, most_tags = 40;

/// The heaviest questions, those that only one source asks left out; ties in the bank's order.
std::vector<std::size_t> heaviest(const Bank& bank) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        if (bank.questions[i].sources.size() >= 2) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return bank.questions[a].sources.size() > bank.questions[b].sources.size();
    });
    if (order.size() > most_asked) order.resize(most_asked);
    return order;
}

void figure(const Context& context, Data data, std::string_view name, std::size_t n) {
    if (n == 0) return;
    Data one = data.add("FIGURE");
    one.set("FIGURE_NUMBER", n);
    one.set("FIGURE_NAME", context.strings.count(name, n));
}

void topics(const Context& context, Data data) {
    // Groups in the order of their first topic; a topic of the same group further down joins it.
    std::vector<std::string> groups;
    for (const BankTopic& topic : context.bank.topics) {
        if (std::find(groups.begin(), groups.end(), topic.group) == groups.end())
            groups.push_back(topic.group);
    }
    for (const std::string& group : groups) {
        Data section = data.add("GROUP");
        section.set_if("HAS_GROUP_TITLE", "GROUP_TITLE", group);
        for (const BankTopic& topic : context.bank.topics) {
            if (topic.group != group) continue;
            Data card = section.add("TOPIC");
            card.set("URL", topic_path(topic));
            card.set("TOPIC_TITLE", topic.title);
            card.set("COUNT_TEXT", context.strings.count("questions", topic.questions.size()));
            card.set_if("HAS_TOPIC_DESCRIPTION", "TOPIC_DESCRIPTION",
                        markdown::excerpt(topic.description, 120));
        }
    }
}

void tags(const Context& context, Data data) {
    std::vector<const BankTag*> shown;
    for (const BankTag& tag : context.bank.tags) shown.push_back(&tag);
    std::stable_sort(shown.begin(), shown.end(), [](const BankTag* a, const BankTag* b) {
        return a->questions.size() > b->questions.size();
    });
    if (shown.size() > most_tags) shown.resize(most_tags);
    for (const BankTag* tag : shown) {
        Data entry = data.add("TAG");
        entry.set("URL", tag_path(*tag));
        entry.set("TAG_TITLE", tag->title);
        entry.set("COUNT", tag->questions.size());
    }
    data.show_if("HAS_TAGS", !shown.empty());
}

}  // namespace

void home(const Context& context, std::size_t, Site& site) {
    const Bank& bank = context.bank;
    Page page;
    page.path = "index.html";
    page.title = bank.settings.title;
    page.description = markdown::excerpt(bank.settings.description, 160);
    page.header_search = false;

    PageData data("home.html");
    Data main = data.main();
    main.include("SEARCH_BOX", "search_box.html");
    main.set_if("HAS_INTRO", "INTRO", markdown::plain_text(bank.settings.description));
    figure(context, main, "figure_questions", bank.questions.size());
    figure(context, main, "figure_topics", bank.topics.size());
    figure(context, main, "figure_sources", bank.sources.size());

    const std::vector<std::size_t> heavy = heaviest(bank);
    main.show_if("HAS_MOST_ASKED", !heavy.empty());
    for (const std::size_t i : heavy) set_question(context, i, main.add("MOST_ASKED"));
    topics(context, main);
    main.show_if("HAS_SOURCES", !bank.sources.empty());
    for (const BankSource& source : bank.sources) {
        Data entry = main.add("SOURCE");
        entry.set("URL", source_path(source));
        entry.set("SOURCE_TITLE", source.title);
        entry.set("COUNT_TEXT", context.strings.count("questions", source.entries.size()));
    }
    tags(context, main);
    set_exports(context, main);
    add_page(context, page, data, site, "");
}

}  // namespace qbank::pages

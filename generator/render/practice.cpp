#include <numeric>

#include "render/filters.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"

namespace qbank::pages {

void practice(const Context& context, std::size_t, Site& site) {
    Page page;
    page.path = "practice.html";
    page.title = context.strings.get("practice");
    page.description = context.strings.get("practice_intro");
    page.script = "practice.js";
    PageData data("practice.html");
    Data main = data.main();
    main.set("STUDY_URL", context.study_data);
    for (const BankTopic& topic : context.bank.topics) {
        Data entry = main.add("TOPIC");
        entry.set("ID", topic.id);
        entry.set("TOPIC_TITLE", topic.title);
        entry.set("COUNT", topic.questions.size());
    }
    std::vector<std::size_t> all(context.bank.questions.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    add_filters(context, all, main);
    for (const PublishedExport& published : context.settings().published_exports) {
        if (published.format == "anki") main.set_if("HAS_ANKI", "ANKI_URL", published.path);
    }
    main.show_if("HAS_PRINT_PAGE", context.has_print_page());
    add_page(context, page, data, site, "");
}

}  // namespace qbank::pages

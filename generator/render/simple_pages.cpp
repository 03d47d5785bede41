#include <fmt/format.h>

#include "model/addresses.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"

namespace qbank::pages {

void plain(const Context& context, std::size_t i, Site& site, Diagnostics& diagnostics) {
    const PlainPage& plain = context.settings().pages[i];
    Page page;
    page.path = plain.id + ".html";
    page.title = plain.title;
    page.twin = true;
    page.description = markdown::excerpt(plain.markdown, 160);
    const MarkdownPlace place{plain.path, plain.line, plain.markdown, true};
    markdown::HtmlOptions options;
    options.id_prefix = plain.id;
    options.words = html_words(context.strings);
    bound_nesting(options, context.settings().limits, place, diagnostics);
    options.resolve = [&](const markdown::Reference& reference) {
        return context.links.resolve(reference, place, "", diagnostics);
    };
    PageData data("page.html");
    data.main().set("CONTENT_HTML", markdown::to_html(plain.markdown, options));
    add_page(context, page, data, site, "");
}

void search(const Context& context, std::size_t, Site& site) {
    Page page;
    page.path = "search.html";
    page.title = context.strings.get("search");
    page.description = context.strings.get("search_intro");
    page.script = "search/page.js";
    PageData data("search.html");
    Data main = data.main();
    for (const BankTopic& topic : context.bank.topics) {
        Data entry = main.add("TOPIC");
        entry.set("ID", topic.id);
        entry.set("URL", topic_path(topic));
        entry.set("TOPIC_TITLE", topic.title);
        entry.set("COUNT", topic.questions.size());
    }
    for (const Level level : {Level::junior, Level::mid, Level::senior}) {
        Data entry = main.add("LEVEL_CHOICE");
        entry.set("LEVEL", name_of(level));
        entry.set("LEVEL_NAME", context.strings.get(fmt::format("level_{}", name_of(level))));
    }
    for (const Kind kind : {Kind::concept_, Kind::comparison, Kind::how_to, Kind::scenario, Kind::design,
                            Kind::experience, Kind::coding}) {
        Data entry = main.add("KIND_CHOICE");
        entry.set("KIND", name_of(kind));
        entry.set("KIND_NAME", context.strings.get(fmt::format("kind_{}", name_of(kind))));
    }
    for (const BankSource& source : context.bank.sources) {
        Data entry = main.add("SOURCE");
        entry.set("ID", source.id);
        entry.set("SOURCE_TITLE", source.title);
    }
    add_page(context, page, data, site, "");
}

void not_found(const Context& context, std::size_t, Site& site) {
    Page page;
    page.path = "404.html";
    page.title = context.strings.get("not_found");
    page.indexed = false;
    if (!context.question_pages()) page.script = "moved.js";
    PageData data("404.html");
    add_page(context, page, data, site, context.base_path);
}

void redirect(const Context& context, std::size_t i, Site& site) {
    const Redirect& redirect = context.bank.redirects[i];
    const BankQuestion& question = context.bank.questions[redirect.to];
    const std::string path = lasting_address(redirect.from_id);
    PageData data("");
    set_common(context, data, root_of(path), question.plain);
    data.main().set(
        "TO_URL", context.question_pages() ? question.id + ".html" : root_of(path) + question_path(question));
    data.main().set_if("CANONICAL", "CANONICAL_URL", canonical_url(context, question_path(question)));
    site.add(path, context.templates.expand("redirect.html", data), "redirect " + path);
}

}  // namespace qbank::pages

#include <fmt/format.h>

#include "base/html.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"

namespace qbank::pages {

void tag(const Context& context, std::size_t i, Site& site) {
    const BankTag& tag = context.bank.tags[i];
    Page page;
    page.path = tag_path(tag);
    page.title = context.strings.with("tag_title", "TAG_TITLE", tag.title);
    const std::string root = root_of(page.path);
    PageData data("tag.html");
    Data main = data.main();
    main.set("TAG_TITLE", tag.title);
    main.set("COUNT_TEXT", context.strings.count("questions", tag.questions.size()));
    for (const std::size_t q : tag.questions) {
        Data entry = main.add("QUESTION");
        set_question(context, q, entry);
        const BankQuestion& question = context.bank.questions[q];
        const BankTopic* topic =
            question.topics.empty() ? nullptr : context.bank.topic(question.topics.front());
        if (topic) entry.set_if("HAS_TOPIC", "TOPIC_TITLE", topic->title);
    }
    add_page(context, page, data, site, root);
}

void source(const Context& context, std::size_t i, Site& site) {
    const BankSource& source = context.bank.sources[i];
    Page page;
    page.path = source_path(source);
    page.title = source.title;
    page.twin = true;
    page.description = markdown::excerpt(source.note, 160);
    const std::string root = root_of(page.path);
    PageData data("source.html");
    Data main = data.main();
    main.set("SOURCE_TITLE", source.title);
    main.set("COUNT_TEXT", context.strings.count("questions", source.entries.size()));
    main.set_if("HAS_AUTHOR", "AUTHOR", source.author);
    main.set_if("HAS_YEAR", "YEAR", source.year);
    if (!source.note.empty()) {
        markdown::HtmlOptions options;
        options.id_prefix = "note";
        options.words = html_words(context.strings);
        main.show("HAS_NOTE");
        main.set("NOTE_HTML", markdown::to_html(source.note, options));
    }
    const auto url = html::safe_url(source.url);
    if (url && url->kind == html::UrlKind::external) main.set_if("HAS_SOURCE_URL", "SOURCE_URL", url->href);
    main.set_if("HAS_DOCUMENT", "DOCUMENT_URL", context.links.document_url(source.document, 0));

    const std::string* section = nullptr;
    std::string title;
    Data list = main.add("SECTION");
    for (const BankSource::Entry& entry : source.entries) {
        const BankQuestion& question = context.bank.questions[entry.question];
        const Occurrence& occurrence = question.asked[entry.occurrence];
        const std::string* own = occurrence.section.empty() ? nullptr : &occurrence.section.back();
        if (own && (!section || *own != *section)) {
            if (&entry != &source.entries.front()) list = main.add("SECTION");
            list.set_if("HAS_SECTION_TITLE", "SECTION_TITLE", *own);
            section = own;
        }
        Data line = list.add("ENTRY");
        set_question(context, entry.question, line);
        if (occurrence.number) {
            line.show("HAS_NUMBER");
            line.set("NUMBER", std::size_t{*occurrence.number});
        }
        if (question.sources.size() > 1) {
            line.set_if("HAS_ALSO", "ALSO",
                        context.strings.count("also_in_sources", question.sources.size() - 1));
        }
    }
    add_page(context, page, data, site, root);
}

}  // namespace qbank::pages

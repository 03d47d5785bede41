#include <fmt/format.h>

#include "base/text.hpp"
#include "render/filters.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"
#include "render/question_parts.hpp"

namespace qbank::pages {
namespace {

std::string page_text(const Context& context, const TopicPage& at) {
    return text::replace_all(context.strings.with("page_of", "PAGE", std::to_string(at.number)), "{PAGES}",
                             std::to_string(at.pages));
}

/// HTML of a text for a page two folders deep: it was made for one. Relative addresses in it are our own and
/// begin with "../"; a quotation mark of its text is escaped, so nothing else can look like these.
std::string one_deeper(const std::string& html) {
    return text::replace_all(text::replace_all(html, "href=\"../", "href=\"../../"), "src=\"../",
                             "src=\"../../");
}

/// Sets HTML of a text; `texts` outlive the page.
void set_html(const TopicPage& at, const std::string& html, Field name, Data data) {
    if (at.number == 1) {
        data.set_view(name, html);
    } else {
        data.set(name, one_deeper(html));
    }
}

/// The question has no page of its own: all that would stand there.
void whole_question(const Context& context, const TopicPage& at, std::size_t q, Data entry) {
    const BankQuestion& question = context.bank.questions[q];
    const RenderedQuestion& texts = *context.texts[q];
    entry.show("WHOLE");
    if (!texts.stem.empty()) {
        entry.show("HAS_STEM");
        set_html(at, texts.stem, "STEM_HTML", entry);
    }
    set_choices(question, entry);
    if (texts.answer.empty()) {
        entry.show("NO_ANSWER_YET");
        if (!context.settings().repository.empty()) {
            entry.show("CAN_ANSWER");
            entry.set("EDIT_URL", context.links.edit_url(question.place.document));
        }
    } else {
        entry.show("HAS_ANSWER");
        set_html(at, texts.answer, "ANSWER_HTML", entry);
    }
    Data about = entry.include("ABOUT", "question_about.html");
    about.set("KIND_NAME", context.strings.get(fmt::format("kind_{}", name_of(question.kind))));
    set_about(context, q, about);
}

}  // namespace

void topic(const Context& context, std::size_t i, Site& site) {
    const TopicPage& at = context.topic_pages[i];
    const BankTopic& topic = context.bank.topics[at.topic];
    Page page;
    page.path = topic_path(topic, at.number);
    page.title = at.number == 1 ? topic.title : fmt::format("{} · {}", topic.title, page_text(context, at));
    page.description = markdown::excerpt(topic.description, 160);
    page.topic = topic.id;
    page.twin = at.number == 1 || !context.question_pages();
    page.script = "topic.js";
    const std::string root = root_of(page.path);
    if (at.number > 1) {
        page.previous = root + topic_path(topic, at.number - 1);
        page.crumbs.push_back({topic.title, topic_path(topic)});
    }
    if (at.number < at.pages) page.next = root + topic_path(topic, at.number + 1);

    PageData data("topic.html");
    Data main = data.main();
    main.set("TOPIC_TITLE", topic.title);
    main.set("TOPIC_URL", topic_path(topic));
    set_exports(context, main);
    main.set("TOPIC_ID", topic.id);
    main.set("TOTAL", topic.questions.size());
    main.show_if("FIRST", at.number == 1);
    main.show_if("NOT_FIRST", at.number > 1);
    main.set("COUNT_TEXT", context.strings.count("questions", topic.questions.size()));
    if (at.number == 1 && !topic.description.empty()) {
        markdown::HtmlOptions options;
        options.id_prefix = "topic";
        options.words = html_words(context.strings);
        main.show("HAS_DESCRIPTION_HTML");
        main.set("DESCRIPTION_HTML", markdown::to_html(topic.description, options));
    }
    std::size_t answered = 0;
    for (const std::size_t q : topic.questions) answered += context.bank.questions[q].answer ? 1U : 0U;
    main.set_if("HAS_ANSWERED", "ANSWERED_TEXT",
                answered == topic.questions.size() ? context.strings.get("all_answered")
                                                   : context.strings.count("answered", answered));
    if (at.pages > 1) {
        main.show("PAGINATED");
        main.set("PAGE_TEXT", page_text(context, at));
        for (std::size_t n = 1; n <= at.pages; ++n) {
            Data link = main.add("PAGE_LINK");
            link.set("URL", topic_path(topic, n));
            link.set("PAGE_NUMBER", n);
            link.show_if("CURRENT", n == at.number);
        }
    }
    const auto first = topic.questions.begin() + static_cast<std::ptrdiff_t>(at.first);
    add_filters(context, {first, first + static_cast<std::ptrdiff_t>(at.last - at.first)}, main);
    for (std::size_t k = at.first; k < at.last; ++k) {
        const std::size_t q = topic.questions[k];
        const BankQuestion& question = context.bank.questions[q];
        Data entry = main.add("QUESTION");
        set_question(context, q, entry);
        set_filter_values(context, question, entry);
        entry.set("ID", question.id);
        entry.set_if("HAS_PERMALINK", "PERMALINK", canonical_url(context, question_path(question)));
        if (!context.question_pages()) {
            whole_question(context, at, q, entry);
            continue;
        }
        const std::string& answer = context.texts[q]->answer;
        if (answer.empty()) {
            entry.show("UNANSWERED");
        } else {
            entry.show("ANSWERED");
            set_html(at, answer, "ANSWER_HTML", entry);
        }
    }
    add_page(context, page, data, site, root);
}

}  // namespace qbank::pages

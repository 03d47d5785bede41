#include <fmt/format.h>

#include "base/text.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"
#include "render/question_parts.hpp"
#include "render/structured_data.hpp"

namespace qbank::pages {
namespace {

void neighbours(const Context& context, std::size_t index, const BankTopic& topic, Data main) {
    const std::size_t at = context.place_in_topic[index];
    if (at == Bank::npos || topic.questions.size() < 2) return;
    main.show("HAS_NEIGHBOURS");
    if (at > 0) set_question(context, topic.questions[at - 1], main.add("PREVIOUS"));
    if (at + 1 < topic.questions.size()) set_question(context, topic.questions[at + 1], main.add("NEXT"));
}

}  // namespace

void question(const Context& context, std::size_t i, Site& site) {
    const BankQuestion& question = context.bank.questions[i];
    const RenderedQuestion& rendered = *context.texts[i];
    Page page;
    page.path = question_path(question);
    page.title = question.title.empty() ? question.plain : question.title;
    page.description = rendered.excerpt;
    page.og_type = "article";
    page.twin = true;
    page.data = question_data(context, question, rendered.excerpt);
    page.topic = question.topics.empty() ? std::string() : question.topics.front();
    const std::string root = root_of(page.path);

    PageData data("question.html");
    Data main = data.main();
    main.set("ID", question.id);
    set_question(context, i, main, false);
    set_language(context, question, main, "QUESTION_LANGUAGE");
    main.set_if("HAS_ALIASES", "ALIASES", text::join(question.aliases, " "));
    main.set("KIND_NAME", context.strings.get(fmt::format("kind_{}", name_of(question.kind))));
    if (!rendered.stem.empty()) {
        main.show("HAS_STEM");
        main.set_view("STEM_HTML", rendered.stem);
    }
    set_choices(question, main);
    if (rendered.answer.empty()) {
        main.show("UNANSWERED");
    } else {
        main.show("ANSWERED");
        main.set_view("ANSWER_HTML", rendered.answer);
    }
    if (const BankTopic* topic =
            question.topics.empty() ? nullptr : context.bank.topic(question.topics.front())) {
        main.show("HAS_TOPIC");
        main.set("TOPIC_TITLE", topic->title);
        main.set("TOPIC_URL", topic_path(*topic));
        page.crumbs.push_back({topic->title, topic_path(*topic)});
        neighbours(context, i, *topic, main);
    }
    set_about(context, i, main);
    add_page(context, page, data, site, root);
}

}  // namespace qbank::pages

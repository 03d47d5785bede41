#include "base/text.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"

namespace qbank::pages {
namespace {

/// The answer's HTML for a page at the root: it was made for one folder below. See one_deeper() of topic.cpp.
std::string at_root(const std::string& answer) {
    return text::replace_all(text::replace_all(answer, "href=\"../", "href=\""), "src=\"../", "src=\"");
}

void add_question(const Context& context, std::size_t index, Data topic) {
    const BankQuestion& question = context.bank.questions[index];
    const RenderedQuestion& rendered = *context.texts[index];
    Data entry = topic.add("QUESTION");
    set_question(context, index, entry);
    entry.set("ID", question.id);
    entry.set_if("HAS_STEM", "STEM_HTML", at_root(rendered.stem));
    entry.set_if("ANSWERED", "ANSWER_HTML", at_root(rendered.answer));
    entry.show_if("UNANSWERED", rendered.answer.empty());
    entry.set_if("HAS_PERMALINK", "PERMALINK", canonical_url(context, question_path(question)));
}

}  // namespace

void whole_bank(const Context& context, std::size_t, Site& site) {
    Page page;
    page.path = "print.html";
    page.title = context.strings.get("whole_bank");
    page.indexed = false;
    PageData data("print.html");
    Data main = data.main();
    main.set("COUNT_TEXT", context.strings.count("questions", context.bank.questions.size()));
    for (const BankTopic& topic : context.bank.topics) {
        Data entry = main.add("TOPIC");
        entry.set("ID", topic.id);
        entry.set("TOPIC_TITLE", topic.title);
        for (const std::size_t q : topic.questions) {
            // A question of several topics stands in the first: ids are unique within a page.
            if (context.bank.questions[q].topics.front() == topic.id) add_question(context, q, entry);
        }
    }
    add_page(context, page, data, site, "");
}

}  // namespace qbank::pages

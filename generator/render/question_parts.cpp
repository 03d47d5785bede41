#include "render/question_parts.hpp"

#include <fmt/format.h>

#include "base/html.hpp"
#include "base/locale.hpp"
#include "base/text.hpp"
#include "model/addresses.hpp"
#include "render/layout.hpp"

namespace qbank {
namespace {

/// A, B, …, Z, AA, AB, …
std::string letter(std::size_t i) {
    std::string result;
    for (++i; i > 0; i = (i - 1) / 26) result.insert(result.begin(), static_cast<char>('A' + (i - 1) % 26));
    return result;
}

/// "Section › Subsection, no. 12"
std::string where(const Context& context, const Occurrence& occurrence) {
    std::string result = text::join(occurrence.section, " › ");
    if (occurrence.number) {
        if (!result.empty()) result += ", ";
        result += context.strings.with("where_number", "NUMBER", std::to_string(*occurrence.number));
    }
    return result;
}

void asked_in(const Context& context, const BankQuestion& question, Data main) {
    bool any = false;
    for (const Occurrence& occurrence : question.asked) {
        if (occurrence.source.empty()) continue;
        any = true;
        Data entry = main.add("ASKED");
        if (const BankSource* source = context.bank.source(occurrence.source)) {
            entry.show("SOURCE_LINK");
            entry.set("SOURCE_URL", source_path(*source));
            entry.set("SOURCE_TITLE", source->title);
        } else {
            entry.show("SOURCE_TEXT");
            entry.set("SOURCE_TITLE", occurrence.source);
        }
        entry.set_if("HAS_WHERE", "WHERE", where(context, occurrence));
        if (occurrence.wording != question.wording) {
            entry.set_if("HAS_OTHER_WORDING", "OTHER_WORDING_HTML",
                         markdown::inline_html(occurrence.wording));
        }
        // An entry of asked_in stands in the question's own file, which the links above lead to already.
        if (occurrence.place.document == question.place.document && question.own_file) continue;
        const std::string url = context.links.document_url(occurrence.place.document, occurrence.place.line);
        if (url.empty()) continue;
        entry.show("HAS_DOCUMENT");
        entry.set("DOCUMENT_URL", url);
        entry.set("DOCUMENT", occurrence.place.line > 0
                                  ? fmt::format("{}:{}", occurrence.place.document, occurrence.place.line)
                                  : std::string(occurrence.place.document));
    }
    main.show_if("HAS_ASKED", any);
}

/// The issue form report-a-mistake.yml, filled in. A repository without it opens a plain issue, which takes
/// the body.
std::string report_url(const Context& context, const BankQuestion& question) {
    const Place& place = question.place;
    const std::string url = canonical_url(context, question_path(question));
    std::string page = question.id;
    if (!url.empty()) page += " " + url;
    if (!place.document.empty()) page += fmt::format(" {}:{}", place.document, place.line);
    return fmt::format(
        "{}/issues/new?template=report-a-mistake.yml&title={}&page={}&body={}", context.settings().repository,
        html::percent_encoded(context.strings.with("report_title", "QUESTION", question.plain)),
        html::percent_encoded(page),
        html::percent_encoded(context.strings.with("report_body", "PAGE", page)));
}

void translations(const Context& context, std::size_t index, Data main) {
    const auto found = context.translations.find(index);
    if (found == context.translations.end()) return;
    main.show("HAS_TRANSLATIONS");
    for (const std::size_t other : found->second) {
        Data entry = main.add("TRANSLATION");
        set_question(context, other, entry);
        entry.set("TRANSLATION_LANGUAGE", locale::own_name(context.bank.questions[other].language));
    }
}

std::string reason_of(const Context& context, const Related& related) {
    if (related.shared.empty()) return context.strings.get("related_named");
    return context.strings.with("related_shared", "WORDS", text::join(related.shared, ", "));
}

void tags(const Context& context, const BankQuestion& question, Data main) {
    bool any = false;
    for (const std::string& title : question.tags) {
        const auto found = context.tag_by_title.find(title);
        if (found == context.tag_by_title.end()) continue;
        const BankTag& tag = context.bank.tags[found->second];
        any = true;
        Data entry = main.add("TAG");
        entry.set("URL", tag_path(tag));
        entry.set("TAG_TITLE", tag.title);
    }
    main.show_if("HAS_TAGS", any);
}

}  // namespace

void set_choices(const BankQuestion& question, Data data) {
    data.show_if("HAS_CHOICES", !question.choices.empty());
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        const std::string html = markdown::inline_html(question.choices[i].markdown);
        data.add("CHOICE").set("CHOICE_HTML", html);
        if (!question.choices[i].correct) continue;
        Data right = data.add("RIGHT_CHOICE");
        right.set("LETTER", letter(i));
        right.set("CHOICE_HTML", html);
    }
}

void set_about(const Context& context, std::size_t index, Data data) {
    const BankQuestion& question = context.bank.questions[index];
    data.set_if("HAS_AUTHOR", "AUTHOR", question.author);
    if (!question.updated.empty()) {
        data.set_if("HAS_UPDATED", "UPDATED", question.updated);
        data.set("UPDATED_TEXT", context.dates.at(question.updated));
    }
    if (!context.settings().repository.empty()) {
        data.show("EDITABLE");
        data.set("EDIT_URL", context.links.edit_url(question.place.document));
        data.set("REPORT_URL", report_url(context, question));
    }
    bool more = false;
    for (std::size_t k = 1; k < question.topics.size(); ++k) {
        const BankTopic* topic = context.bank.topic(question.topics[k]);
        if (!topic) continue;
        more = true;
        Data entry = data.add("MORE_TOPIC");
        entry.set("URL", topic_path(*topic));
        entry.set("TOPIC_TITLE", topic->title);
    }
    data.show_if("HAS_MORE_TOPICS", more);
    for (const Related& related : question.related_to) {
        Data entry = data.add("RELATED");
        set_question(context, related.question, entry);
        entry.set_if("HAS_REASON", "REASON", reason_of(context, related));
    }
    data.show_if("HAS_RELATED", !question.related_to.empty());
    translations(context, index, data);
    asked_in(context, question, data);
    for (const std::string& quoted : question.quoted_sources) data.add("QUOTED").set("QUOTED_SOURCE", quoted);
    data.show_if("HAS_QUOTED", !question.quoted_sources.empty());
    tags(context, question, data);
}

}  // namespace qbank

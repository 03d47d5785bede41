#include "export/question_json.hpp"

#include "base/json_text.hpp"
#include "model/question_markdown.hpp"

namespace qbank {
namespace {

void append_asked(JsonText& json, const Occurrence& occurrence) {
    json.open('{');
    json.field_or_null("source", occurrence.source);
    json.field("document", occurrence.place.document);
    json.field("line", occurrence.place.line);
    json.field("position", occurrence.position);
    json.list("section", occurrence.section);
    json.field_or_null("number", occurrence.number);
    json.field("question", occurrence.wording);
    json.field_or_null("answer_markdown", occurrence.answer);
    json.close('}');
}

void append_choice(JsonText& json, const Choice& choice) {
    json.open('{');
    json.field("text", choice.markdown);
    json.field("correct", choice.correct);
    json.close('}');
}

}  // namespace

void append_question_json(std::string& out, const Bank& bank, const BankQuestion& question, bool with_dates) {
    JsonText json(out);
    json.open('{');
    json.field("id", question.id);
    json.field("question", question.plain);
    json.field("question_markdown", question_markdown(question));
    json.field_or_null("answer_markdown", question.answer);
    json.list("topics", question.topics);
    json.list("tags", question.tags);
    json.field_or_null("level", name_of(question.level));
    json.field("kind", name_of(question.kind));
    json.field("language", question.language);
    json.key("choices");
    json.open('[');
    for (const Choice& choice : question.choices) append_choice(json, choice);
    json.close(']');
    json.list("aliases", question.aliases);
    json.list("sources", question.sources);
    json.key("asked");
    json.open('[');
    for (const Occurrence& occurrence : question.asked) append_asked(json, occurrence);
    json.close(']');
    json.key("related");
    json.open('[');
    for (const Related& other : question.related_to) json.value(bank.questions[other.question].id);
    json.close(']');
    if (with_dates) json.field_or_null("updated", question.updated);
    json.close('}');
}

}  // namespace qbank

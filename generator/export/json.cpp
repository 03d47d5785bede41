#include <ostream>

#include "base/json_text.hpp"
#include "export/formats.hpp"
#include "export/in_order.hpp"
#include "export/question_json.hpp"

namespace qbank {
namespace {

/// `"key": [` and one element a line. `append` writes the element with a number to the end of a string.
template <class Append>
void write_list(const Export& what, std::ostream& out, std::string_view key, std::size_t count,
                Append append) {
    out << ",\n\"" << key << "\": [";
    write_in_order(count, what.jobs, out, [&](std::string& text, std::size_t i) {
        text += i == 0 ? "\n" : ",\n";
        append(text, i);
    });
    out << (count == 0 ? "]" : "\n]");
}

void append_topic(std::string& line, const BankTopic& topic) {
    JsonText json(line);
    json.open('{');
    json.field("id", topic.id);
    json.field("title", topic.title);
    json.field_or_null("group", topic.group);
    json.close('}');
}

void append_source(std::string& line, const BankSource& source) {
    JsonText json(line);
    json.open('{');
    json.field("id", source.id);
    json.field("title", source.title);
    json.field_or_null("document", source.document);
    json.close('}');
}

void append_skipped(std::string& line, const SkippedLines& skipped) {
    JsonText json(line);
    json.open('{');
    json.field("document", skipped.document);
    json.field("line", skipped.line);
    json.field("end_line", skipped.end_line);
    json.field("reason", skipped.reason);
    json.field("text", skipped.text);
    json.close('}');
}

void write_json(const Export& what, std::ostream& out) {
    const Bank& bank = what.bank;
    std::string title;
    JsonText(title).value(bank.settings.title);
    out << "{\"schema\": 1,\n\"title\": " << title;
    write_list(what, out, "questions", bank.questions.size(), [&](std::string& text, std::size_t i) {
        append_question_json(text, bank, bank.questions[i], what.with_dates);
    });
    const auto write_all = [&](std::string_view key, const auto& elements, auto append) {
        write_list(what, out, key, elements.size(),
                   [&](std::string& text, std::size_t i) { append(text, elements[i]); });
    };
    write_all("topics", bank.topics, append_topic);
    write_all("sources", bank.sources, append_source);
    write_all("skipped", bank.skipped, append_skipped);
    out << "}\n";
}

void write_jsonl(const Export& what, std::ostream& out) {
    const Bank& bank = what.bank;
    write_in_order(bank.questions.size(), what.jobs, out, [&](std::string& text, std::size_t i) {
        append_question_json(text, bank, bank.questions[i]);
        text += '\n';
    });
}

}  // namespace

constexpr ExportFormat formats::json{
    "json", ".json", "everything, for programs: one object with questions, topics, sources and skipped lines",
    true, write_json};
constexpr ExportFormat formats::jsonl{"jsonl", ".jsonl", "the questions alone, one JSON object a line", true,
                                      write_jsonl};

}  // namespace qbank

#include <ostream>

#include "base/json_text.hpp"
#include "export/formats.hpp"
#include "export/question_json.hpp"

namespace qbank {
namespace {

/// `"key": [` and one element a line. `append` writes an element to the end of a string, which is handed on
/// at once.
template <class Elements, class Append>
void write_list(std::ostream& out, std::string_view key, const Elements& elements, Append append) {
    out << ",\n\"" << key << "\": [";
    std::string line;
    bool first = true;
    for (const auto& element : elements) {
        line = first ? "\n" : ",\n";
        first = false;
        append(line, element);
        out << line;
    }
    out << (first ? "]" : "\n]");
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
    write_list(out, "questions", bank.questions, [&](std::string& line, const BankQuestion& question) {
        append_question_json(line, bank, question);
    });
    write_list(out, "topics", bank.topics, append_topic);
    write_list(out, "sources", bank.sources, append_source);
    write_list(out, "skipped", bank.skipped, append_skipped);
    out << "}\n";
}

void write_jsonl(const Export& what, std::ostream& out) {
    const Bank& bank = what.bank;
    std::string line;
    for (const BankQuestion& question : bank.questions) {
        line.clear();
        append_question_json(line, bank, question);
        line += '\n';
        out << line;
    }
}

}  // namespace

constexpr ExportFormat formats::json{
    "json", ".json", "everything, for programs: one object with questions, topics, sources and skipped lines",
    true, write_json};
constexpr ExportFormat formats::jsonl{"jsonl", ".jsonl", "the questions alone, one JSON object a line", true,
                                      write_jsonl};

}  // namespace qbank

// GIFT (https://docs.moodle.org/en/GIFT_format): essays for open questions, multiple choice for those with
// choices, a category a topic. Texts are Markdown, each on one line. What Moodle reads from comments (id,
// tags) stands in the form that it writes; the comment that begins with "// qbank:" is for reading the file
// back.
#include <fmt/format.h>

#include <ostream>

#include "base/json_text.hpp"
#include "base/text.hpp"
#include "export/formats.hpp"
#include "export/parts.hpp"

namespace qbank {
namespace {

/// Moodle's own rule for what is escaped; a line break is written as \n.
std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        switch (c) {
            case '\n': result += "\\n"; break;
            case '\r': break;
            case '\0': result += "\uFFFD"; break;
            case '\\':
            case '~':
            case '=':
            case '#':
            case '{':
            case '}':
            case ':': result += '\\'; [[fallthrough]];
            default: result += c;
        }
    }
    return result;
}

/// Inside a comment's brackets.
std::string in_brackets(std::string_view text) {
    return text::replace_all(text::squeeze(text::printable(text)), "]", "\\]");
}

/// The share of one of `n` right choices, with the digits that Moodle knows it by.
std::string share(std::size_t n) {
    std::string digits = fmt::format("{:.5f}", 100.0 / static_cast<double>(n));
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

void append_choices(std::string& out, const std::vector<Choice>& choices) {
    std::size_t right = 0;
    for (const Choice& choice : choices) right += choice.correct ? 1U : 0U;
    for (const Choice& choice : choices) {
        out += '\n';
        if (choice.correct && right == 1) {
            out += '=';
        } else {
            out += choice.correct ? "~%" + share(right) + "%" : "~";
        }
        // The format is said again: what begins with '[' or '%' would be read as one, or as a share.
        out += "[markdown]" + escaped(choice.markdown);
    }
}

/// What neither Moodle nor GIFT has a place for.
std::string for_reading_back(const BankQuestion& question) {
    std::string json;
    JsonText text(json);
    text.open('{');
    text.field_or_null("level", name_of(question.level));
    text.field("kind", name_of(question.kind));
    text.field("language", question.language);
    text.list("topics", question.topics);
    text.list("tags", question.tags);  // as they are: a comment of Moodle cannot hold each
    text.list("aliases", question.aliases);
    text.close('}');
    // Moodle looks for ids and tags in every comment: those of the texts are hidden from it by JSON's
    // escapes.
    for (const std::string_view name : {"id:", "tag:"})
        json = text::replace_all(json, fmt::format("[{}", name), fmt::format("\\u005b{}", name));
    return json;
}

void append_question(std::string& out, const BankQuestion& question) {
    out += fmt::format("// [id:{}]", in_brackets(question.id));
    for (const std::string& tag : question.tags) out += fmt::format(" [tag:{}]", in_brackets(tag));
    out += "\n// qbank: " + for_reading_back(question) + "\n::";
    out += escaped(text::code_point_slice(text::squeeze(text::printable(question.plain)), 0, 250)) +
           "::[markdown]";
    out += escaped(question.wording);
    if (question.stem) out += "\\n\\n" + escaped(*question.stem);
    out += '{';
    append_choices(out, question.choices);
    if (question.answer && !question.answer->empty()) out += "\n####[markdown]" + escaped(*question.answer);
    out += question.choices.empty() && !question.answer ? "}\n\n" : "\n}\n\n";
}

void write(const Export& what, std::ostream& out) {
    std::string text;
    for (const Part& part : parts_of(what)) {
        if (part.full.empty()) continue;
        const std::string category = text::replace_all(text::squeeze(text::printable(part.title)), "/", "//");
        out << "$CATEGORY: " << (category.empty() ? part.anchor : category) << "\n\n";
        for (const std::size_t index : part.full) {
            text.clear();
            append_question(text, what.bank.questions[index]);
            out << text;
        }
    }
}

}  // namespace

constexpr ExportFormat formats::gift{"gift", ".gift", "questions for Moodle, as text that can be edited",
                                     true, write};

}  // namespace qbank

#include "base/markdown.hpp"

#include <fmt/format.h>

#include <ostream>
#include <vector>

#include "export/embedded_markdown.hpp"
#include "export/formats.hpp"

namespace qbank {
namespace {

constexpr int question_level = 3;

/// A part of the document: a topic, or what belongs to none.
struct Part {
    std::string anchor, title;
    std::vector<std::size_t> full;       ///< printed here
    std::vector<std::size_t> elsewhere;  ///< of this topic too, but printed under its main one
};

std::vector<Part> parts_of(const Bank& bank) {
    std::vector<Part> parts;
    for (const BankTopic& topic : bank.topics) {
        Part& part = parts.emplace_back();
        part.anchor = "topic-" + topic.id;
        part.title = topic.title;
        for (const std::size_t index : topic.questions) {
            const BankQuestion& question = bank.questions[index];
            const bool is_main = !question.topics.empty() && question.topics.front() == topic.id;
            (is_main ? part.full : part.elsewhere).push_back(index);
        }
    }
    Part others{"other-questions", "Other questions", {}, {}};
    for (std::size_t index = 0; index < bank.questions.size(); ++index) {
        const BankQuestion& question = bank.questions[index];
        if (question.topics.empty() || bank.topic(question.topics.front()) == nullptr)
            others.full.push_back(index);
    }
    if (!others.full.empty()) parts.push_back(std::move(others));
    return parts;
}

std::string link_to(const BankQuestion& question) {
    // From the plain text: a wording with a link of its own must not be inside another.
    return fmt::format("[{}](#q-{})", markdown::escape(question.plain), question.id);
}

void write_contents(const Bank& bank, const std::vector<Part>& parts, std::ostream& out) {
    out << "## Contents\n\n";
    for (const Part& part : parts) {
        out << fmt::format("- [{}](#{})\n", markdown::escape(part.title), part.anchor);
        for (const std::size_t index : part.full) out << "  - " << link_to(bank.questions[index]) << '\n';
    }
    out << '\n';
}

void write_question(const Bank& bank, const BankQuestion& question, std::ostream& out) {
    // An anchor of ours: those that renderers make from headings differ from one to the next.
    out << fmt::format("<a id=\"q-{}\"></a>\n\n### {}\n\n", question.id, question.wording);
    std::string facts;
    const auto fact = [&](std::string_view name, std::string_view value) {
        if (!value.empty())
            facts += fmt::format("{}{}: {}", facts.empty() ? "" : " · ", name, markdown::escape(value));
    };
    fact("Level", name_of(question.level));
    std::string sources;
    for (const std::string& id : question.sources) {
        const BankSource* source = bank.source(id);
        if (!sources.empty()) sources += ", ";
        sources += source != nullptr && !source->title.empty() ? source->title : id;
    }
    fact("Asked in", sources);
    if (!facts.empty()) out << facts << "\n\n";
    if (question.stem) out << embedded_markdown(*question.stem, question_level) << "\n\n";
    for (const Choice& choice : question.choices) {
        out << fmt::format("- [{}] {}\n", choice.correct ? 'x' : ' ', choice.markdown);
    }
    if (!question.choices.empty()) out << '\n';
    if (question.answer) out << embedded_markdown(*question.answer, question_level) << "\n\n";
}

}  // namespace

void write_markdown(const Bank& bank, std::ostream& out) {
    out << "# " << markdown::escape(bank.settings.title) << "\n\n";
    if (!bank.settings.description.empty()) out << embedded_markdown(bank.settings.description, 2) << "\n\n";
    const std::vector<Part> parts = parts_of(bank);
    write_contents(bank, parts, out);
    for (const Part& part : parts) {
        out << fmt::format("<a id=\"{}\"></a>\n\n## {}\n\n", part.anchor, markdown::escape(part.title));
        for (const std::size_t index : part.full) write_question(bank, bank.questions[index], out);
        if (part.elsewhere.empty()) continue;
        out << "See also:\n\n";
        for (const std::size_t index : part.elsewhere) out << "- " << link_to(bank.questions[index]) << '\n';
        out << '\n';
    }
}

}  // namespace qbank

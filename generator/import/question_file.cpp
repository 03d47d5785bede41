#include "import/question_file.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace qbank {

std::string question_file(const Question& question, const std::string& topic,
                          const std::string& default_language, const std::vector<AskedIn>& asked_in) {
    std::string out = "---\n";
    const auto line = [&](std::string_view key, std::string_view value) {
        out += fmt::format("{}: {}\n", key, yaml::quote(value));
    };
    line("question", question.wording);
    line("topic", topic);
    if (question.level != Level::none) line("level", name_of(question.level));
    if (!question.tags.empty()) {
        out += "tags:\n";
        for (const std::string& tag : question.tags) out += fmt::format("  - {}\n", yaml::quote(tag));
    }
    if (!question.language.empty() && question.language != default_language)
        line("language", question.language);
    if (!question.choices.empty()) {
        out += "choices:\n";
        for (const Choice& choice : question.choices) {
            out += fmt::format("  - text: {}\n", yaml::quote(choice.markdown));
            if (choice.correct) out += "    correct: true\n";
        }
    }
    out += "asked_in:\n";
    for (const AskedIn& entry : asked_in) out += fmt::format("  - {}\n", entry_text(entry));
    out += "---\n";
    if (question.stem) out += fmt::format("{}\n", text::trim_right(*question.stem));
    if (question.stem && question.answer) out += '\n';
    if (question.answer) out += fmt::format("{}\n", text::trim_right(*question.answer));
    return out;
}

}  // namespace qbank

// YAML lists of questions: plain strings, or maps with `question`/`q` and `answer`/`a`.
#include "base/text.hpp"
#include "parse/ledger.hpp"
#include "parse/question_values.hpp"
#include "parse/reader.hpp"

namespace qbank {
namespace {

/// The line before the next entry begins.
std::uint32_t end_of(const yaml::Value& list, std::size_t index, std::uint32_t last_line) {
    return index + 1 < list.items.size() ? list.items[index + 1].place.line - 1 : last_line;
}

}  // namespace

RawDocument read_yaml(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics) {
    RawDocument document;
    document.path = file.path;
    const std::vector<std::string_view> lines = text::lines(file.text);
    Ledger ledger(lines);
    const auto last_line = static_cast<std::uint32_t>(lines.size());

    const std::optional<yaml::Value> root =
        yaml::parse(file.text, file.at(1, 1), diagnostics, settings.limits);
    const yaml::Value* list = root ? list_of_questions(*root) : nullptr;
    if (root && root->is_map()) {
        const yaml::Value* title = first_of(*root, {"title", "name", "topic"});
        if (title && title->is_scalar()) document.title = title->scalar;
    }
    if (!list) {
        ledger.claim(1, last_line, LineUse::skipped, "not a list of questions");
    } else {
        document.shape = "YAML list";
        for (std::size_t i = 0; i < list->items.size(); ++i) {
            const yaml::Value& item = list->items[i];
            std::optional<RawQuestion> question = question_from(item);
            if (!question) {
                ledger.claim(item.place.line, end_of(*list, i, last_line), LineUse::skipped,
                             "entry without a question");
                continue;
            }
            ledger.claim(question->wording.place.line, question->wording.place.line, LineUse::question);
            ledger.claim(item.place.line, end_of(*list, i, last_line), LineUse::answer);
            if (!document.title.empty()) question->section.push_back({document.title, file.at(1)});
            document.questions.push_back(std::move(*question));
        }
        ledger.claim(1, last_line, LineUse::note, "front matter");
    }
    document.lines = ledger.spans();
    return document;
}

}  // namespace qbank

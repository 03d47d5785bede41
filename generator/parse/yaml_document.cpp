// YAML lists of questions: plain strings, or maps with `question`/`q` and `answer`/`a`.
#include "base/text.hpp"
#include "parse/ledger.hpp"
#include "parse/listed_questions.hpp"
#include "parse/question_values.hpp"
#include "parse/reader.hpp"

namespace qbank {
RawDocument read_yaml(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics) {
    RawDocument document;
    document.path = file.path;
    const std::vector<std::string_view> lines = text::lines(file.text);
    Ledger ledger(lines);
    const auto last_line = static_cast<std::uint32_t>(lines.size());

    const std::optional<yaml::Value> root =
        yaml::parse(file.text, file.at(1, 1), diagnostics, settings.limits);
    if (root && root->is_map()) {
        const yaml::Value* title = first_of(*root, {"title", "name", "topic"});
        if (title && title->is_scalar()) document.title = title->scalar;
    }
    if (root && read_listed_questions(*root, Lists::all, last_line, ledger, document)) {
        document.shape = "YAML list";
        ledger.claim(1, last_line, LineUse::note, "front matter");
    } else {
        ledger.claim(1, last_line, LineUse::skipped, "not a list of questions");
    }
    document.lines = ledger.spans();
    return document;
}

}  // namespace qbank

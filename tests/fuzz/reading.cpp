#include "reading.hpp"

#include "base/text.hpp"
#include "load/load.hpp"
#include "normalize/normalize.hpp"
#include "parse/parse.hpp"
#include "target.hpp"

namespace qbank::fuzz {
namespace {

void check_account(const SourceFile& file, const RawDocument& document) {
    const std::vector<std::string_view> lines = text::lines(file.text);
    std::vector<int> uses(lines.size() + 1, 0);
    for (const LineSpan& span : document.lines) {
        require(span.first >= 1 && span.first <= span.last && span.last <= lines.size(),
                "spans are in the document");
        for (std::uint32_t line = span.first; line <= span.last; ++line) ++uses[line];
    }
    for (std::size_t line = 1; line <= lines.size(); ++line) {
        if (!text::trim(lines[line - 1]).empty()) require(uses[line] == 1, "each line is accounted for once");
    }
}

}  // namespace

Read::Read(std::string path, std::string_view bytes) : files(1) {
    files[0].path = std::move(path);
    if (!take_text(files[0], std::string(bytes), diagnostics)) {
        require(diagnostics.has_errors(), "a text that is refused is told");
        files.clear();
        return;
    }
    std::vector<RawDocument> documents = parse(files, settings, 1, diagnostics);
    check_account(files[0], documents[0]);
    questions = normalize(std::move(documents), settings, {true, 1}, diagnostics);
    for (const Question& question : questions) {
        require(!question.plain.empty() && !question.id.empty(), "a question has words and an id");
        require(!text::invalid_utf8(question.plain), "a wording is valid UTF-8");
        require(question.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") == std::string::npos,
                "an id is safe in an address");
    }
}

}  // namespace qbank::fuzz

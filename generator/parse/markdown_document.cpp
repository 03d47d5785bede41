// Markdown documents: one question with front matter, or many questions in one of the shapes of claim.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "base/front_matter.hpp"
#include "base/text.hpp"
#include "parse/answer.hpp"
#include "parse/leftovers.hpp"
#include "parse/ledger.hpp"
#include "parse/outline.hpp"
#include "parse/reader.hpp"
#include "parse/reading.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

/// Whether the front matter speaks of one question and not of a whole document.
bool is_one_question(const yaml::Value& values, std::string_view path) {
    if (!values.is_map()) return false;
    if (values.find("question")) return true;
    const yaml::Value* title = values.find("title");
    if (!title || !title->is_scalar()) return false;
    if (path.starts_with("questions/") || asks(title->scalar)) return true;
    return values.find("asked_in") || values.find("difficulty") || values.find("level");
}

RawQuestion one_question(const SourceFile& file, const FrontMatter& parts) {
    RawQuestion question;
    question.own_file = true;
    question.front_matter = *parts.values;
    const yaml::Value* wording = parts.values->find("question");
    if (!wording) wording = parts.values->find("title");
    question.wording.place = wording->place;
    if (wording->is_scalar()) question.wording.value = wording->scalar;

    std::string_view body = parts.body;
    std::uint32_t line = parts.body_line;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find('\n'), body.size());
        if (!text::trim(body.substr(0, end)).empty()) break;
        body.remove_prefix(std::min(end + 1, body.size()));
        ++line;
    }
    body = text::trim_right(body);
    if (!body.empty()) question.answer = Text{std::string(body), file.at(line, 1)};
    return question;
}

RawQuestion question_of(const Outline& outline, std::size_t region, Candidate candidate, Shape shape) {
    RawQuestion question;
    question.wording = std::move(candidate.wording);
    question.answer = std::move(candidate.answer);
    question.number = candidate.number;
    question.id = std::move(candidate.id);
    question.section = outline.path(region, shape != Shape::heading);
    for (Text& title : candidate.subsection) question.section.push_back(std::move(title));
    return question;
}

void read_questions(const Outline& outline, Ledger& ledger, RawDocument& document) {
    Reading reading = choose_reading(outline);
    if (reading.dominant) document.shape = name_of(*reading.dominant);
    for (std::size_t i = 0; i < reading.chosen.size(); ++i) {
        if (!reading.chosen[i]) continue;
        Claim& claim = *reading.chosen[i];
        for (Candidate& candidate : claim.candidates) {
            ledger.claim(candidate.first, candidate.last, LineUse::question);
            if (candidate.answer) ledger.claim(candidate.answer_first, candidate.answer_last, LineUse::answer);
            document.questions.push_back(question_of(outline, i, std::move(candidate), claim.shape));
        }
        for (const LineSpan& span : claim.other) ledger.claim(span.first, span.last, span.use, span.reason);
    }
    std::stable_sort(document.questions.begin(), document.questions.end(), [](const RawQuestion& a, const RawQuestion& b) {
        return a.wording.place.line < b.wording.place.line;
    });
}

}  // namespace

RawDocument read_markdown(const SourceFile& file, const Settings&, Diagnostics& diagnostics) {
    RawDocument document;
    document.path = file.path;
    Ledger ledger(text::lines(file.text));
    const FrontMatter parts = split_front_matter(file.text, file.path, diagnostics);
    if (parts.present) ledger.claim(1, parts.body_line - 1, LineUse::note, "front matter");

    if (parts.values && is_one_question(*parts.values, file.path)) {
        document.shape = "one question";
        document.questions.push_back(one_question(file, parts));
        ledger.claim(parts.body_line, UINT32_MAX, LineUse::answer);
    } else {
        const Outline outline(file, parts.body, parts.body_line);
        if (outline.line_over_limit() > 0) {
            diagnostics.warning("limit", file.at(outline.line_over_limit() + parts.body_line - 1),
                                "a line with more than 100 table cells; the tables of this document are read as text",
                                "split the table");
        }
        for (const Region& region : outline.regions()) {
            if (!region.has_heading) continue;
            document.title = region.plain;
            break;
        }
        if (parts.values && parts.values->is_map()) {
            const yaml::Value* title = parts.values->find("title");
            if (title && title->is_scalar()) document.title = title->scalar;
        }
        read_questions(outline, ledger, document);
        account_for_leftovers(outline, ledger);
    }
    document.lines = ledger.spans();
    if (!document.questions.empty() && !document.questions.front().own_file) {
        diagnostics.note("shape", file.at(0),
                         fmt::format("read as {}: {} question{}", document.shape, document.questions.size(),
                                     document.questions.size() == 1 ? "" : "s"));
    }
    return document;
}

}  // namespace qbank

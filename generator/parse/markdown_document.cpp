// Markdown documents: one question with front matter, or many questions in one of the shapes of claim.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "base/front_matter.hpp"
#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/ledger.hpp"
#include "parse/leftovers.hpp"
#include "parse/listed_questions.hpp"
#include "parse/outline.hpp"
#include "parse/reader.hpp"
#include "parse/reading.hpp"
#include "parse/structure.hpp"
#include "parse/titles.hpp"

namespace qbank {
namespace {

/// Whether the front matter speaks of one question and not of a whole document.
bool is_one_question(const yaml::Value& values, std::string_view path) {
    if (!values.is_map()) return false;
    if (values.find("question")) return true;
    const yaml::Value* title = values.find("title");
    if (!title || !title->is_scalar()) return false;
    if (path.starts_with("questions/") || asks(title->scalar)) return true;
    if (values.find("asked_in")) return true;
    // "Twenty questions about locks" with a level is a document of that level.
    return !promises_many_questions(title->scalar) && (values.find("difficulty") || values.find("level"));
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

RawQuestion question_of(Candidate candidate, Headings section) {
    RawQuestion question;
    question.wording = std::move(candidate.wording);
    question.answer = std::move(candidate.answer);
    question.number = candidate.number;
    question.id = std::move(candidate.id);
    question.stem = std::move(candidate.stem);
    if (candidate.choices) question.choices = std::move(*candidate.choices);
    question.section = std::move(section);
    return question;
}

/// The sections of a region's questions, made once for all that have the same.
class Sections {
  public:
    Sections(const Outline& outline, std::size_t region, Shape shape, const std::vector<bool>& left_out)
        : region_(outline.path(region,
                               shape != Shape::heading && !names_contents(outline.regions()[region].plain),
                               left_out)) {}

    const Headings& of(const Candidate& candidate) {
        if (candidate.subsection.empty()) return region_;
        if (!candidate.subsection.shares(subsection_)) {
            subsection_ = candidate.subsection;
            std::vector<Text> titles = region_.all();
            titles.insert(titles.end(), subsection_.begin(), subsection_.end());
            whole_ = std::move(titles);
        }
        return whole_;
    }

  private:
    Headings region_, subsection_, whole_;
};

/// Whether code holds a list of questions, of which the document has none elsewhere: some people fence
/// whatever is to keep its lines.
bool asks_in_code(const Outline& outline, const DocumentReading& reading) {
    constexpr std::size_t enough = 5;
    for (const auto& claim : reading.chosen)
        if (claim) return false;
    const bool promised = std::any_of(outline.regions().begin(), outline.regions().end(),
                                      [](const Region& region) { return promises_questions(region.plain); });
    if (!promised) return false;
    std::size_t asking = 0;
    for (std::uint32_t line = 1; line <= outline.lines().size(); ++line) {
        const std::string_view s = text::trim(outline.line(line));
        if (!s.empty() && text::is_digit(s[0]) && outline.is_code(line) && ends_asking(s)) ++asking;
    }
    return asking >= enough;
}

void take_questions(Outline& outline, DocumentReading reading, Ledger& ledger, RawDocument& document) {
    const std::vector<LineSpan> leftovers = leftovers_of(outline);
    outline.drop_tree();
    take_answers(outline, reading);
    if (reading.dominant) document.shape = name_of(*reading.dominant);
    // A heading that is a question, or announces the contents, is no section of the deeper ones.
    std::vector<bool> left_out(reading.chosen.size(), false);
    for (std::size_t i = 0; i < reading.chosen.size(); ++i) {
        left_out[i] = reading.furniture[i] ||
                      (reading.chosen[i] && reading.chosen[i]->shape == Shape::heading) ||
                      names_contents(outline.regions()[i].plain);
    }
    for (std::size_t i = 0; i < reading.chosen.size(); ++i) {
        if (!reading.chosen[i]) continue;
        Claim& claim = *reading.chosen[i];
        for (Candidate& candidate : claim.candidates) {
            ledger.claim(candidate.first, candidate.last, LineUse::question);
            if (candidate.answer)
                ledger.claim(candidate.answer_first, candidate.answer_last, LineUse::answer);
        }
        for (const LineSpan& span : claim.other) ledger.claim(span.first, span.last, span.use, span.reason);
        const Region& region = outline.regions()[i];
        // A fold alone before the first heading may leave no block there.
        const std::uint32_t first = region.has_heading      ? region.heading.first
                                    : region.blocks.empty() ? region.first_body_line()
                                                            : region.blocks.front().first;
        document.regions.push_back(
            {first, region.last, std::string(name_of(claim.shape)), claim.candidates.size()});
        Sections sections(outline, i, claim.shape, left_out);
        for (; !claim.candidates.empty(); claim.candidates.pop_front()) {
            Headings section = sections.of(claim.candidates.front());
            document.questions.push_back(
                question_of(std::move(claim.candidates.front()), std::move(section)));
        }
        reading.chosen[i].reset();
    }
    for (const LineSpan& span : reading.other) ledger.claim(span.first, span.last, span.use, span.reason);
    account_for_leftovers(outline, leftovers, ledger);
    const auto earlier = [](const RawQuestion& a, const RawQuestion& b) {
        return a.wording.place.line < b.wording.place.line;
    };
    if (!std::is_sorted(document.questions.begin(), document.questions.end(), earlier)) {
        std::stable_sort(document.questions.begin(), document.questions.end(), earlier);
    }
}

void read_questions(Outline& outline, std::optional<Shape> pinned, const Limits& limits, Ledger& ledger,
                    RawDocument& document) {
    const bool promised = promises_questions(document.title) || promises_questions(document.path);
    DocumentReading reading = choose_reading(outline, pinned, promised);
    if (pinned || !asks_in_code(outline, reading)) {
        take_questions(outline, std::move(reading), ledger, document);
        return;
    }
    Outline unfenced(outline.file(), outline.lines(), outline.first_line(), limits, Outline::usual_piece,
                     false);
    take_questions(unfenced, choose_reading(unfenced, pinned, true), ledger, document);
}

/// What sources.yml says of this document's shape.
std::optional<Shape> pinned_shape(const SourceFile& file, const Settings& settings,
                                  Diagnostics& diagnostics) {
    for (const Source& source : settings.sources) {
        if (source.document != file.path || source.shape.empty()) continue;
        const std::optional<Shape> shape = shape_named(source.shape);
        if (!shape) {
            std::string known;
            for (const ShapeReader& reader : shape_readers)
                known += fmt::format("{}{}", known.empty() ? "" : ", ", reader.key);
            diagnostics.error(
                "shape", file.at(0),
                fmt::format("sources.yml gives this document the unknown shape \"{}\"", source.shape),
                "use one of " + known);
        }
        return shape;
    }
    return std::nullopt;
}

}  // namespace

RawDocument read_markdown(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics) {
    RawDocument document;
    document.path = file.path;
    std::vector<std::string_view> lines = text::lines(file.text);
    Ledger ledger(lines);
    const FrontMatter parts = split_front_matter(file.text, file.path, diagnostics, settings.limits);
    const bool one = parts.values && is_one_question(*parts.values, file.path);
    if (parts.values && !one &&
        read_listed_questions(*parts.values, Lists::of_maps, parts.body_line - 1, ledger, document))
        document.shape = "questions in front matter";
    // What is said of one question belongs to it.
    if (parts.present)
        ledger.claim(1, parts.body_line - 1, one ? LineUse::question : LineUse::note,
                     one ? "" : "front matter");

    if (one) {
        document.shape = "one question";
        document.questions.push_back(one_question(file, parts));
        ledger.claim(parts.body_line, UINT32_MAX, LineUse::answer);
    } else {
        Outline outline(file, std::move(lines), parts.body_line, settings.limits);
        if (outline.line_over_limit() > 0) {
            diagnostics.warning(
                "limit", file.at(outline.line_over_limit()),
                fmt::format(
                    "a line with more than {} table cells; the tables of this document are read as text",
                    settings.limits.table_columns),
                or_raise("split the table", "table-columns", 2 * settings.limits.table_columns));
        }
        for (std::size_t i = 0; i < outline.lines().size(); ++i) {
            if (outline.lines()[i].size() <= settings.limits.line_bytes) continue;
            diagnostics.warning(
                "limit", file.at(static_cast<std::uint32_t>(i + 1)),
                fmt::format("a line of {} bytes; past {} only its first 1000 are read as Markdown",
                            outline.lines()[i].size(), settings.limits.line_bytes),
                or_raise("break the line", "line-bytes", outline.lines()[i].size()));
            break;
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
        read_questions(outline, pinned_shape(file, settings, diagnostics), settings.limits, ledger, document);
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

#include "parse/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.hpp"

namespace qbank {
namespace {

std::string_view plural(std::size_t n) { return n == 1 ? "" : "s"; }

std::string line_range(std::uint32_t first, std::uint32_t last) {
    return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
}

void add_question(std::string& out, const RawQuestion& question) {
    fmt::format_to(std::back_inserter(out), "    {:>5}: ", question.wording.place.line);
    if (question.number) fmt::format_to(std::back_inserter(out), "{}. ", *question.number);
    out += question.wording.value;
    if (!question.choices.empty()) {
        const auto correct = std::count_if(question.choices.begin(), question.choices.end(),
                                           [](const Choice& c) { return c.correct; });
        fmt::format_to(std::back_inserter(out), " [{} choices, {} correct]", question.choices.size(),
                       correct);
    }
    if (!question.answer) out += " [no answer]";
    out += '\n';
}

}  // namespace

std::string explain(const SourceFile& file, const RawDocument& document) {
    std::string out;
    const std::size_t answers =
        static_cast<std::size_t>(std::count_if(document.questions.begin(), document.questions.end(),
                                               [](const RawQuestion& q) { return q.answer.has_value(); }));
    fmt::format_to(std::back_inserter(out), "{}: {} question{}, {} with an answer, read as {}\n", file.path,
                   document.questions.size(), plural(document.questions.size()), answers,
                   document.shape.empty() ? "nothing that asks" : document.shape);
    for (const std::string& repair : file.repairs)
        fmt::format_to(std::back_inserter(out), "  repaired: {}\n", repair);
    std::size_t next = 0;
    for (const ShapeOfRegion& region : document.regions) {
        fmt::format_to(std::back_inserter(out), "  lines {}: {}, {} question{}\n",
                       line_range(region.first, region.last), region.shape, region.questions,
                       plural(region.questions));
        for (; next < document.questions.size() && document.questions[next].wording.place.line <= region.last;
             ++next) {
            add_question(out, document.questions[next]);
        }
    }
    for (; next < document.questions.size(); ++next) add_question(out, document.questions[next]);
    bool first = true;
    const std::vector<std::string_view> lines = text::lines(file.text);
    for (const LineSpan& span : document.lines) {
        if (span.use != LineUse::skipped && span.use != LineUse::note) continue;
        if (first) out += "  not questions:\n";
        first = false;
        const std::string_view begin = span.first <= lines.size() ? text::trim(lines[span.first - 1]) : "";
        fmt::format_to(std::back_inserter(out), "    {:>9}: {} ({}): {}\n", line_range(span.first, span.last),
                       span.use == LineUse::skipped ? "skipped" : "note", std::string_view(span.reason),
                       text::code_point_slice(begin, 0, 60));
    }
    return out;
}

}  // namespace qbank

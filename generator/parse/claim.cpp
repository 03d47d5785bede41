#include "parse/claim.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "parse/asks.hpp"
#include "parse/structure.hpp"
#include "parse/wording.hpp"

namespace qbank {

std::string_view name_of(Shape shape) {
    for (const ShapeReader& reader : shape_readers)
        if (reader.shape == shape) return reader.name;
    return "";
}

std::optional<Shape> shape_named(std::string_view name) {
    for (const ShapeReader& reader : shape_readers)
        if (reader.key == name) return reader.shape;
    return std::nullopt;
}

std::string Candidate::plain() const { return markdown::plain_text(wording.value); }

std::size_t Claim::asking() const {
    return static_cast<std::size_t>(
        std::count_if(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.asks; }));
}

std::size_t Claim::strictly_asking() const {
    return static_cast<std::size_t>(
        std::count_if(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.strict; }));
}

std::size_t Claim::weight() const { return certain ? 2 * candidates.size() : asking() + strictly_asking(); }

bool Claim::convincing() const {
    if (candidates.empty()) return false;
    if (certain || asking() * 2 >= candidates.size()) return true;
    // Folds and numbers that count on are set apart by themselves: titles may outnumber what asks.
    const bool apart = shape == Shape::details || (shape == Shape::marked && counted);
    return apart && strictly_asking() >= 3 && asking() * 3 >= candidates.size();
}

const Claim* claim_in(const std::vector<Claim>& claims, Shape shape) {
    const auto found =
        std::find_if(claims.begin(), claims.end(), [&](const Claim& c) { return c.shape == shape; });
    return found == claims.end() || found->candidates.empty() ? nullptr : &*found;
}

std::string put_wording(const Outline& outline, std::string_view markdown, std::uint32_t line,
                        std::uint32_t column, Candidate& candidate) {
    // What is longer is no question but a document in one line; its beginning names it.
    if (markdown.size() > outline.limits().line_bytes) {
        std::size_t end = 1000;
        while (end > 0 && (static_cast<unsigned char>(markdown[end]) & 0xC0) == 0x80) --end;
        markdown = markdown.substr(0, end);
    }
    Wording wording = take_wording(markdown);
    // "?" and "…" hold the place of a question that is still to be written.
    if (wording.markdown.size() < 10 &&
        text::replace_all(wording.markdown, "…", ".").find_first_not_of("?. ") == std::string::npos)
        wording.markdown.clear();
    std::string plain = markdown::plain_text(wording.markdown);
    candidate.wording.place = outline.file().at(line, column + static_cast<std::uint32_t>(wording.skipped));
    candidate.wording.place.end_column =
        candidate.wording.place.column + static_cast<std::uint32_t>(wording.markdown.size());
    candidate.wording.value = std::move(wording.markdown);
    if (wording.number) candidate.number = wording.number;
    candidate.marked = candidate.marked || wording.marked;
    candidate.strict = ends_asking(plain) || candidate.marked;
    candidate.asks = candidate.strict || asks(plain);
    candidate.linked = wording.linked;
    candidate.head = wording.rest;
    return plain;
}

}  // namespace qbank

#include "base/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <tuple>

#include "base/text.hpp"

namespace qbank {
namespace {

constexpr std::size_t widest_excerpt = 100;  // code points; more would wrap on common terminals

struct Colours {
    std::string_view bold, red, yellow, cyan, green, reset;
};

Colours colours(bool on) {
    if (!on) return {};
    return {"\033[1m", "\033[31m", "\033[33m", "\033[36m", "\033[32m", "\033[0m"};
}

auto sort_key(const Diagnostic& d) {
    return std::tie(d.document, d.line, d.column, d.severity, d.rule, d.message);
}

/// The line with its caret line below, both already cut and made printable.
struct Excerpt {
    std::string line, carets;
};

Excerpt excerpt_of(const std::string& line, const Diagnostic& d) {
    const std::size_t first = std::min<std::size_t>(d.column > 0 ? d.column - 1 : 0, line.size());
    const std::size_t last =
        std::clamp<std::size_t>(d.end_column > 0 ? d.end_column - 1 : 0, first, line.size());
    // Counted over the whole line: a place inside a character must not make two of it.
    std::size_t before = 0, marked = 0, total = 0;
    for (std::size_t at = 0; at < line.size(); ++total) {
        text::next_code_point(line, at);
        if (at <= first) {
            ++before;
        } else if (at <= last) {
            ++marked;
        }
    }
    marked = std::max<std::size_t>(1, marked);

    std::string shown = text::printable(line);
    std::size_t indent = before, cut = 0;
    if (total > widest_excerpt) {
        const std::size_t from =
            std::min(before > widest_excerpt / 2 ? before - widest_excerpt / 2 : 0, total - widest_excerpt);
        shown = text::code_point_slice(shown, from, widest_excerpt);
        indent = before - from;
        if (from > 0) {
            shown = "…" + shown;
            cut = 1;
            indent += cut;
        }
        if (from + widest_excerpt < total) shown += "…";
    }
    std::string carets(indent, ' ');
    if (d.column > 0) {
        const std::size_t room = std::max<std::size_t>(
            1, std::min(marked, widest_excerpt + cut - std::min(indent, widest_excerpt)));
        carets += "^" + std::string(room - 1, '~');
    }
    return {shown, carets};
}

std::string place_of(std::string_view document, std::uint32_t line, std::uint32_t column) {
    std::string place = text::printable(document);
    if (line > 0) place += fmt::format(":{}", line);
    if (line > 0 && column > 0) place += fmt::format(":{}", column);
    return place;
}

}  // namespace

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "error";
        case Severity::warning: return "warning";
        case Severity::note: return "note";
    }
    return "error";
}

Diagnostic& Diagnostics::add(Severity severity, std::string_view rule, const Place& place,
                             std::string message, std::string hint) {
    Diagnostic& d = all_.emplace_back();
    d.severity = severity;
    d.rule = rule;
    d.document = place.document;
    d.line = place.line;
    d.column = place.column;
    d.end_column = place.end_column;
    d.message = std::move(message);
    d.hint = std::move(hint);
    return d;
}

Diagnostic& Diagnostics::error(std::string_view rule, const Place& place, std::string message,
                               std::string hint) {
    return add(Severity::error, rule, place, std::move(message), std::move(hint));
}

Diagnostic& Diagnostics::warning(std::string_view rule, const Place& place, std::string message,
                                 std::string hint) {
    return add(Severity::warning, rule, place, std::move(message), std::move(hint));
}

Diagnostic& Diagnostics::note(std::string_view rule, const Place& place, std::string message,
                              std::string hint) {
    return add(Severity::note, rule, place, std::move(message), std::move(hint));
}

void Diagnostics::append(Diagnostics&& other) {
    all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()),
                std::make_move_iterator(other.all_.end()));
    other.all_.clear();
}

void Diagnostics::keep_if(const std::function<bool(const Diagnostic&)>& wanted) {
    std::erase_if(all_, [&](const Diagnostic& diagnostic) { return !wanted(diagnostic); });
}

std::size_t Diagnostics::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(all_.begin(), all_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    std::vector<Diagnostic> result = all_;
    std::stable_sort(result.begin(), result.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return sort_key(a) < sort_key(b); });
    const auto same = [](const Diagnostic& a, const Diagnostic& b) { return sort_key(a) == sort_key(b); };
    result.erase(std::unique(result.begin(), result.end(), same), result.end());
    return result;
}

void print(std::ostream& out, const std::vector<Diagnostic>& diagnostics, const LineReader& lines,
           DiagnosticStyle style) {
    const Colours c = colours(style.colour);
    for (const Diagnostic& d : diagnostics) {
        if (d.severity == Severity::note && !style.notes) continue;
        const std::string_view tint = d.severity == Severity::error     ? c.red
                                      : d.severity == Severity::warning ? c.yellow
                                                                        : c.cyan;
        const std::string place = place_of(d.document, d.line, d.column);
        out << fmt::format("{}{}{}{}{}{}:{} {}", c.bold, place, place.empty() ? "" : ": ", tint,
                           name_of(d.severity), c.reset, c.reset, text::printable(d.message));
        if (!d.rule.empty()) out << fmt::format(" [{}]", d.rule);
        out << '\n';
        if (d.line > 0) {
            if (const auto line = lines ? lines(d.document, d.line) : std::nullopt) {
                const Excerpt excerpt = excerpt_of(*line, d);
                const std::string number = std::to_string(d.line);
                out << fmt::format("  {} | {}\n", number, excerpt.line);
                if (d.column > 0) {
                    out << fmt::format("  {} | {}{}{}\n", std::string(number.size(), ' '), c.green,
                                       excerpt.carets, c.reset);
                }
            }
        }
        for (const RelatedPlace& r : d.related) {
            out << fmt::format("  {}: {}\n", place_of(r.document, r.line, 0), text::printable(r.message));
        }
        if (!d.hint.empty()) out << fmt::format("  hint: {}\n", text::printable(d.hint));
    }
}

std::string summary(const Diagnostics& diagnostics, bool notes) {
    std::string result;
    const std::vector<Diagnostic> told = diagnostics.sorted();  // each finding once, as print() shows them
    const auto tell = [&](Severity severity) {
        const auto n = std::count_if(told.begin(), told.end(),
                                     [&](const Diagnostic& d) { return d.severity == severity; });
        if (n == 0) return;
        if (!result.empty()) result += ", ";
        result += fmt::format("{} {}{}", n, name_of(severity), n == 1 ? "" : "s");
    };
    tell(Severity::error);
    tell(Severity::warning);
    if (notes) tell(Severity::note);
    return result;
}

}  // namespace qbank

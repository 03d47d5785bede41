#include "base/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/text.hpp"

namespace qbank {
namespace {

constexpr std::uint64_t any_size = std::uint64_t{1} << 40;
constexpr std::uint64_t parser_size = std::uint64_t{1} << 30;  // the parsers count bytes with 32 bits

// Deeper nesting is for recursion that a stack must bear; more columns take time that is quadratic.
constexpr std::array<LimitName, 10> names{{
    {"documents", &Limits::documents, any_size, "documents of the bank"},
    {"document-bytes", &Limits::document_bytes, parser_size, "bytes of a document"},
    {"bank-bytes", &Limits::bank_bytes, any_size, "bytes of all documents together"},
    {"settings-bytes", &Limits::settings_bytes, parser_size,
     "bytes of bank.yml, of a file beside it, and of a page"},
    {"yaml-bytes", &Limits::yaml_bytes, parser_size, "bytes of a YAML document or a front matter"},
    {"yaml-depth", &Limits::yaml_depth, 256, "lists and maps in one another"},
    {"question-bytes", &Limits::question_bytes, parser_size,
     "bytes of a question with its code, choices and answer"},
    {"line-bytes", &Limits::line_bytes, parser_size, "bytes of a line of Markdown"},
    {"table-columns", &Limits::table_columns, 1000, "columns of a table"},
    {"nesting", &Limits::nesting, 96, "quotes and lists in one another"},
}};

}  // namespace

std::span<const LimitName> limit_names() { return names; }

std::string set_limit(Limits& limits, std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    const std::string_view name = assignment.substr(0, equals);
    const auto* found = std::find_if(names.begin(), names.end(),
                                     [&](const LimitName& candidate) { return candidate.name == name; });
    if (found == names.end()) {
        std::vector<std::string_view> known;
        for (const LimitName& one : names) known.push_back(one.name);
        const std::string_view near = text::nearest(name, known);
        return fmt::format("there is no limit \"{}\"; {}", name,
                           near.empty() ? fmt::format("they are {}", fmt::join(known, ", "))
                                        : fmt::format("did you mean {}?", near));
    }
    std::string_view digits = equals == std::string_view::npos ? "" : assignment.substr(equals + 1);
    unsigned shift = 0;
    if (!digits.empty()) {
        const std::size_t unit = std::string_view("KMG").find(digits.back());
        if (unit != std::string_view::npos) {
            shift = static_cast<unsigned>(unit + 1) * 10;
            digits.remove_suffix(1);
        }
    }
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number == 0 ||
        number > found->most >> shift) {
        return fmt::format("the limit {0} is a number from 1 to {1}, as in {0}={2}", name, found->most,
                           limits.*found->value);
    }
    limits.*found->value = number << shift;
    return "";
}

std::string or_raise(std::string_view advice, std::string_view name, std::uint64_t needed) {
    return fmt::format("{}; who runs qbank can allow it with --limit {}={}", advice, name, needed);
}

std::string to_text(const Limits& limits) {
    std::string result;
    for (const LimitName& one : names)
        result += fmt::format("{}{}={}", result.empty() ? "" : " ", one.name, limits.*one.value);
    return result;
}

}  // namespace qbank

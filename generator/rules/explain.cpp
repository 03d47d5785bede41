#include "rules/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/json.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

std::string indented(std::string_view lines) {
    std::string result;
    for (const std::string_view line : text::lines(lines)) result += fmt::format("    {}\n", line);
    return result;
}

/// Words in lines of at most 78 columns.
std::string wrapped(std::string_view words) {
    constexpr std::size_t columns = 78;
    std::string result, line;
    for (const std::string_view word : text::split(words, ' ')) {
        if (!line.empty() && line.size() + 1 + word.size() > columns) {
            result += line + "\n";
            line.clear();
        }
        if (!line.empty()) line += ' ';
        line += word;
    }
    return result + line + "\n";
}

void write_text(const Rule& rule, std::ostream& out) {
    out << fmt::format("{} ({}): {}\n\n{}", rule.name, name_of(rule.severity), rule.summary,
                       wrapped(rule.explanation));
    out << fmt::format("\nwrong:\n{}right:\n{}", indented(rule.wrong), indented(rule.right));
    if (rule.fixable) out << "\n`qbank check --fix` mends what is certain of it.\n";
}

/// A fence longer than any in the example.
std::string fenced(std::string_view example) {
    const std::string_view fence = example.find("```") == std::string_view::npos ? "```" : "````";
    return fmt::format("{}text\n{}\n{}\n", fence, example, fence);
}

void write_markdown(const Rule& rule, std::ostream& out) {
    out << fmt::format("## {}\n\n*{}*: {}.\n\n{}\n\nWrong:\n\n{}\nRight:\n\n{}", rule.name,
                       name_of(rule.severity), rule.summary, rule.explanation, fenced(rule.wrong),
                       fenced(rule.right));
    if (rule.fixable) out << "\n`qbank check --fix` mends what is certain of it.\n";
}

Json to_json(const Rule& rule) {
    return {{"name", rule.name},       {"severity", name_of(rule.severity)},
            {"summary", rule.summary}, {"explanation", rule.explanation},
            {"wrong", rule.wrong},     {"right", rule.right},
            {"fixable", rule.fixable}};
}

}  // namespace

void explain_rule(const Rule& rule, std::string_view format, std::ostream& out) {
    if (format == "json") {
        out << to_text(to_json(rule), 1) << '\n';
    } else if (format == "markdown") {
        write_markdown(rule, out);
    } else {
        write_text(rule, out);
    }
}

void explain_all(std::string_view format, std::ostream& out) {
    if (format == "json") {
        Json rules = Json::array();
        for (const Rule& rule : all_rules()) rules.push_back(to_json(rule));
        out << to_text({{"schema", 1}, {"rules", std::move(rules)}}, 1) << '\n';
        return;
    }
    if (format == "markdown") {
        std::string_view separator;
        for (const Rule& rule : all_rules()) {
            out << separator;
            write_markdown(rule, out);
            separator = "\n";
        }
        return;
    }
    std::size_t widest = 0;
    for (const Rule& rule : all_rules()) widest = std::max(widest, rule.name.size());
    for (const Rule& rule : all_rules())
        out << fmt::format("{:<{}}  {:<7}  {}\n", rule.name, widest, name_of(rule.severity), rule.summary);
}

}  // namespace qbank

#include <fmt/format.h>

#include "base/text.hpp"
#include "help/help_formats.hpp"

namespace qbank {
namespace {

/// Text of help may hold what Markdown would take for markup.
std::string plain(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '<' || c == '*' || c == '_' || c == '[' || c == ']' || c == '|' || c == '`' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

std::string code(std::string_view text) { return fmt::format("`{}`", text); }

std::string choices(const ValueHelp& value) {
    if (value.completes != Completes::choice) return "";
    std::vector<std::string> names;
    for (const std::string& choice : value.choices) names.push_back(code(choice));
    return ": one of " + text::join(names, ", ");
}

std::string synopsis(const CommandHelp& command) {
    std::string line = "qbank " + command.name;
    for (const ArgumentHelp& argument : command.arguments) {
        const std::string name = argument.value.name + (argument.many ? "..." : "");
        line += argument.required ? " " + name : " [" + name + "]";
    }
    return line + (command.options.empty() ? "" : " [OPTION...]");
}

}  // namespace

void write_reference_page(const ProgramHelp& help, std::ostream& out) {
    for (const CommandHelp& command : help.commands) {
        out << fmt::format("## {}\n\n{}.\n\n```text\n{}\n```\n\n", command.name, plain(command.description),
                           synopsis(command));
        for (const ArgumentHelp& argument : command.arguments)
            out << fmt::format("- {}: {}{}\n", code(argument.value.name), plain(argument.description),
                               choices(argument.value));
        for (const OptionHelp& option : command.options) {
            std::vector<std::string> names;
            for (const std::string& name : option.names) names.push_back(code(name));
            out << fmt::format("- {}{}: {}{}\n", text::join(names, ", "),
                               option.takes_value ? " " + code(option.value.name) : "",
                               plain(option.description), choices(option.value));
        }
        out << '\n';
    }
}

}  // namespace qbank

#include <fmt/format.h>

#include "base/text.hpp"
#include "help/shells.hpp"

namespace qbank {
namespace {

/// In a specification of _arguments, colons and brackets divide its parts.
std::string plain(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == ':' || c == '[' || c == ']' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

std::string action(const ValueHelp& value) {
    switch (value.completes) {
        case Completes::choice: return "(" + text::join(value.choices, " ") + ")";
        case Completes::folder: return "_directories";
        case Completes::file: return "_files";
        case Completes::nothing: break;
    }
    return " ";
}

/// "(-o --output)"{-o,--output=}"[description]:NAME:action": one of the names shuts the others out.
std::string specification(const OptionHelp& option) {
    std::string rest = fmt::format("[{}]", plain(option.description));
    if (option.takes_value) rest += fmt::format(":{}:{}", plain(option.value.name), action(option.value));
    const auto name = [&](const std::string& given) {
        // A value may follow `--long` as `=value` or as the next word, `-s` as the next word or at once.
        if (!option.takes_value) return given;
        return given + (given.starts_with("--") ? "=" : "+");
    };
    if (option.names.size() == 1) return shell_quoted(name(option.names.front()) + rest);
    std::vector<std::string> names;
    for (const std::string& given : option.names) names.push_back(name(given));
    return fmt::format("'({})'{{{}}}{}", text::join(option.names, " "), text::join(names, ","),
                       shell_quoted(rest));
}

std::string specification(const ArgumentHelp& argument, std::size_t place) {
    const std::string which = argument.many ? "*" : std::to_string(place);
    return shell_quoted(fmt::format("{}:{}{}:{}", which, argument.required || argument.many ? "" : ":",
                                    plain(argument.value.name), action(argument.value)));
}

void write_arguments(const CommandHelp& command, std::ostream& out) {
    out << "    _arguments -s -S";
    for (const OptionHelp& option : command.options) out << " \\\n        " << specification(option);
    for (std::size_t i = 0; i < command.arguments.size(); ++i)
        out << " \\\n        " << specification(command.arguments[i], i + 1);
    out << '\n';
}

}  // namespace

void write_zsh_completion(const ProgramHelp& help, std::ostream& out) {
    out << "#compdef qbank\n# zsh completion for qbank; made by `qbank completion zsh`.\n";
    for (const CommandHelp& command : help.commands) {
        out << fmt::format("\n_qbank_{}() {{\n", command.name);
        write_arguments(command, out);
        out << "}\n";
    }
    out << "\n_qbank_commands() {\n    local -a commands=(\n";
    for (const CommandHelp& command : help.commands)
        out << "        " << shell_quoted(command.name + ":" + plain(command.description)) << '\n';
    out << "    )\n    _describe -t commands 'command' commands\n}\n";
    out << "\n_qbank() {\n    local context state line\n    typeset -A opt_args\n    _arguments -C";
    for (const OptionHelp& option : help.options) out << " \\\n        " << specification(option);
    out << " \\\n        '1:command:_qbank_commands' \\\n        '*::argument:->argument'\n"
           "    [[ $state == argument ]] || return\n"
           "    (( $+functions[_qbank_$line[1]] )) && _qbank_$line[1]\n}\n"
           // Autoloaded, the file is the function's body; sourced, it only has to be announced.
           "\nif [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n    _qbank \"$@\"\nelse\n    compdef "
           "_qbank qbank\nfi\n";
}

}  // namespace qbank

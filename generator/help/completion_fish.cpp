#include <fmt/format.h>

#include "base/text.hpp"
#include "help/shells.hpp"

namespace qbank {
namespace {

std::string offer(const ValueHelp& value) {
    switch (value.completes) {
        case Completes::choice: return fmt::format(" -a {}", fish_quoted(text::join(value.choices, " ")));
        case Completes::folder: return " -a '(__fish_complete_directories)'";
        case Completes::file: return " -F";
        case Completes::nothing: break;
    }
    return "";
}

void write_option(const OptionHelp& option, const std::string& condition, std::ostream& out) {
    out << fmt::format("complete -c qbank -n {}", fish_quoted(condition));
    for (const std::string& name : option.names) {
        out << (name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1));
    }
    // -x also keeps the names of files away, which the rule for the whole program does not do behind an
    // option.
    if (option.takes_value)
        out << (option.value.completes == Completes::file ? " -r" : " -x") << offer(option.value);
    out << " -d " << fish_quoted(option.description) << '\n';
}

}  // namespace

void write_fish_completion(const ProgramHelp& help, std::ostream& out) {
    out << "# fish completion for qbank; made by `qbank completion fish`.\n"
           "complete -c qbank -f\n";
    for (const OptionHelp& option : help.options) write_option(option, "__fish_use_subcommand", out);
    for (const CommandHelp& command : help.commands) {
        const std::string here = "__fish_seen_subcommand_from " + command.name;
        out << fmt::format("complete -c qbank -n __fish_use_subcommand -a {} -d {}\n", command.name,
                           fish_quoted(command.description));
        for (const OptionHelp& option : command.options) write_option(option, here, out);
        for (const ArgumentHelp& argument : command.arguments) {
            if (argument.value.completes == Completes::nothing) continue;
            out << fmt::format("complete -c qbank -n {}{}\n", fish_quoted(here), offer(argument.value));
        }
    }
}

}  // namespace qbank

// Plain bash, without the functions of the bash-completion package, which is not installed everywhere.
#include <fmt/format.h>

#include "base/text.hpp"
#include "help/shells.hpp"

namespace qbank {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view by) {
    return text::join(words, by);
}

std::string names_of(const std::vector<OptionHelp>& options) {
    std::vector<std::string> names;
    for (const OptionHelp& option : options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return joined(names, " ");
}

/// What fills COMPREPLY for a value.
std::string offer(const ValueHelp& value) {
    switch (value.completes) {
        case Completes::choice:
            return fmt::format("_qbank_words {}", shell_quoted(joined(value.choices, " ")));
        case Completes::folder: return "_qbank_paths -d";
        case Completes::file: return "_qbank_paths -f";
        case Completes::nothing: break;
    }
    return ":";
}

constexpr std::string_view beginning = R"bash(# bash completion for qbank; made by `qbank completion bash`.

_qbank_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word"); }

_qbank_paths() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$word")
}

_qbank() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' i place=0 takes_value=''
    COMPREPLY=()
    # `--format=json` arrives as three words.
    if [[ $word == = ]]; then
        word=''
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
)bash";

constexpr std::string_view counting =
    R"bash(    # Which argument this is: options and their values do not count.
    for ((i++; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            =) ;;
            -*) [[ " $takes_value " != *" ${COMP_WORDS[i]} "* ]] || i=$((i + 1)) ;;
            *) [[ ${COMP_WORDS[i - 1]} == = ]] || place=$((place + 1)) ;;
        esac
    done
    if [[ $word == -* ]]; then
        _qbank_words "$options"
        return
    fi
    case $command:$place in
)bash";

}  // namespace

void write_bash_completion(const ProgramHelp& help, std::ostream& out) {
    std::vector<std::string> commands;
    for (const CommandHelp& command : help.commands) commands.push_back(command.name);
    out << beginning;
    out << fmt::format(
        "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
        "        case ${{COMP_WORDS[i]}} in\n"
        "            {}) command=${{COMP_WORDS[i]}} && break ;;\n"
        "        esac\n"
        "    done\n"
        "    local options\n"
        "    case $command in\n",
        joined(commands, " | "));
    for (const CommandHelp& command : help.commands) {
        std::vector<OptionHelp> with_value;
        for (const OptionHelp& option : command.options) {
            if (option.takes_value) with_value.push_back(option);
        }
        out << fmt::format(
            "        {})\n            options={}\n            takes_value={}\n            ;;\n", command.name,
            shell_quoted(names_of(command.options)), shell_quoted(names_of(with_value)));
    }
    out << fmt::format(
        "        *)\n            _qbank_words {}\n            return\n            ;;\n    esac\n",
        shell_quoted(joined(commands, " ") + " " + names_of(help.options)));

    out << "    case $command:$previous in\n";
    for (const CommandHelp& command : help.commands) {
        for (const OptionHelp& option : command.options) {
            if (!option.takes_value) continue;
            std::vector<std::string> patterns;
            for (const std::string& name : option.names) patterns.push_back(command.name + ":" + name);
            out << fmt::format("        {})\n            {}\n            return\n            ;;\n",
                               joined(patterns, " | "), offer(option.value));
        }
    }
    out << "    esac\n" << counting;
    for (const CommandHelp& command : help.commands) {
        for (std::size_t i = 0; i < command.arguments.size(); ++i) {
            const ArgumentHelp& argument = command.arguments[i];
            out << fmt::format("        {}:{}) {} ;;\n", command.name,
                               argument.many ? "*" : std::to_string(i), offer(argument.value));
        }
    }
    out << "    esac\n}\n\ncomplete -F _qbank qbank\n";
}

}  // namespace qbank

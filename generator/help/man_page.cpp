// man(7) rather than mdoc(7): both man-db and mandoc render it, and everything needed is in it.
#include <fmt/format.h>

#include "base/text.hpp"
#include "help/help_formats.hpp"

namespace qbank {
namespace {

/// Text as troff shows it: backslashes and hyphens as they are, no line taken for a request.
std::string troff(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\') {
            result += "\\e";
        } else if (c == '-') {
            result += "\\-";
        } else {
            if ((c == '.' || c == '\'') && (result.empty() || result.back() == '\n')) result += "\\&";
            result += c;
        }
    }
    return result;
}

std::string bold(std::string_view text) { return "\\fB" + troff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + troff(text) + "\\fR"; }

std::string synopsis(const ArgumentHelp& argument) {
    const std::string name = italic(argument.value.name) + (argument.many ? " ..." : "");
    return argument.required ? name : "[" + name + "]";
}

void write_choices(const ValueHelp& value, std::ostream& out) {
    if (value.completes == Completes::choice)
        out << "One of " << troff(text::join(value.choices, ", ")) << ".\n";
}

std::string sentence(std::string text) {
    if (text.empty()) return text;
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    if (text.back() != '.') text += '.';
    return text;
}

void write_option(const OptionHelp& option, std::ostream& out) {
    std::vector<std::string> names;
    for (const std::string& name : option.names) names.push_back(bold(name));
    out << ".TP\n" << text::join(names, ", ");
    if (option.takes_value) out << ' ' << italic(option.value.name);
    out << '\n' << troff(sentence(option.description)) << '\n';
    if (option.takes_value) write_choices(option.value, out);
}

void write_command(const CommandHelp& command, std::ostream& out) {
    out << ".SS " << command.name << '\n' << ".B qbank " << command.name << '\n';
    if (!command.options.empty()) out << ".RI [ OPTION \" ...]\"\n";
    for (const ArgumentHelp& argument : command.arguments) out << synopsis(argument) << '\n';
    out << ".PP\n" << troff(sentence(command.description)) << '\n';
    for (const ArgumentHelp& argument : command.arguments) {
        out << ".TP\n"
            << italic(argument.value.name) << '\n'
            << troff(sentence(argument.description)) << '\n';
        write_choices(argument.value, out);
    }
    for (const OptionHelp& option : command.options) write_option(option, out);
}

constexpr std::string_view after_commands = R"man(.SH EXIT STATUS
.TP
0
It worked.
.TP
1
The content has errors, or warnings with \fB\-\-strict\fR; nothing was published.
.TP
2
The command line or the environment is at fault.
.SH ENVIRONMENT
.TP
.B NO_COLOR
If set, nothing is coloured.
.SH FILES
A bank is a folder of documents; all of these are optional.
.TP
.I bank.yml
Title, description, address and defaults.
.TP
.I topics.yml
Topics, and the headings of documents that mean them.
.TP
.I sources.yml
The lists that ask the questions.
.TP
.I synonyms.yml
Terms that mean the same.
.TP
.I duplicates.yml
Decisions about questions that resemble each other.
.TP
.IR questions/ topic / name .md
One question a file: front matter, then the answer in Markdown.
.TP
.IR pages/ name .md
A plain page.
.TP
.IR static/ ", " templates/ ", " theme/
Files copied as they are, and files that win over the ones that ship.
.SH EXAMPLES
.EX
qbank init my\-bank
qbank serve my\-bank
qbank build my\-bank \-o site \-\-strict
.EE
)man";

}  // namespace

void write_man_page(const ProgramHelp& help, std::ostream& out) {
    // Without a date: it would be that of the build, and the same input is to give the same bytes.
    out << fmt::format(".TH QBANK 1 \"\" \"qbank {}\" \"User Commands\"\n", troff(help.version));
    out << ".SH NAME\nqbank \\- make a searchable site of question documents\n";
    out << ".SH SYNOPSIS\n.B qbank\n.I COMMAND\n.RI [ OPTION \" ...] [\" ARGUMENT \" ...]\"\n.br\n";
    out << ".B qbank\n.RB [ \\-\\-help | \\-\\-version ]\n";
    out << ".SH DESCRIPTION\n" << troff(sentence(help.description)) << '\n';
    out << "It reads lists of questions in the shape they were published in, tells which questions are the "
           "same, and\n"
           "writes static pages with a search that needs no server.\n";
    out << ".SH OPTIONS\n";
    for (const OptionHelp& option : help.options) write_option(option, out);
    out << ".SH COMMANDS\n";
    for (const CommandHelp& command : help.commands) write_command(command, out);
    out << after_commands;
}

}  // namespace qbank

#pragma once
#include <ostream>
#include <span>
#include <string_view>

#include "help/program_help.hpp"

namespace qbank {

/// A shell for which the program can write a completion script.
struct Shell {
    std::string_view name;
    void (*write)(const ProgramHelp&, std::ostream&);
};

/// All of them, as `qbank completion` lists them.
std::span<const Shell> shells();

/// Null if there is no such shell.
const Shell* find_shell(std::string_view name);

/// The manual page in the man(7) language.
void write_man_page(const ProgramHelp& help, std::ostream& out);

/// Every command with its options in Markdown, headings from level 2: the body of a reference page.
void write_reference_page(const ProgramHelp& help, std::ostream& out);

}  // namespace qbank

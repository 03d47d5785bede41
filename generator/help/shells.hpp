#pragma once
#include <ostream>

#include "help/program_help.hpp"

namespace qbank {

void write_bash_completion(const ProgramHelp& help, std::ostream& out);
void write_zsh_completion(const ProgramHelp& help, std::ostream& out);
void write_fish_completion(const ProgramHelp& help, std::ostream& out);

/// Text between single quotes: for bash, zsh and, with its own rule for a quote inside, fish.
std::string shell_quoted(std::string_view text);
std::string fish_quoted(std::string_view text);

}  // namespace qbank

#pragma once
#include <CLI/App.hpp>

#include "help/program_help.hpp"

namespace qbank {

/// What the command line says about itself. A value named FOLDER, BANK or DIR is completed as a folder, one
/// of a closed set as a choice, a number not at all, any other as a file.
ProgramHelp describe(const CLI::App& app, const std::string& version);

}  // namespace qbank

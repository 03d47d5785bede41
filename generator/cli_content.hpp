#pragma once
#include <CLI/App.hpp>

#include "cli.hpp"

/// The part of the command line that is about writing questions.
namespace qbank {

/// `--limit NAME=NUMBER`, for commands that read a bank.
void add_limit_option(CLI::App& command, Options& options);
void add_check_options(CLI::App& check, Options& options);
CLI::App* add_fmt_command(CLI::App& app, Options& options);
/// `into` takes the bank's folder.
CLI::App* add_new_command(CLI::App& app, Options& options, std::string& into);

/// The bank among the names of check and fmt: the first that is a folder; else the bank around the first
/// file; else "". What is left are files.
std::string bank_among_names(ContentOptions& content);

/// Makes the names that are left files of the bank. Throws std::runtime_error for one that is not there, or
/// not below it.
void settle_files(Options& options);

}  // namespace qbank

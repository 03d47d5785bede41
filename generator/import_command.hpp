#pragma once
#include <CLI/App.hpp>

#include <string>

#include "cli.hpp"

namespace qbank {

/// `into` takes the bank's folder.
void add_import_command(CLI::App& app, Options& options, std::string& into);

/// `qbank import`: 0, 1 if the bank or the documents have to be mended first (nothing was written).
int import_documents(const Options& options);

}  // namespace qbank

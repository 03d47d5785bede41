#pragma once
#include <filesystem>
#include <string>

namespace qbank {

enum class Command { build, serve, check, export_, duplicates, stats };

/// What the command line asks for. Made only by parse_command_line(): the bank is a folder that exists.
struct Options {
    Command command = Command::build;
    std::filesystem::path bank;
    std::filesystem::path
        output;            ///< of build: the site's folder; of export: a file, or empty for standard output
    std::string base_url;  ///< ends in '/', or empty: then bank.yml's counts
    std::string format;    ///< of export, check, duplicates, stats
    unsigned jobs = 0;     ///< 0: one a processor
    int port = 8000;
    bool strict = false, drafts = false, quiet = false, verbose = false;
    std::filesystem::path share;  ///< the folder with templates/ and theme/
};

/// Thrown when there is nothing to run: after --help (status 0) or a mistake in the command line (status 2).
struct Exit {
    int status = 0;
};

/// As `qbank --version` prints it, without the name.
std::string program_version();

/// Reads the command line. Prints help or the mistake itself.
Options parse_command_line(int argc, char** argv);

}  // namespace qbank

#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "base/limits.hpp"
#include "base/progress.hpp"
#include "base/timings.hpp"
#include "content_options.hpp"
#include "help/program_help.hpp"
#include "import_options.hpp"
#include "model/site_part.hpp"

namespace qbank {

enum class Command {
    build,
    serve,
    check,
    export_,
    duplicates,
    stats,
    init,
    completion,
    man,
    fmt,
    new_,
    import,
    diff
};

/// What the command line asks for. Made only by parse_command_line(): the bank is a folder that exists.
struct Options {
    Command command = Command::build;
    std::filesystem::path bank;
    std::filesystem::path output;  ///< of build: the site's folder; of export: a file, or empty for standard
                                   ///< output; of init: the new bank
    std::string base_url;          ///< ends in '/', or empty: then bank.yml's counts
    std::string repository;        ///< does not, or empty: likewise
    std::string format;            ///< of export, check, duplicates, stats; of completion: the shell
    Limits limits;                 ///< defaults, and what --limit says
    std::vector<std::string> limits_given;  ///< as typed
    unsigned jobs = 0;                      ///< 0: one a processor
    int port = 8000;
    SitePart part;  ///< of build: which part of the site is made
    bool strict = false, drafts = false, quiet = false, verbose = false;
    bool review = false;             ///< of duplicates: ask about the suggestions on the terminal
    bool raw = false;                ///< of export: leave cells alone that a spreadsheet would run
    std::filesystem::path previous;  ///< of build: the bank.json that is published now, or empty
    std::filesystem::path old_export, new_export;  ///< of diff
    std::filesystem::path share;                   ///< the folder with templates/ and theme/
    ContentOptions content;                        ///< of check, fmt, new and serve: see there
    ImportOptions import;
    std::shared_ptr<Progress> progress;  ///< never null: shows nothing where nobody looks
    std::shared_ptr<Timings> timings;    ///< never null
    std::string tell_timings;            ///< of build: "text", "json", or empty: nobody asked
    ProgramHelp help;                    ///< of completion and man: what the command line says about itself
};

/// Thrown when there is nothing to run: after --help (status 0) or a mistake in the command line (status 2).
struct Exit {
    int status = 0;
};

/// Reads the command line. Prints help or the mistake itself.
Options parse_command_line(int argc, char** argv);

}  // namespace qbank

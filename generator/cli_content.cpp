#include "cli_content.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <stdexcept>

namespace qbank {
namespace {

namespace fs = std::filesystem;

/// The nearest folder above the file that has a bank.yml, or "".
std::string bank_around(const fs::path& file) {
    std::error_code ignored;
    fs::path folder = fs::weakly_canonical(file, ignored).parent_path();
    for (; !folder.empty(); folder = folder.parent_path()) {
        if (fs::is_regular_file(folder / "bank.yml", ignored)) {
            const fs::path near = fs::proximate(folder, ignored);
            return near.empty() ? folder.string() : near.string();
        }
        if (folder == folder.parent_path()) break;
    }
    return "";
}

}  // namespace

void add_check_options(CLI::App& check, Options& options) {
    ContentOptions& content = options.content;
    check
        .add_option("BANK", content.names,
                    "folder of the bank, and FILEs of it: only what these add is told "
                    "(default: content if it has a bank.yml, else the current folder)")
        ->type_name("FILE");
    check.add_option("--since", content.since, "only what was added since this revision of git")
        ->type_name("REV");
    check.add_option("--explain", content.rule, "explain a rule (\"all\": every rule; nothing: list them)")
        ->type_name("RULE")
        ->expected(0, 1);
    check
        .add_option("--summary", content.summary,
                    "add a summary in Markdown to this file (--format github: to $GITHUB_STEP_SUMMARY)")
        ->type_name("FILE");
    check.add_flag("--fix", content.fix, "mend first what is mechanical, as fmt does");
    check.add_flag("--external", content.external, "ask other sites whether the links to them work");
}

void add_limit_option(CLI::App& command, Options& options) {
    command
        .add_option(
            "--limit", options.limits_given,
            "what a bank may cost, as in line-bytes=40000; may be given again (SECURITY.md lists them)")
        ->type_name("NAME=NUMBER")
        ->expected(1)
        ->take_all();
}

CLI::App* add_fmt_command(CLI::App& app, Options& options) {
    CLI::App* fmt = app.add_subcommand("fmt", "Mend what is mechanical in question files");
    fmt->callback([&options] { options.command = Command::fmt; });
    fmt->add_option(
           "FILE", options.content.names,
           "question files, or the folder of a bank for all of its question files (default: as BANK of "
           "check)")
        ->type_name("FILE");
    fmt->add_flag("--check", options.content.only_look, "change nothing: list what would change, status 1");
    fmt->add_flag("--quiet,-q", options.quiet, "do not list the files");
    return fmt;
}

CLI::App* add_new_command(CLI::App& app, Options& options, std::string& into) {
    CLI::App* make = app.add_subcommand("new", "Make a question file, unless the bank has the question");
    make->callback([&options] { options.command = Command::new_; });
    make->add_option("TOPIC", options.content.topic, "id of a topic")->required()->type_name("TOPIC");
    make->add_option("QUESTION", options.content.question, "the question, in quotes")
        ->required()
        ->type_name("TEXT");
    make->add_option("--into", into, "folder of the bank (default: as BANK of check)")->type_name("BANK");
    make->add_option("--jobs,-j", options.jobs, "threads to use (default: one a processor)");
    make->add_flag("--quiet,-q", options.quiet, "print the path alone");
    add_limit_option(*make, options);
    return make;
}

std::string bank_among_names(ContentOptions& content) {
    std::error_code ignored;
    for (auto name = content.names.begin(); name != content.names.end(); ++name) {
        if (!fs::is_directory(*name, ignored)) continue;
        std::string bank = std::move(*name);
        content.names.erase(name);
        return bank;
    }
    return content.names.empty() ? "" : bank_around(content.names.front());
}

void settle_files(Options& options) {
    std::error_code ignored;
    const fs::path bank = fs::canonical(options.bank);
    for (const std::string& name : options.content.names) {
        if (fs::is_directory(name, ignored))
            throw std::runtime_error(fmt::format("{} is a second folder; name one bank and its files", name));
        // As seen from here, or as findings name it: from the bank.
        const fs::path file = fs::exists(name, ignored) ? fs::path(name) : options.bank / name;
        if (!fs::is_regular_file(fs::symlink_status(file, ignored)))
            throw std::runtime_error(fmt::format("there is no file {}", name));
        const std::string path = fs::canonical(file).lexically_relative(bank).generic_string();
        if (path.empty() || path == ".." || path.starts_with("../"))
            throw std::runtime_error(fmt::format("{} is not in the bank {}", name, options.bank.string()));
        options.content.files.push_back(path);
    }
}

}  // namespace qbank

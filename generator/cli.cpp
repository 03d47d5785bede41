#include "cli.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

#include "check/report.hpp"
#include "export/export.hpp"

namespace qbank {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& message) {
    std::cerr << "qbank: " << message << '\n';
    throw Exit{2};
}

/// The folder with templates/ and theme/: beside the installed program, or where the sources are.
fs::path find_share() {
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    for (const fs::path& candidate : {program.parent_path().parent_path() / "share" / "qbank",
                                      fs::path(QBANK_INSTALLED_SHARE), fs::path(QBANK_SOURCE_SHARE)}) {
        if (fs::is_directory(candidate / "templates", ignored)) return candidate;
    }
    refuse("the templates are missing; install the program anew, or build it from its sources");
}

/// What is called BANK: the argument, else `content` if it is a bank, else the current folder.
fs::path find_bank(const std::string& argument) {
    std::error_code ignored;
    fs::path bank = argument;
    if (argument.empty()) bank = fs::is_regular_file("content/bank.yml", ignored) ? "content" : ".";
    if (!fs::exists(bank, ignored)) refuse("there is no folder " + bank.string());
    if (!fs::is_directory(bank, ignored))
        refuse(bank.string() + " is not a folder; name the folder that holds the documents");
    return bank;
}

std::string checked_base_url(std::string url) {
    if (url.empty()) return url;
    const bool http = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
    if (!http || url.find_first_of(" \"<>?#\\") != std::string::npos) {
        refuse("--base-url must be the address of the site, such as https://example.org/bank/");
    }
    while (url.back() == '/') url.pop_back();
    return url + "/";
}

template <class Formats>
CLI::Validator one_of(const Formats& formats, std::initializer_list<std::string> more = {}) {
    std::vector<std::string> names(more);
    for (const auto& format : formats) names.emplace_back(format.name);
    return CLI::IsMember(names);
}

}  // namespace

std::string program_version() { return QBANK_VERSION; }

Options parse_command_line(int argc, char** argv) {
    Options options;
    std::string bank;
    CLI::App app{"qbank turns question documents into a searchable site.", "qbank"};
    app.set_version_flag("--version", "qbank " + program_version());
    app.require_subcommand(1);

    const auto command = [&](Command which, const char* name, const char* description) {
        CLI::App* sub = app.add_subcommand(name, description);
        sub->callback([&options, which] { options.command = which; });
        sub->add_option("--jobs,-j", options.jobs, "threads to use (default: one a processor)");
        sub->add_flag("--drafts", options.drafts, "include questions marked draft: true");
        sub->add_flag("--verbose,-v", options.verbose, "tell repairs, merges and recognized shapes, too");
        sub->add_flag("--quiet,-q", options.quiet, "print nothing but findings");
        return sub;
    };
    const auto bank_argument = [&](CLI::App* sub) {
        sub->add_option(
            "BANK", bank,
            "folder of the bank (default: content if it has a bank.yml, else the current folder)");
    };
    const auto site_options = [&](CLI::App* sub) {
        sub->add_option("--base-url", options.base_url, "address the site will have, in place of bank.yml's");
    };

    CLI::App* build = command(Command::build, "build", "Build the site");
    bank_argument(build);
    build->add_option("--output,-o", options.output, "folder of the site (default: site)");
    build->add_flag("--strict", options.strict, "treat warnings as errors");
    site_options(build);

    CLI::App* serve = command(Command::serve, "serve", "Preview the site and rebuild it on every change");
    bank_argument(serve);
    serve->add_option("--port,-p", options.port, "port to listen on (default: 8000, or the next free one)")
        ->check(CLI::Range(1, 65535));
    site_options(serve);

    CLI::App* check = command(Command::check, "check", "Report what should be mended in the content");
    bank_argument(check);
    check->add_flag("--strict", options.strict, "treat warnings as errors");
    check->add_option("--format", options.format, "text, or for programs")
        ->check(one_of(report_formats(), {"text"}));

    CLI::App* take = command(Command::export_, "export", "Write the bank in another format");
    take->add_option("FORMAT", options.format, "the format")->required()->check(one_of(export_formats()));
    bank_argument(take);
    take->add_option("--output,-o", options.output, "file to write (default: standard output)");

    CLI::App* duplicates =
        command(Command::duplicates, "duplicates", "Show which questions are the same, and why");
    bank_argument(duplicates);
    duplicates->add_option("--format", options.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}));

    CLI::App* stats = command(Command::stats, "stats", "Count questions by topic, level, kind and source");
    bank_argument(stats);
    stats->add_option("--format", options.format, "text or json")->check(CLI::IsMember({"text", "json"}));

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        throw Exit{app.exit(error) == 0 ? 0 : 2};
    }
    options.bank = find_bank(bank);
    options.base_url = checked_base_url(options.base_url);
    options.share = find_share();
    if (options.command == Command::build && options.output.empty()) options.output = "site";
    if (options.format.empty()) options.format = "text";
    return options;
}

}  // namespace qbank

#include "cli.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <iostream>

#include "base/text.hpp"
#include "check/report.hpp"
#include "cli_content.hpp"
#include "cli_help.hpp"
#include "diff/diff.hpp"
#include "export/export.hpp"
#include "help/help_formats.hpp"
#include "import_command.hpp"
#include "version.hpp"

namespace qbank {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& message) {
    std::cerr << "qbank: " << text::printable(message) << '\n';
    throw Exit{2};
}

/// The folder with templates/ and theme/: beside the installed program, or where the sources are. Where there
/// is no /proc to tell where the program is, as in a bare chroot, the places it is usually installed in.
fs::path find_share() {
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    for (const fs::path& candidate :
         {program.parent_path().parent_path() / "share" / "qbank", fs::path(QBANK_INSTALLED_SHARE),
          fs::path("/usr/share/qbank"), fs::path(QBANK_SOURCE_SHARE)}) {
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

/// An address without a '/' at its end, or empty; `wanted` says what the option must be.
std::string checked_address(std::string url, const char* wanted) {
    if (url.empty()) return url;
    const bool http = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
    if (!http || url.find_first_of(" \"<>?#\\") != std::string::npos) refuse(wanted);
    while (url.back() == '/') url.pop_back();
    return url;
}

/// "2/4"
SitePart checked_part(std::string_view text) {
    SitePart part;
    const auto number = [](std::string_view digits, std::size_t& value) {
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() && end == digits.data() + digits.size();
    };
    const std::size_t slash = std::min(text.find('/'), text.size());
    constexpr std::size_t most = 1000;
    if (slash == text.size() || !number(text.substr(0, slash), part.number) ||
        !number(text.substr(slash + 1), part.of) || part.number < 1 || part.number > part.of ||
        part.of > most)
        refuse(fmt::format("--shard must be a part and the number of parts, at most {}, such as 2/4", most));
    return part;
}

void check_addresses(Options& options) {
    options.base_url = checked_address(
        options.base_url, "--base-url must be the address of the site, such as https://example.org/bank/");
    if (!options.base_url.empty()) options.base_url += '/';
    options.repository = checked_address(
        options.repository, "--repository must be an address, such as https://github.com/owner/name");
}

template <class Formats>
CLI::Validator one_of(const Formats& formats, std::initializer_list<std::string> more = {}) {
    std::vector<std::string> names(more);
    for (const auto& format : formats) names.emplace_back(format.name);
    return CLI::IsMember(names);
}

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

/// The preview rebuilds while its reader works: that is told by the page, not by a bar.
Progress::Style progress_wanted(const Options& options) {
    const char* terminal = std::getenv("TERM");
    const bool draws =
        terminal != nullptr && std::string_view(terminal) != "dumb" && ::isatty(STDERR_FILENO) != 0;
    return progress_style(options.quiet || options.command == Command::serve, draws, is_set("CI"));
}

/// "qbank 0.1.0 (3cdd1c7a90b1)"
std::string version_line() {
    const std::string commit(program_commit().substr(0, 12));
    return "qbank " + std::string(program_version()) + (commit.empty() ? "" : " (" + commit + ")");
}

/// A format is named, and one that is no text goes to no terminal.
void check_export(const Options& options, const CLI::Option& format) {
    if (format.count() == 0) refuse("export needs a FORMAT; `qbank export --list` shows them");
    if (options.output.empty() && !find_export_format(options.format)->is_text &&
        ::isatty(STDOUT_FILENO) != 0)
        refuse("this format is not for a terminal; name a file: -o FILE");
}

}  // namespace

Options parse_command_line(int argc, char** argv) {
    Options options;
    options.timings = std::make_shared<Timings>();
    std::string bank;
    CLI::App app{"qbank turns question documents into a searchable site.", "qbank"};
    app.set_version_flag("--version", version_line());
    app.require_subcommand(1);

    const auto command = [&](Command which, const char* name, const char* description) {
        CLI::App* sub = app.add_subcommand(name, description);
        sub->callback([&options, which] { options.command = which; });
        sub->add_option("--jobs,-j", options.jobs, "threads to use (default: one a processor)");
        sub->add_flag("--drafts", options.drafts, "include questions marked draft: true");
        sub->add_flag("--verbose,-v", options.verbose, "tell repairs, merges and recognized shapes, too");
        sub->add_flag("--quiet,-q", options.quiet, "print nothing but findings");
        add_limit_option(*sub, options);
        return sub;
    };
    const auto bank_argument = [&](CLI::App* sub) {
        sub->add_option("BANK", bank,
                        "folder of the bank (default: content if it has a bank.yml, else the current folder)")
            ->type_name("FOLDER");
    };
    const auto site_options = [&](CLI::App* sub) {
        sub->add_option("--base-url", options.base_url, "address the site will have, in place of bank.yml's")
            ->type_name("URL");
        sub->add_option("--repository", options.repository,
                        "where the bank is kept, for links to edit and report, in place of bank.yml's")
            ->type_name("URL");
    };

    const auto timings_option = [&](CLI::App* sub, const char* description) {
        sub->add_flag("--timings{text}", options.tell_timings, description)
            ->check(CLI::IsMember({"text", "json"}));
    };

    CLI::App* build = command(Command::build, "build", "Build the site");
    bank_argument(build);
    build->add_option("--output,-o", options.output, "folder of the site (default: site)")
        ->type_name("FOLDER");
    build->add_flag("--strict", options.strict, "treat warnings as errors");
    build
        ->add_option("--previous", options.previous,
                     "the bank.json that is published now: what has changed since is dated, and in the feed")
        ->type_name("FILE");
    timings_option(build, "print what each stage took; --timings=json for programs");
    std::string part;
    CLI::Option* shard =
        build
            ->add_option(
                "--shard", part,
                "make part I of N of the site's files: the parts, copied over each other, are the site")
            ->type_name("I/N");
    site_options(build);

    CLI::App* serve = command(Command::serve, "serve", "Preview the site and rebuild it on every change");
    bank_argument(serve);
    serve->add_option("--port,-p", options.port, "port to listen on (default: 8000, or the next free one)")
        ->check(CLI::Range(1, 65535));
    serve->add_flag("--open", options.content.open, "open it in the browser");
    site_options(serve);

    CLI::App* check = command(Command::check, "check", "Report what should be mended in the content");
    add_check_options(*check, options);
    check->add_flag("--strict", options.strict, "treat warnings as errors");
    check->add_option("--format", options.format, "text, or for programs")
        ->check(one_of(report_formats(), {"text", "markdown"}));

    CLI::App* take = command(Command::export_, "export", "Write the bank in another format");
    bool list_formats = false;
    CLI::Option* wanted =
        take->add_option("FORMAT", options.format, "the format")->check(one_of(export_formats()));
    take->add_flag("--list", list_formats, "show the formats and what they hold");
    take->add_flag("--raw", options.raw, "csv: leave cells as they are, even those a spreadsheet would run");
    bank_argument(take);
    take->add_option("--output,-o", options.output, "file to write (default, and for -: standard output)")
        ->type_name("FILE");
    timings_option(take, "print what each stage took to standard error; --timings=json for programs");

    CLI::App* diff = app.add_subcommand("diff", "Show what changed between two JSON exports");
    diff->callback([&options] { options.command = Command::diff; });
    diff->add_option("OLD", options.old_export, "the earlier export")->required()->type_name("FILE");
    diff->add_option("NEW", options.new_export, "the later one")->required()->type_name("FILE");
    diff->add_option("--format", options.format, "text, markdown (for release notes) or json")
        ->check(one_of(diff_formats()));

    CLI::App* duplicates =
        command(Command::duplicates, "duplicates", "Show which questions are the same, and why");
    bank_argument(duplicates);
    CLI::Option* duplicates_format = duplicates->add_option("--format", options.format, "text or json")
                                         ->check(CLI::IsMember({"text", "json"}));
    duplicates
        ->add_flag("--review", options.review,
                   "ask about each suggestion on the terminal, and keep the answers in duplicates.yml")
        ->excludes(duplicates_format);

    CLI::App* stats = command(Command::stats, "stats", "Count questions by topic, level, kind and source");
    bank_argument(stats);
    stats->add_option("--format", options.format, "text or json")->check(CLI::IsMember({"text", "json"}));

    add_fmt_command(app, options);
    add_new_command(app, options, bank);
    add_import_command(app, options, bank);

    CLI::App* init = app.add_subcommand("init", "Make a new bank with one example of each thing");
    init->callback([&options] { options.command = Command::init; });
    init->add_option("DIR", options.output, "folder of the new bank: a new one, or an empty one")
        ->required()
        ->type_name("FOLDER");

    CLI::App* completion = app.add_subcommand("completion", "Write a completion script for a shell");
    completion->callback([&options] { options.command = Command::completion; });
    completion->add_option("SHELL", options.format, "the shell")->required()->check(one_of(shells()));

    CLI::App* man = app.add_subcommand("man", "Write the manual page");
    man->callback([&options] { options.command = Command::man; });
    man->add_option("--format", options.format, "man, or markdown for a reference page")
        ->check(CLI::IsMember({"man", "markdown"}));

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        throw Exit{app.exit(error) == 0 ? 0 : 2};
    }
    if (options.command == Command::completion || options.command == Command::man) {
        options.help = describe(app, std::string(program_version()));
        return options;
    }
    for (const std::string& given : options.limits_given)
        if (const std::string wrong = set_limit(options.limits, given); !wrong.empty()) refuse(wrong);
    if (list_formats) {
        list_export_formats(std::cout);
        throw Exit{0};
    }
    if (shard->count() > 0) options.part = checked_part(part);
    if (options.command == Command::export_) {
        if (options.output == "-") options.output.clear();
        check_export(options, *wanted);
    }
    if (options.format.empty()) options.format = "text";
    if (options.command == Command::diff) return options;
    if (options.command == Command::check && options.content.rule) return options;
    if (options.command == Command::check && options.format == "markdown")
        refuse("--format markdown is for --explain; --summary FILE writes findings in Markdown");
    if (bank.empty()) bank = bank_among_names(options.content);
    options.progress = std::make_shared<Progress>(progress_wanted(options), std::cerr);
    options.bank = find_bank(bank);
    try {
        settle_files(options);
    } catch (const std::runtime_error& error) {
        refuse(error.what());
    }
    check_addresses(options);
    options.share = find_share();
    if (options.command == Command::build && options.output.empty()) options.output = "site";
    return options;
}

}  // namespace qbank

#include "terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <sstream>

#include "base/files.hpp"
#include "base/interrupt.hpp"
#include "base/output_file.hpp"
#include "base/text.hpp"
#include "check/report.hpp"
#include "export/export.hpp"
#include "init/init.hpp"
#include "publish/target.hpp"
#include "render/render.hpp"
#include "render/strings.hpp"
#include "version.hpp"

namespace qbank {
namespace {

/// Reads lines of the bank's documents for the excerpts, one document at a time: findings come sorted by
/// document.
LineReader line_reader(const Options& options) {
    struct Cache {
        std::string document, bytes;
        std::vector<std::string_view> lines;
    };
    return [bank = options.bank, cache = std::make_shared<Cache>()](
               const std::string& document, std::uint32_t line) -> std::optional<std::string> {
        if (cache->document != document || cache->lines.empty()) {
            cache->document = document;
            try {
                cache->bytes = files::read(bank / document);
            } catch (const files::Error&) {
                cache->bytes.clear();  // the finding itself tells that it cannot be read
            }
            cache->lines = text::lines(cache->bytes);
        }
        if (line == 0 || line > cache->lines.size()) return std::nullopt;
        return std::string(cache->lines[line - 1]);
    };
}

/// Where the bank is, seen from the current folder, which is the repository's root when a workflow runs this.
std::string folder_in_repository(const Options& options) {
    std::error_code failed;
    const std::filesystem::path folder = std::filesystem::relative(options.bank, failed);
    const std::string path = failed ? "" : folder.generic_string();
    return path == "." || path.starts_with("..") ? "" : path;
}

bool colours_wanted(int descriptor) {
    const char* no_colour = std::getenv("NO_COLOR");
    return ::isatty(descriptor) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

void print_all(std::ostream& out, const Diagnostics& diagnostics, const Options& options, bool colour) {
    print(out, diagnostics.sorted(), line_reader(options), {colour, options.verbose});
    const std::string total = summary(diagnostics, options.verbose);
    if (!total.empty()) out << total << '\n';
}

}  // namespace

void say(std::string_view message) { std::cerr << "qbank: " << text::printable(message) << '\n'; }

ReportContext report_context(const Options& options) {
    return {folder_in_repository(options), std::string(program_version())};
}

void tell_likely(const std::vector<AddedQuestion>& added, const Options& options) {
    if (options.quiet) return;
    for (const AddedQuestion& one : added) {
        for (const LikelyDuplicate& likely : one.likely) {
            const Member& other = likely.other;
            const std::string where = (options.bank / std::string(other.place.document)).string();
            std::cerr << fmt::format("{}:{}: {}: {} ({:.2f}; {})\n", text::printable(where), other.place.line,
                                     likely.same ? "the same" : "perhaps the same",
                                     text::printable(other.wording), likely.score,
                                     text::printable(text::join(likely.reasons, "; ")));
        }
    }
}

bool fails(const Diagnostics& diagnostics, const Options& options) {
    return diagnostics.has_errors() || (options.strict && diagnostics.count(Severity::warning) > 0);
}

void report(const Diagnostics& diagnostics, const Options& options) {
    if (options.command == Command::check) {
        write_findings(diagnostics, options);
        return;
    }
    print_all(std::cerr, diagnostics, options, colours_wanted(STDERR_FILENO));
    if (options.command == Command::build && fails(diagnostics, options))
        std::cerr << "nothing was published\n";
}

void write_findings(const Diagnostics& diagnostics, const Options& options) {
    if (const ReportFormat* format = find_report_format(options.format)) {
        format->write(diagnostics.sorted(), report_context(options), std::cout);
        return;
    }
    print_all(std::cout, diagnostics, options, colours_wanted(STDOUT_FILENO));
    if (!options.quiet && summary(diagnostics, options.verbose).empty()) std::cout << "nothing to mend\n";
}

std::string printed(const Diagnostics& diagnostics, const Options& options) {
    std::ostringstream out;
    print_all(out, diagnostics, options, false);
    return out.str();
}

std::size_t write_export(const Bank& bank, const Options& options) {
    const ExportFormat& format =
        *find_export_format(options.format);  // the command line has checked the name
    Diagnostics ignored;                      // without strings the words are English
    const Strings strings =
        Strings::load({options.share / "templates", options.share / "theme", options.bank},
                      bank.settings.language, ignored);
    const Export what{.bank = bank,
                      .folder = options.bank,
                      .jobs = options.jobs,
                      .raw_cells = options.raw,
                      .words = &strings.all()};
    OutputFile file(options.output);
    format.write(what, file.stream());
    file.commit();
    return file.size();
}

void tell_built(const BuildResult& built, const Options& options) {
    if (options.quiet) return;
    if (!options.part.is_whole())
        std::cerr << fmt::format("part {} of {} of ", options.part.number, options.part.of);
    std::cerr << fmt::format("{} questions in {} topics: {} files, {:.1f} MB in {}\n", built.questions,
                             built.topics, built.files, static_cast<double>(built.bytes) / 1e6,
                             options.output.string());
}

void tell_made(std::size_t files, const Options& options) {
    const std::string folder = text::printable(options.output.string());
    std::cerr << fmt::format("made a bank in {}: {} files\n  see it:    qbank serve {}\n", folder, files,
                             folder);
    std::cerr << "  publish:   make it a repository on GitHub and push; the workflows are in .github/\n";
    if (program_repository().empty())
        std::cerr << "  before:    in .github/workflows, put the owner of the repository of qbank in place "
                     "of OWNER\n";
}

std::string base_path(const std::string& base_url) {
    const std::size_t host = base_url.find("://");
    if (host == std::string::npos) return "/";
    const std::size_t slash = base_url.find('/', host + 3);
    return slash == std::string::npos ? "/" : base_url.substr(slash);
}

int guarded(const std::function<int()>& run) {
    const interrupt::Guard guard;
    try {
        return run();
    } catch (const Exit& exit) {
        return exit.status;
    } catch (const interrupt::Interrupted& interrupted) {
        say("interrupted; nothing was published");
        return interrupted.exit_status();
    } catch (const NotEmpty& error) {
        say(error.what());
    } catch (const NotOurs& error) {
        say(error.what());
    } catch (const files::Error& error) {
        say(error.what());
    } catch (const std::bad_alloc&) {
        say("out of memory");
    } catch (const std::exception& error) {
        say(fmt::format("a mistake of this program, please report it: {}", error.what()));
    }
    return 2;
}

}  // namespace qbank

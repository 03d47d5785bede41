#pragma once
#include <functional>
#include <string>

#include "base/diagnostics.hpp"
#include "check/report.hpp"
#include "cli.hpp"
#include "model/added_question.hpp"
#include "model/bank.hpp"
#include "model/site.hpp"
#include "publish/last_build.hpp"

/// What main says to the person or program that called it.
namespace qbank {

/// "qbank: …" on standard error.
void say(std::string_view message);

/// What reports have to know of this run.
ReportContext report_context(const Options& options);

/// What the bank has that is, or may be, a question that somebody wants to add; on standard error.
void tell_likely(const std::vector<AddedQuestion>& added, const Options& options);

/// Whether the run ends with status 1: errors, or warnings with --strict.
bool fails(const Diagnostics& diagnostics, const Options& options);

/// Prints all findings and their number: on standard error, since standard output is for what was asked for.
void report(const Diagnostics& diagnostics, const Options& options);

/// Findings are what `check` is asked for: on standard output, in the format of --format.
void write_findings(const Diagnostics& diagnostics, const Options& options);

/// The findings as report() prints them, without colour.
std::string printed(const Diagnostics& diagnostics, const Options& options);

/// Writes the bank in the format of --format to --output, or to standard output. Its size in bytes.
std::size_t write_export(const Bank& bank, const Options& options);

/// "556 questions in 29 topics: 1,234 files in site".
void tell_built(const BuildResult& built, const Options& options);

/// "made a bank in my-bank: 14 files", and what to do next.
void tell_made(std::size_t files, const Options& options);

/// The path below the host at which the site will stand; "/" without a base URL.
std::string base_path(const std::string& base_url);

/// Runs and gives the exit status; what is thrown becomes a message and status 2.
int guarded(const std::function<int()>& run);

}  // namespace qbank

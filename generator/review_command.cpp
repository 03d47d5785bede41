#include "review_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "base/files.hpp"
#include "check/decisions_file.hpp"
#include "check/duplicates_review.hpp"
#include "pipeline.hpp"
#include "terminal.hpp"

namespace qbank {
namespace {

/// Read again each time: whoever has the file open in an editor meanwhile must not lose what was saved there.
void keep(const std::filesystem::path& file, const Decision& decision) {
    if (std::filesystem::exists(file)) {
        files::replace(file, with_decision(files::read(file), decision));
    } else {
        files::create(file, with_decision({}, decision));
    }
}

}  // namespace

int review_duplicates(const Options& options) {
    if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0) {
        say("duplicates --review asks on a terminal, and there is none: without --review the suggestions are "
            "listed");
        return 2;
    }
    Diagnostics diagnostics;
    const Content content = read(options, diagnostics);
    if (diagnostics.has_errors()) {
        report(diagnostics, options);
        return 1;
    }
    const std::filesystem::path file = options.bank / "duplicates.yml";
    const Reviewed reviewed = review(content.duplicates.suggestions, std::cin, std::cout,
                                     [&](const Decision& decision) { keep(file, decision); });
    std::cout << fmt::format("{} same, {} different, {} left open; kept in {}\n", reviewed.same,
                             reviewed.different, reviewed.open, file.string());
    return 0;
}

}  // namespace qbank

#pragma once
#include <vector>

#include "base/diagnostics.hpp"
#include "model/raw_question.hpp"
#include "model/settings.hpp"
#include "model/source_file.hpp"

namespace qbank {

/// Whether a path ends as one of the formats that are read does.
bool is_readable_format(std::string_view path);

/// Those endings, for messages.
std::vector<std::string> readable_endings();

/// The questions of every document, one RawDocument a file, in the order of the files. Nothing of a document
/// is lost: each of its non-blank lines is accounted for in RawDocument::lines. `jobs` as in
/// base/parallel.hpp; the result is the same for any number. The documents view the files, which have to
/// outlive them: a list of files that dies with the call is refused.
std::vector<RawDocument> parse(const std::vector<SourceFile>& files, const Settings& settings, unsigned jobs,
                               Diagnostics& diagnostics);
std::vector<RawDocument> parse(std::vector<SourceFile>&& files, const Settings& settings, unsigned jobs,
                               Diagnostics& diagnostics) = delete;

/// The same for who needs nothing else of the texts: each is freed as soon as it is read, so that a bank's
/// texts never stand in memory beside all that was made of them.
std::vector<RawDocument> parse_and_free(std::vector<SourceFile>& files, const Settings& settings,
                                        unsigned jobs, Diagnostics& diagnostics);

/// Takes from the documents the lines that became no part of a question or section, for the export.
std::vector<SkippedLines> take_skipped(std::vector<RawDocument>& documents);

}  // namespace qbank

#pragma once
#include "base/diagnostics.hpp"
#include "model/raw_question.hpp"
#include "model/settings.hpp"
#include "model/source_file.hpp"

namespace qbank {

/// Readers, one a source format. Each accounts for every non-blank line of its file.
RawDocument read_markdown(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics);
RawDocument read_yaml(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics);
RawDocument read_json(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics);
RawDocument read_json_lines(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics);
RawDocument read_csv(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics);
RawDocument read_gift(const SourceFile& file, const Settings& settings, Diagnostics& diagnostics);

}  // namespace qbank

#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/settings.hpp"
#include "model/source_file.hpp"

namespace qbank {

/// Reads bank.yml and the files beside it. A file that is missing gives the defaults; one that is broken
/// gives diagnostics and what could be read of it.
Settings load_settings(const std::filesystem::path& bank, Diagnostics& diagnostics,
                       const Limits& limits = {});

/// The paths of the documents that load_documents() would read.
std::vector<std::string> document_paths(const std::filesystem::path& bank, const Settings& settings,
                                        const std::filesystem::path& output);

/// Every document below the bank's folder, sorted by path, repaired and in NFC. What is never a document
/// (DESIGN: the bank's own files, outputs, hidden folders, node_modules, links) is left out; a document that
/// cannot be read is a diagnostic, and the others are still read.
/// `output` is the folder that a build is about to write, or empty.
std::vector<SourceFile> load_documents(const std::filesystem::path& bank, const Settings& settings,
                                       const std::filesystem::path& output, unsigned jobs,
                                       Diagnostics& diagnostics);

/// One document, by `file.path`, as load_documents() reads it. False: it cannot be read, and a diagnostic
/// says why.
bool read_document(const std::filesystem::path& bank, SourceFile& file, const Limits& limits,
                   Diagnostics& diagnostics);

/// The settings, with these documents coming from the source of this id: they get its shape. "" changes
/// nothing.
Settings with_source(Settings settings, const std::string& source, const std::vector<SourceFile>& documents);

/// Checks the encoding of `bytes` and puts them, in the form that the later stages know, into `file.text`.
/// False: they cannot be read as text, and a diagnostic says why.
bool take_text(SourceFile& file, std::string bytes, Diagnostics& diagnostics);

}  // namespace qbank

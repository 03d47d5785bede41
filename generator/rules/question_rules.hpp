#pragma once
#include <string_view>

#include "base/diagnostics.hpp"
#include "model/bank.hpp"
#include "model/source_file.hpp"

/// The rules by what they look at. All are for questions in files of their own.
namespace qbank {

/// thin-answer, heading-level, code-language, raw-html, image-alt, external-link
void check_answer(const Question& question, Diagnostics& diagnostics);

/// wording-mark, wording-length, wording-capital
void check_wording(const Question& question, Diagnostics& diagnostics);

/// tag: one that a single question has and that is nearly one that others have. Linear in the tags.
void check_tags(const Bank& bank, const std::vector<SourceFile>& files, Diagnostics& diagnostics);

/// path-case: documents, pages and static files, each among its like.
void check_path_case(const Bank& bank, const std::vector<SourceFile>& files, Diagnostics& diagnostics);

/// What is wrong with an http or https address, in words; "" if nothing is.
std::string_view fault_of_address(std::string_view url);

}  // namespace qbank

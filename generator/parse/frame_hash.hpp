#pragma once
#include <cstdint>
#include <vector>

#include "model/raw_question.hpp"

namespace qbank {

/// A number for all that each document says besides the texts of its answers and the lines where things
/// stand: titles, sections, wordings, front matter, choices, and which questions are answered. While it stays
/// the same, nothing but answers has changed.
std::vector<std::uint64_t> frame_hashes(const std::vector<RawDocument>& documents);

}  // namespace qbank

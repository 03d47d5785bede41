#pragma once
#include <cstdint>
#include <string>

#include "export/export.hpp"

namespace qbank {

/// The two note types of a package. Their ids, names of fields and names of cards never change: Anki updates
/// a note only into the type it has.
inline constexpr std::int64_t anki_question_model = 1763700000001;
inline constexpr std::int64_t anki_choice_model = 1763700000002;

/// The column `models` of a collection.
std::string anki_models(const Export& what);

}  // namespace qbank

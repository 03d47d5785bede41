#pragma once
#include <cstddef>
#include <vector>

#include "render/context.hpp"

namespace qbank {

/// The choices that a list of questions can be narrowed by, those that occur in it with how often: the
/// sections LEVEL_CHOICE, KIND_CHOICE, TAG_CHOICE and SOURCE_CHOICE, each in a section HAS_….
void add_filters(const Context& context, const std::vector<std::size_t>& questions, Data data);

/// What a script filters by, as attributes of the element of a question: LEVEL, KIND, TAG_IDS, SOURCE_IDS,
/// ALIASES, WEIGHT_NUMBER.
void set_filter_values(const Context& context, const BankQuestion& question, Data data);

}  // namespace qbank

#pragma once
#include <cstdint>

#include "base/yaml.hpp"
#include "model/raw_question.hpp"
#include "parse/ledger.hpp"

namespace qbank {

/// Which lists of a value hold questions: in a YAML document also one of plain texts, if it stands below
/// `questions:` or is the whole; in front matter, which lists other things, those of maps with a `question:`.
enum class Lists { all, of_maps };

/// Adds the questions of every such list, at whatever depth, to the document, below the titles of the maps
/// around it, and accounts for their lines; `last_line` is the last one of the value. False: there is no
/// list.
bool read_listed_questions(const yaml::Value& root, Lists lists, std::uint32_t last_line, Ledger& ledger,
                           RawDocument& document);

}  // namespace qbank

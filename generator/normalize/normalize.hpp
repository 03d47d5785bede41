#pragma once
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/question.hpp"
#include "model/raw_question.hpp"
#include "model/settings.hpp"

namespace qbank {

struct NormalizeOptions {
    bool drafts = false;  ///< keep questions whose file says `draft: true`
    unsigned jobs = 0;    ///< as in base/parallel.hpp
};

/// One canonical Question for each RawQuestion that has words left, in the order of the documents: wording
/// and headings freed from numbers, emoji and remarks, front matter read, level, kind and language told, ids
/// given. Topics that only documents name are added to `settings.topics`, sources to `settings.sources`.
std::vector<Question> normalize(std::vector<RawDocument> documents, Settings& settings,
                                NormalizeOptions options, Diagnostics& diagnostics);

}  // namespace qbank

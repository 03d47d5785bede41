#pragma once
#include <string>

#include "render/context.hpp"

namespace qbank {

/// Adds what a browser needs to choose questions for practising: `assets/study-<hash>.json`, which
/// theme/study_data.js reads. Gives its path.
///
/// One array a column rather than an object a question: half the size after compression. Topics, tags and
/// sources are numbers that point into lists of [id, title]; levels and kinds are numbers, too (0 is no
/// level). `moved` leads from earlier ids to those of today. Answers are not in it: they are read from the
/// page of the question when its turn comes.
std::string add_study_data(const Context& context, unsigned jobs, Site& site);

}  // namespace qbank

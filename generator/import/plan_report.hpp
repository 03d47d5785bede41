#pragma once
#include <iosfwd>

#include "import/plan.hpp"

namespace qbank {

/// What the plan does, one line each: new files, entries, what stands elsewhere, what does not come along,
/// what may be the same; at the end the numbers. Control characters of the documents are shown as U+FFFD.
void write_plan(const ImportPlan& plan, std::ostream& out);

}  // namespace qbank

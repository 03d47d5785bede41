#pragma once
#include <string_view>

namespace qbank::search {

/// Words that frame a question ("how", "explain", "difference") or join others ("the", "of") in English.
/// A query of other words need not find them: "how do you handle cache invalidation" is about two words.
/// Data, not a frequency limit: in a bank about one subject its name is more frequent than "explain".
bool is_weak(std::string_view form);

}  // namespace qbank::search

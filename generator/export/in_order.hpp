#pragma once
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>

namespace qbank {

/// Writes `count` texts in their order, made on `jobs` threads (as in base/parallel.hpp): `append` puts the
/// one with this number at the end of a string. Some hundred stand in memory at a time, however many there
/// are.
void write_in_order(std::size_t count, unsigned jobs, std::ostream& out,
                    const std::function<void(std::string& text, std::size_t number)>& append);

}  // namespace qbank

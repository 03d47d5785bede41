#include <array>
#include <cstdio>
#include <cstdlib>

#include "target.hpp"

namespace qbank::fuzz {

std::span<const Target> targets() {
    static constexpr std::array all{
        Target{"image", image},           Target{"import", import_file}, Target{"index", index_of_bank},
        Target{"markdown", markdown},     Target{"question", question},  Target{"request", request},
        Target{"similarity", similarity}, Target{"yaml", yaml_text},
    };
    return all;
}

void require(bool holds, std::string_view what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

}  // namespace qbank::fuzz

// Documents in the formats of other programs; the first byte chooses which.
#include <array>

#include "reading.hpp"
#include "target.hpp"

namespace qbank::fuzz {

void import_file(std::string_view bytes) {
    static constexpr std::array endings{".csv", ".gift", ".json", ".jsonl", ".yml"};
    if (bytes.empty()) return;
    const auto chosen = static_cast<unsigned char>(bytes.front()) % endings.size();
    Read(std::string("document") + endings[chosen], bytes.substr(1));
}

}  // namespace qbank::fuzz

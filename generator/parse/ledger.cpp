#include "parse/ledger.hpp"

#include <algorithm>
#include <cstdint>

#include "base/text.hpp"

namespace qbank {

Ledger::Ledger(const std::vector<std::string_view>& lines) : entries_(lines.size()) {
    for (std::size_t i = 0; i < lines.size(); ++i) entries_[i].blank = text::trim(lines[i]).empty();
}

void Ledger::claim(std::uint32_t first, std::uint32_t last, LineUse use, std::string_view reason) {
    const std::uint8_t index = index_of(reason);
    for (std::uint32_t line = std::max(first, 1U); line <= last && line <= entries_.size(); ++line) {
        Entry& entry = entries_[line - 1];
        if (!entry.free) continue;
        entry.free = false;
        entry.use = use;
        entry.reason = index;
    }
}

std::uint8_t Ledger::index_of(std::string_view reason) {
    const auto found = std::find(reasons_.begin(), reasons_.end(), reason);
    if (found != reasons_.end()) return static_cast<std::uint8_t>(found - reasons_.begin());
    if (reasons_.size() == UINT8_MAX) return 0;
    reasons_.emplace_back(reason);
    return static_cast<std::uint8_t>(reasons_.size() - 1);
}

bool Ledger::is_free(std::uint32_t line) const {
    return line >= 1 && line <= entries_.size() && entries_[line - 1].free && !entries_[line - 1].blank;
}

std::vector<LineSpan> Ledger::spans() const {
    static const std::string unknown = "not recognized";
    std::vector<LineSpan> result;
    for (std::uint32_t line = 1; line <= entries_.size(); ++line) {
        const Entry& entry = entries_[line - 1];
        if (entry.blank) continue;
        const LineUse use = entry.free ? LineUse::skipped : entry.use;
        const std::string& reason = entry.free ? unknown : reasons_[entry.reason];
        const bool joins = !result.empty() && result.back().use == use && result.back().reason == reason &&
                           use != LineUse::question && use != LineUse::section;
        if (joins) {
            result.back().last = line;
        } else {
            result.push_back({line, line, use, reason});
        }
    }
    return result;
}

}  // namespace qbank

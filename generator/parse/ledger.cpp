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

namespace {
/// One run of lines.
struct Run {
    std::uint32_t first = 0, last = 0;
    LineUse use = LineUse::skipped;
    std::size_t reason = 0;
};
}  // namespace

std::vector<LineSpan> Ledger::spans() const {
    const std::size_t unknown = reasons_.size();
    const auto each_run = [&](auto&& see) {
        Run run;
        for (std::uint32_t line = 1; line <= entries_.size(); ++line) {
            const Entry& entry = entries_[line - 1];
            if (entry.blank) continue;
            const LineUse use = entry.free ? LineUse::skipped : entry.use;
            const std::size_t reason = entry.free ? unknown : entry.reason;
            const bool joins = run.first > 0 && run.use == use && run.reason == reason &&
                               use != LineUse::question && use != LineUse::section;
            if (!joins) {
                if (run.first > 0) see(run);
                run = {line, line, use, reason};
            }
            run.last = line;
        }
        if (run.first > 0) see(run);
    };
    // Counted first: a document has as many runs as questions, and to let the list grow takes three times its
    // room.
    std::size_t count = 0;
    each_run([&](const Run&) { ++count; });
    std::vector<LineSpan> result;
    result.reserve(count);
    each_run([&](const Run& run) {
        const std::string_view reason =
            run.reason == unknown ? "not recognized" : std::string_view(reasons_[run.reason]);
        result.push_back({run.first, run.last, run.use, reason});
    });
    return result;
}

}  // namespace qbank

#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/raw_question.hpp"

namespace qbank {

/// Accounts for the lines of one document: each non-blank line gets one use.
class Ledger {
  public:
    /// `lines` are the document's lines; the first is line 1.
    explicit Ledger(const std::vector<std::string_view>& lines);

    /// Gives the lines that have no use yet one; lines that have keep theirs.
    void claim(std::uint32_t first, std::uint32_t last, LineUse use, std::string_view reason = {});
    bool is_free(std::uint32_t line) const;

    /// Runs of lines with one use and reason, by line; blank lines only inside a run. Free non-blank lines
    /// are told as skipped, "not recognized".
    std::vector<LineSpan> spans() const;

  private:
    struct Entry {
        bool blank = true, free = true;
        LineUse use = LineUse::skipped;
        std::uint8_t reason = 0;  // index into reasons_
    };
    std::uint8_t index_of(std::string_view reason);

    std::vector<Entry> entries_;
    std::vector<std::string> reasons_;  // a document has few, and they are literals of ours
};

}  // namespace qbank

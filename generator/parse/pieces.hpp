#pragma once
#include <bitset>
#include <cstddef>
#include <string>

#include "parse/structure.hpp"

namespace qbank {

/// Cuts a document's structure into pieces that give, parsed one after the other, the blocks of the whole: so
/// that only one piece's tree is in memory at a time. A list may go on over a cut, nothing else does.
class Pieces {
  public:
    /// A piece is the shortest that has `least` bytes and ends where a cut is safe; that may be at the very
    /// end.
    static constexpr std::size_t usual_length = 32 * 1024;
    explicit Pieces(const Structure& structure, std::size_t least = usual_length)
        : structure_(structure), least_(least) {}

    /// Moves on to the next piece; false: there is none.
    bool next();
    const std::string& text() const { return text_; }
    std::size_t first() const { return first_; }  ///< index of its first line
    std::size_t end() const { return end_; }      ///< one past its last

  private:
    bool may_cut_before(std::size_t line) const;
    void pass(std::size_t line);

    const Structure& structure_;
    std::size_t least_;
    std::string text_;
    std::size_t first_ = 0, end_ = 0;
    std::bitset<5> open_;    // kinds of HTML that may be open and that no blank line ends
    bool in_items_ = false;  // since the last blank line nothing but items of lists and what belongs to them
    bool after_blank_ = true;
};

}  // namespace qbank

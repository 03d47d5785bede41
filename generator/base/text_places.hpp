#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace qbank {

/// Lines of a text, and where in it something is written: for pointing at what a parser only tells the block
/// of. A question takes some microseconds however long the text and its lines are, since a hostile text asks
/// a hundred thousand. The text has to stay.
class TextPlaces {
  public:
    explicit TextPlaces(std::string_view text);

    std::size_t lines() const { return starts_.size(); }
    /// Offset of a line's first byte; lines count from 1, and those past the end are the last one.
    std::size_t start(std::size_t line) const;

    struct Spot {
        std::size_t offset = 0;
        std::uint32_t line = 1, column = 1;
    };
    /// The first place from the beginning of `line` on, and not before `from`, at which `written` stands.
    /// Nothing if it stands nowhere in the next 64 KB, or is empty.
    std::optional<Spot> find(std::string_view written, std::size_t line, std::size_t from = 0) const;

  private:
    std::string_view text_;
    std::vector<std::size_t> starts_;
};

}  // namespace qbank

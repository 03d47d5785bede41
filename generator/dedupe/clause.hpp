#pragma once
#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>

#include "dedupe/words.hpp"

namespace qbank {

/// A clause that is being read: its words, whose traits are filled in, and how far the reader has come.
class Clause {
  public:
    explicit Clause(std::span<const Word> words) : words_(words) {}

    std::size_t at = 0;

    std::size_t size() const { return words_.size(); }
    bool ended() const { return at >= words_.size(); }
    const Word& operator[](std::size_t i) const { return words_[i]; }

    /// Empty for punctuation and past the end.
    std::string_view word(std::size_t i) const {
        return i < words_.size() && !words_[i].punctuation ? words_[i].text : std::string_view();
    }
    /// Shouted words are keywords and none of the words that asking is done with.
    bool is(std::size_t i, std::string_view w) const { return word(i) == w && !words_[i].capitals; }
    bool is_any(std::size_t i, std::initializer_list<std::string_view> list) const {
        for (const std::string_view w : list)
            if (word(i) == w) return true;
        return false;
    }
    bool has(std::size_t i, words::Traits traits) const {
        return i < words_.size() && !words_[i].punctuation && (words_[i].traits & traits) != 0;
    }
    bool is_versus(std::size_t i) const { return is(i, "vs") || is(i, "versus"); }

    /// Whether any word from `from` on is the one named.
    bool says(std::size_t from, std::string_view w) const {
        for (std::size_t i = from; i < words_.size(); ++i)
            if (is(i, w)) return true;
        return false;
    }
    bool mentions_you() const { return says(at, "you") || says(at, "your"); }

    /// Goes past the phrase if it comes next.
    bool take(std::string_view phrase) {
        if (ended() || words_[at].text.front() != phrase.front()) return false;
        std::size_t i = at;
        for (std::size_t from = 0; from <= phrase.size();) {
            const std::size_t end = std::min(phrase.find(' ', from), phrase.size());
            if (!is(i, phrase.substr(from, end - from))) return false;
            ++i;
            from = end + 1;
        }
        at = i;
        return true;
    }
    bool take_any(std::initializer_list<std::string_view> phrases) {
        for (const std::string_view phrase : phrases)
            if (take(phrase)) return true;
        return false;
    }

    /// Goes past the words that have one of the traits; false if there are none.
    bool skip(words::Traits traits) {
        const std::size_t before = at;
        while (has(at, traits)) ++at;
        return at > before;
    }

  private:
    std::span<const Word> words_;
};

}  // namespace qbank

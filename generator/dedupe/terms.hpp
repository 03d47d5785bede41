#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dedupe/thresholds.hpp"

namespace qbank {

using TermId = std::uint32_t;

enum class TermKind : std::uint8_t {
    weak,      ///< of asking: "handle", "important"
    light,     ///< says a little: "function", "application", "large"
    platform,  ///< "python": the scene rather than the subject
    number,
    strong,
};

/// A term of the bank: all forms of a word, or an abbreviation and what it stands for.
struct Term {
    std::string name;     ///< its stem
    std::string surface;  ///< a form of it as the bank writes it, folded
    TermKind kind = TermKind::strong;
    bool has_opposite = false;
    bool spelled = false;         ///< letters only, and enough of them to tell a slip of the keys
    std::uint32_t frequency = 0;  ///< how many different wordings say it
    std::uint32_t family = 0;     ///< equal for terms that mean nearly the same, or derive from one
    bool doer = false;            ///< "scheduler": who or what does it, of the family of the act
    float weight = 0;
};

/// The terms of a bank, numbered in the order they were first met. Also used for a part of the bank, and
/// merged.
class Terms {
  public:
    TermId find_or_add(std::string name, std::string_view surface, TermKind kind);
    /// The ids here of the terms of another table.
    std::vector<TermId> take(Terms&& other);

    /// To be called once all terms are in and their frequencies counted: families and weights.
    /// Rare terms weigh more; in a bank of a few questions all weigh much the same.
    void weigh(std::size_t wordings, const Parts& parts);

    const Term& operator[](TermId id) const { return terms_[id]; }
    std::size_t size() const { return terms_.size(); }
    float heaviest() const { return heaviest_; }  ///< what a term said only once weighs
    void count(TermId id) { ++terms_[id].frequency; }

    /// Whether two terms exclude each other: "optimistic" and "pessimistic", "mutable" and "immutable".
    bool are_opposites(TermId a, TermId b) const;
    /// Whether one is the other with a slip of the keys. Judged only for terms of which one is unique in the
    /// bank.
    bool is_slip(TermId a, TermId b) const;

  private:
    void find_families();
    void find_opposites();

    std::vector<Term> terms_;
    std::vector<std::uint64_t> opposites_;  // pairs of ids, the smaller one in the upper half; sorted
    std::unordered_map<std::string, TermId> by_name_;
    float heaviest_ = 0;
};

}  // namespace qbank

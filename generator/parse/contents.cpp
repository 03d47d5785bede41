#include "parse/contents.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

/// Letters and digits only, folded: how a title in the contents and a heading are compared.
std::uint64_t key_of(const Candidate& candidate) {
    const std::string plain = candidate.plain();
    std::string key;
    if (text::is_ascii(plain)) {
        for (const char c : plain)
            if (text::is_alnum(c)) key += text::lower(c);
        return hash64(key);
    }
    const std::string folded = unicode::fold(plain);
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = text::next_code_point(folded, at);
        if (unicode::is_word(c)) text::append_utf8(key, c);
    }
    return hash64(key);
}

bool may_be_contents(const Claim& claim) {
    if (claim.shape != Shape::list && claim.shape != Shape::table && claim.shape != Shape::marked &&
        claim.shape != Shape::plain)
        return false;
    const auto bare = std::count_if(claim.candidates.begin(), claim.candidates.end(), [](const Candidate& c) {
        return !c.answer && (c.linked || (c.head.empty() && c.body_last < c.body_first));
    });
    return claim.candidates.size() >= 2 && static_cast<std::size_t>(bare) * 10 >= claim.candidates.size() * 8;
}

/// What the claims of a document state, and where.
class Stated {
  public:
    void add(const Claim& claim, std::size_t region) {
        for (const Candidate& candidate : claim.candidates) {
            const auto [found, added] = regions_.emplace(key_of(candidate), region);
            if (!added && found->second != region) found->second = several;
        }
        times_ += claim.candidates.size();
    }
    std::size_t times() const { return times_; }

    /// Whether at least six of ten candidates of region `own` are stated in another; not looked at further
    /// than that is open.
    bool hold(const Claim& claim, std::size_t own) const {
        std::size_t others = 0;
        for (const Candidate& candidate : claim.candidates) {
            const auto found = regions_.find(key_of(candidate));
            if (found == regions_.end() || found->second == own) ++others;
            if (others * 10 > claim.candidates.size() * 4) return false;
        }
        return true;
    }

  private:
    static constexpr std::size_t several = SIZE_MAX;
    std::unordered_map<std::uint64_t, std::size_t> regions_;
    std::size_t times_ = 0;
};

}  // namespace

std::vector<Contents> take_contents(std::vector<std::vector<Claim>>& claims) {
    const bool any = std::any_of(claims.begin(), claims.end(), [](const std::vector<Claim>& region) {
        return std::any_of(region.begin(), region.end(), may_be_contents);
    });
    if (!any) return {};
    // Questions with a body, and headings, which often have theirs in deeper regions.
    Stated stated;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        for (const Claim& claim : claims[i])
            if (!may_be_contents(claim)) stated.add(claim, i);
    }
    std::vector<Contents> contents;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        for (Claim& claim : claims[i]) {
            if (!may_be_contents(claim)) continue;
            if (stated.times() * 10 < claim.candidates.size() * 6 || !stated.hold(claim, i)) continue;
            contents.push_back({i, std::move(claim)});
            claim = Claim{};
        }
    }
    return contents;
}

void settle_contents(std::vector<Contents> contents, std::vector<std::vector<Claim>>& claims,
                     std::vector<std::optional<Shape>>& chosen, std::optional<Shape> dominant) {
    if (contents.empty()) return;
    Stated stated;
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (const Claim* claim = chosen[i] ? claim_in(claims[i], *chosen[i]) : nullptr) stated.add(*claim, i);
    for (auto& [region, claim] : contents) {
        const bool speaks = claim.certain || (claim.shape == dominant && claim.convincing());
        if (speaks && !chosen[region] && !stated.hold(claim, region)) {
            chosen[region] = claim.shape;
        } else {
            for (const Candidate& candidate : claim.candidates) {
                claim.other.push_back(
                    {candidate.first, candidate.last, LineUse::skipped, "table of contents"});
            }
            claim.candidates.clear();
        }
        claims[region].push_back(std::move(claim));
    }
}

}  // namespace qbank

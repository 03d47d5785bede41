#include "dedupe/candidates.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/parallel.hpp"
#include "dedupe/key_postings.hpp"
#include "dedupe/score.hpp"
#include "dedupe/touched.hpp"

namespace qbank {
namespace {

constexpr std::size_t indexed_terms = 10;  ///< of a node, rarest first
constexpr std::size_t paired_terms = 4;
constexpr std::size_t keys_of_node = paired_terms * (paired_terms + 1) / 2;
constexpr std::size_t parts = 64;
// What headings say needs no saying, so less than the whole score may be in common.
constexpr float least_share = 0.72F;
constexpr float least_lost = 0.28F;  ///< of what each says of its own, if both do

/// Which nodes have a key, ascending, for all keys in one array.
struct Postings {
    std::vector<std::uint32_t> starts, nodes;
};

class Index {
  public:
    Index(const Readings& readings, const std::vector<std::uint32_t>& nodes, double least, unsigned jobs)
        : readings_(readings), nodes_(nodes), least_share_(least_share * static_cast<float>(least)) {
        steps_ = std::clamp<std::size_t>(2'000'000 / std::max<std::size_t>(nodes.size(), 1), 96, 20'000);
        kept_ = std::clamp<std::size_t>(200'000 / std::max<std::size_t>(nodes.size(), 1), 3, 400);
        post_families();
        tabulate_agreement();
        families_.resize(nodes.size());
        of_.resize(nodes.size());
        for_each_index(nodes.size(), jobs, [&](std::size_t i) {
            const Reading& reading = readings_.all[nodes_[i]];
            families_[i] = families_of(reading);
            Node& node = of_[i];
            // Whoever asks several things may agree in any of them.
            const bool plain = reading.others == 0 && !reading.lists && !reading.problem;
            node.asked =
                plain && readings_.parts.frames ? static_cast<std::uint8_t>(reading.aspect) : anything;
            node.is_terse = families_[i].count == 1;
            for (const std::uint32_t family : families_[i]) {
                node.total += weight_[family];
                node.bits |= bit_of(family);
            }
        });
        keys_ = KeyPostings(
            nodes.size(),
            [&](const auto& act) {
                for (std::uint32_t i = 0; i < nodes_.size(); ++i)
                    each_key(i, false, [&](std::uint64_t key) { act(key, i); });
            },
            jobs);
    }

    struct Candidate {
        float share;  ///< of the weight of both that they have in common and ask about
        std::uint32_t node;
    };

    /// Nodes below `node` worth scoring; `touched` is empty and is left so.
    void candidates(std::uint32_t node, Touched& touched, std::vector<Candidate>& found) const {
        found.clear();
        const Node& of = of_[node];
        std::array<Unwalked, indexed_terms> unwalked;
        std::size_t count = 0;
        for (const std::uint32_t family : families_[node]) {
            if (is_rare(family)) {
                walk(family, node, steps_, weight_[family], touched);
            } else {
                unwalked[count++] = {bit_of(family), weight_[family]};
            }
        }
        if (count > 0) walk_keys(node, touched);
        if (of.is_terse && count > 0) walk(families_[node].all[0], node, steps_, touch, touched);
        const std::array<float, aspects>& agreement = agreement_[of.asked];
        touched.take([&](std::uint32_t index, float in_common) {
            const Node& other = of_[index];
            for (std::size_t i = 0; i < count; ++i)
                if ((other.bits & unwalked[i].bit) != 0) in_common += unwalked[i].weight;
            const float agreed = agreement[other.asked], both = of.total + other.total;
            const float lighter = std::min(of.total, other.total);
            const auto worth = [&] {
                const float both_differ = std::max(0.0F, lighter - in_common);
                return 2 * agreed * (in_common - least_lost * both_differ) >= least_share_ * both;
            };
            if (!worth()) return;
            if (count > 0) {
                in_common = common_weight(families_[node], families_[index]);
                if (!worth()) return;
            }
            found.push_back({agreed * in_common / both, index});
            __builtin_prefetch(&readings_.all[nodes_[index]]);
        });
        if (found.size() <= kept_) return;
        std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept_), found.end(),
                         [](const Candidate& a, const Candidate& b) {
                             return a.share != b.share ? a.share > b.share : a.node > b.node;
                         });
        found.resize(kept_);
    }

  private:
    /// The families of a node that it is found by, rarest first.
    struct Families {
        std::array<std::uint32_t, indexed_terms> all;
        std::uint32_t count = 0;
        const std::uint32_t* begin() const { return all.data(); }
        const std::uint32_t* end() const { return all.data() + count; }
    };

    /// What is asked about each of the nodes that one comes across, in one place.
    struct Node {
        std::uint64_t bits = 0;  ///< one for each family
        float total = 0;         ///< weight of the families
        std::uint8_t asked = 0;  ///< the aspect, or `anything`
        bool is_terse = false;   ///< has but one family
    };

    struct Unwalked {
        std::uint64_t bit;
        float weight;
    };

    static std::uint64_t bit_of(std::uint32_t family) {
        return std::uint64_t{1} << (family * 0x9E3779B1U >> 26);
    }

    static constexpr float touch = 1e-6F;  ///< more than nothing, for what is weighed later

    float common_weight(const Families& a, const Families& b) const {
        float weight = 0;
        for (std::size_t i = 0, j = 0; i < a.count && j < b.count;) {
            if (a.all[i] == b.all[j]) {
                weight += weight_[a.all[i]];
                ++i, ++j;
            } else {
                a.all[i] < b.all[j] ? ++i : ++j;
            }
        }
        return weight;
    }

    std::uint32_t frequency_of(std::uint32_t family) const {
        return postings_.starts[family + 1] - postings_.starts[family];
    }

    void tabulate_agreement() {
        for (auto& row : agreement_) row.fill(1);
        for (std::size_t a = 0; a < anything; ++a) {
            for (std::size_t b = 0; b < anything; ++b)
                agreement_[a][b] =
                    static_cast<float>(agreement(static_cast<Aspect>(a), static_cast<Aspect>(b)));
        }
    }

    /// Families are numbered anew here, rarest first, so that a node's are in one order for all that is done.
    void post_families() {
        const Terms& terms = readings_.terms;
        const auto each_family = [&](const auto& act) {
            for (std::size_t i = 0; i < nodes_.size(); ++i) {
                std::uint32_t before = static_cast<std::uint32_t>(-1);
                for (const TermUse& use : readings_.all[nodes_[i]].terms) {
                    if (use.family != before) act(static_cast<std::uint32_t>(i), use.family);
                    before = use.family;
                }
            }
        };
        std::vector<std::uint32_t> frequency(terms.size(), 0), order(terms.size());
        each_family([&](std::uint32_t, std::uint32_t family) { ++frequency[family]; });
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return frequency[a] != frequency[b] ? frequency[a] < frequency[b] : a < b;
        });
        rank_.resize(terms.size());
        postings_.starts.assign(terms.size() + 1, 0);
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            rank_[order[i]] = i;
            postings_.starts[i + 1] = postings_.starts[i] + frequency[order[i]];
        }
        postings_.nodes.resize(postings_.starts.back());
        std::vector<std::uint32_t> next(postings_.starts.begin(), postings_.starts.end() - 1);
        each_family(
            [&](std::uint32_t node, std::uint32_t family) { postings_.nodes[next[rank_[family]]++] = node; });
        weight_.assign(terms.size(), 0);
        for (std::size_t i = 0; i < terms.size(); ++i) {
            float& weight = weight_[rank_[terms[static_cast<TermId>(i)].family]];
            weight = std::max(weight, terms[static_cast<TermId>(i)].weight);
        }
    }

    Families families_of(const Reading& reading) const {
        Families rarest;
        std::uint32_t before = static_cast<std::uint32_t>(-1);
        for (const TermUse& use : reading.terms) {
            if (use.family == before || (use.kind == TermKind::weak && !reading.names_nothing)) continue;
            before = use.family;
            const std::uint32_t rank = rank_[use.family];
            if (rarest.count == indexed_terms) {
                if (rank > rarest.all.back()) continue;
                --rarest.count;
            }
            std::uint32_t at = rarest.count++;
            for (; at > 0 && rank < rarest.all[at - 1]; --at) rarest.all[at] = rarest.all[at - 1];
            rarest.all[at] = rank;
        }
        return rarest;
    }

    bool is_rare(std::uint32_t family) const { return frequency_of(family) <= steps_ / 4; }

    void touch_node(std::uint32_t node, float weight, Touched& touched) const {
        touched.add(node, weight);
        __builtin_prefetch(&of_[node]);
    }

    void walk(std::uint32_t family, std::uint32_t node, std::size_t steps, float weight,
              Touched& touched) const {
        const std::uint32_t* const first = postings_.nodes.data() + postings_.starts[family];
        const std::uint32_t* at = std::lower_bound(first, first + frequency_of(family), node);
        // The nearest before: a list of copies would else compare all with the same few.
        for (; at != first && steps > 0; --steps) touch_node(*--at, weight, touched);
    }

    /// What nodes are found by whose terms are not rare: pairs of them, and those that have but one.
    template <class Act>
    void each_key(std::uint32_t node, bool looks_up, Act act) const {
        std::uint32_t frequent[paired_terms];
        std::size_t count = 0;
        for (const std::uint32_t family : families_[node]) {
            if (!is_rare(family) && count < paired_terms) frequent[count++] = family;
        }
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = i + 1; j < count; ++j)
                act(static_cast<std::uint64_t>(frequent[i]) << 32 | frequent[j]);
            if (looks_up || of_[node].is_terse) act(static_cast<std::uint64_t>(frequent[i]) << 32 | alone);
        }
    }

    /// All keys are asked for before the first is looked at: of a large bank none of this is in the cache.
    void walk_keys(std::uint32_t node, Touched& touched) const {
        constexpr std::size_t steps_a_key = 16;
        std::array<std::uint64_t, keys_of_node> keys;
        std::size_t count = 0;
        each_key(node, true, [&](std::uint64_t key) {
            keys_.fetch_bucket(key);
            keys[count++] = key;
        });
        for (std::size_t i = 0; i < count; ++i) keys_.fetch_keys(keys[i]);
        for (std::size_t i = 0; i < count; ++i)
            keys_.before(keys[i], node, steps_a_key,
                         [&](std::uint32_t other) { touch_node(other, touch, touched); });
    }

    static constexpr std::uint32_t alone = static_cast<std::uint32_t>(-1);
    static constexpr std::uint8_t anything = static_cast<std::uint8_t>(Aspect::count_);
    static constexpr std::size_t aspects = anything + 1;

    const Readings& readings_;
    const std::vector<std::uint32_t>& nodes_;
    float least_share_ = 0;
    std::size_t steps_ = 0, kept_ = 0;
    Postings postings_;
    std::vector<std::uint32_t> rank_;  // of a family of the terms
    std::vector<float> weight_;        // of a rank
    std::vector<Families> families_;
    std::vector<Node> of_;
    std::array<std::array<float, aspects>, aspects> agreement_;
    KeyPostings keys_;
};

}  // namespace

std::vector<Link> find_links(const Readings& readings, const std::vector<std::uint32_t>& nodes, double least,
                             unsigned jobs, std::size_t* compared) {
    const Index index(readings, nodes, least, jobs);
    std::vector<std::vector<Link>> found(parts);
    std::vector<std::size_t> counts(parts, 0);
    for_each_index(parts, jobs, [&](std::size_t part) {
        const std::size_t first = nodes.size() * part / parts, last = nodes.size() * (part + 1) / parts;
        Touched touched(last);
        std::vector<Index::Candidate> candidates;
        for (std::size_t i = first; i < last; ++i) {
            index.candidates(static_cast<std::uint32_t>(i), touched, candidates);
            counts[part] += candidates.size();
            for (const Index::Candidate& candidate : candidates) {
                const Likeness like =
                    likeness(readings.all[nodes[candidate.node]], readings.all[nodes[i]], readings, least);
                if (like.near < least) continue;
                found[part].push_back({candidate.node, static_cast<std::uint32_t>(i),
                                       static_cast<float>(like.score), static_cast<float>(like.near)});
            }
        }
        std::sort(found[part].begin(), found[part].end(),
                  [](const Link& x, const Link& y) { return x.b != y.b ? x.b < y.b : x.a < y.a; });
    });
    if (compared != nullptr) *compared = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
    std::vector<Link> links;
    for (const std::vector<Link>& part : found) links.insert(links.end(), part.begin(), part.end());
    return links;
}

}  // namespace qbank

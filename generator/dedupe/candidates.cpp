#include "dedupe/candidates.hpp"

#include <algorithm>
#include <numeric>

#include "base/parallel.hpp"
#include "dedupe/score.hpp"

namespace qbank {
namespace {

constexpr std::size_t indexed_terms = 10;  ///< of a node, rarest first
constexpr std::size_t paired_terms = 4;
constexpr std::size_t parts = 64;
constexpr float least_share = 0.3F;  ///< of the weight of both that a score worth telling needs in common

/// Which nodes have a key, ascending, for all keys in one array.
struct Postings {
    std::vector<std::uint32_t> starts, nodes;
};

struct Keyed {
    std::uint64_t key;
    std::uint32_t node;
    bool operator<(const Keyed& o) const { return key != o.key ? key < o.key : node < o.node; }
};

class Index {
  public:
    Index(const Readings& readings, const std::vector<std::uint32_t>& nodes, unsigned jobs)
        : readings_(readings), nodes_(nodes) {
        rarest_.resize(nodes.size());
        steps_ = std::clamp<std::size_t>(2'000'000 / std::max<std::size_t>(nodes.size(), 1), 96, 20'000);
        kept_ = std::clamp<std::size_t>(200'000 / std::max<std::size_t>(nodes.size(), 1), 6, 400);
        post_families();
        total_.resize(nodes.size());
        for_each_index(nodes.size(), jobs, [&](std::size_t i) {
            rarest_[i] = rarest_of(readings_.all[nodes_[i]]);
            for (const std::uint32_t family : rarest_[i]) total_[i] += family_weight_[family];
        });
        post_pairs();
    }

    /// Nodes below `node` worth scoring; `shared` has one zero a node and is left so.
    void candidates(std::uint32_t node, std::vector<float>& shared, std::vector<std::uint32_t>& found) const {
        found.clear();
        std::size_t left = steps_;
        bool cut = false;
        const float total = total_[node];
        float unwalked = 0;
        for (const std::uint32_t family : rarest_[node]) {
            const float weight = family_weight_[family];
            if (cut) {
                unwalked += weight;
                continue;
            }
            const auto first = postings_.nodes.begin() + postings_.starts[family];
            auto at = std::lower_bound(first, postings_.nodes.begin() + postings_.starts[family + 1], node);
            // The nearest before: a list of copies would else compare all with the same few.
            for (; at != first && left > 0; --left) add(*--at, weight, shared, found);
            if (left == 0) {
                cut = true;
                unwalked += weight;
            }
        }
        if (cut) walk_pairs(node, shared, found);
        std::size_t worth = 0;
        for (const std::uint32_t other : found) {
            if (shared[other] + unwalked >= least_share * (total + total_[other]) / 2) {
                found[worth++] = other;
            } else {
                shared[other] = 0;
            }
        }
        found.resize(worth);
        if (found.size() > kept_) {
            const auto share = [&](std::uint32_t other) { return shared[other] / (total + total_[other]); };
            std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept_), found.end(),
                             [&](std::uint32_t a, std::uint32_t b) {
                                 return share(a) != share(b) ? share(a) > share(b) : a > b;
                             });
            for (std::size_t i = kept_; i < found.size(); ++i) shared[found[i]] = 0;
            found.resize(kept_);
        }
        for (const std::uint32_t other : found) shared[other] = 0;
        std::sort(found.begin(), found.end());
    }

  private:
    static void add(std::uint32_t other, float weight, std::vector<float>& shared,
                    std::vector<std::uint32_t>& found) {
        if (shared[other] == 0) found.push_back(other);
        shared[other] += weight;
    }

    void post_families() {
        const Terms& terms = readings_.terms;
        family_weight_.assign(terms.size(), 0);
        postings_.starts.assign(terms.size() + 1, 0);
        const auto each_family = [&](const auto& act) {
            for (std::size_t i = 0; i < nodes_.size(); ++i) {
                std::uint32_t before = static_cast<std::uint32_t>(-1);
                for (const TermUse& use : readings_.all[nodes_[i]].terms) {
                    const std::uint32_t family = terms[use.term].family;
                    if (family != before) act(static_cast<std::uint32_t>(i), family);
                    before = family;
                }
            }
        };
        each_family([&](std::uint32_t, std::uint32_t family) { ++postings_.starts[family + 1]; });
        frequency_.assign(postings_.starts.begin() + 1, postings_.starts.end());
        std::partial_sum(postings_.starts.begin(), postings_.starts.end(), postings_.starts.begin());
        postings_.nodes.resize(postings_.starts.back());
        std::vector<std::uint32_t> next(postings_.starts.begin(), postings_.starts.end() - 1);
        each_family(
            [&](std::uint32_t node, std::uint32_t family) { postings_.nodes[next[family]++] = node; });
        for (std::size_t i = 0; i < terms.size(); ++i) {
            float& weight = family_weight_[terms[static_cast<TermId>(i)].family];
            weight = std::max(weight, terms[static_cast<TermId>(i)].weight);
        }
    }

    std::vector<std::uint32_t> rarest_of(const Reading& reading) const {
        std::vector<std::uint32_t> families;
        for (const TermUse& use : reading.terms) families.push_back(readings_.terms[use.term].family);
        families.erase(std::unique(families.begin(), families.end()), families.end());
        std::sort(families.begin(), families.end(), [&](std::uint32_t a, std::uint32_t b) {
            return frequency_[a] != frequency_[b] ? frequency_[a] < frequency_[b] : a < b;
        });
        if (families.size() > indexed_terms) families.resize(indexed_terms);
        return families;
    }

    template <class Act>
    void each_pair(std::uint32_t node, Act act) const {
        // Rare terms are found by themselves.
        std::uint32_t frequent[paired_terms];
        std::size_t count = 0;
        for (const std::uint32_t family : rarest_[node]) {
            if (frequency_[family] > steps_ / 4 && count < paired_terms) frequent[count++] = family;
        }
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = i + 1; j < count; ++j) {
                const std::uint64_t low = std::min(frequent[i], frequent[j]),
                                    high = std::max(frequent[i], frequent[j]);
                act(low << 32 | high, family_weight_[frequent[i]] + family_weight_[frequent[j]]);
            }
        }
    }

    void post_pairs() {
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
            each_pair(i, [&](std::uint64_t key, float) { pairs_.push_back({key, i}); });
        }
        std::sort(pairs_.begin(), pairs_.end());
    }

    void walk_pairs(std::uint32_t node, std::vector<float>& shared, std::vector<std::uint32_t>& found) const {
        constexpr int steps_a_pair = 24;
        each_pair(node, [&](std::uint64_t key, float weight) {
            auto at = std::lower_bound(pairs_.begin(), pairs_.end(), Keyed{key, node});
            for (int step = 0; step < steps_a_pair && at != pairs_.begin() && (--at)->key == key; ++step)
                add(at->node, weight, shared, found);
        });
    }

    const Readings& readings_;
    const std::vector<std::uint32_t>& nodes_;
    std::size_t steps_ = 0, kept_ = 0;
    Postings postings_;
    std::vector<std::uint32_t> frequency_;
    std::vector<float> family_weight_, total_;
    std::vector<std::vector<std::uint32_t>> rarest_;
    std::vector<Keyed> pairs_;
};

}  // namespace

std::vector<Link> find_links(const Readings& readings, const std::vector<std::uint32_t>& nodes, double least,
                             unsigned jobs, std::size_t* compared) {
    const Index index(readings, nodes, jobs);
    std::vector<std::vector<Link>> found(parts);
    std::vector<std::size_t> counts(parts, 0);
    for_each_index(parts, jobs, [&](std::size_t part) {
        const std::size_t first = nodes.size() * part / parts, last = nodes.size() * (part + 1) / parts;
        std::vector<float> shared(last, 0);
        std::vector<std::uint32_t> candidates;
        for (std::size_t i = first; i < last; ++i) {
            index.candidates(static_cast<std::uint32_t>(i), shared, candidates);
            counts[part] += candidates.size();
            for (const std::uint32_t other : candidates) {
                const Likeness found_like =
                    likeness(readings.all[nodes[other]], readings.all[nodes[i]], readings);
                if (found_like.near < least) continue;
                found[part].push_back({other, static_cast<std::uint32_t>(i),
                                       static_cast<float>(found_like.score),
                                       static_cast<float>(found_like.near)});
            }
        }
    });
    if (compared != nullptr) *compared = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
    std::vector<Link> links;
    for (const std::vector<Link>& part : found) links.insert(links.end(), part.begin(), part.end());
    std::sort(links.begin(), links.end(),
              [](const Link& x, const Link& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    return links;
}

}  // namespace qbank

#include "dedupe/background.hpp"

#include <string_view>
#include <unordered_map>

#include "base/text.hpp"
#include "dedupe/stem.hpp"

namespace qbank {
namespace {

struct Tier {
    float per_thousand;
    std::string_view words;
};

// Rounded by hand: only the order of magnitude matters.
constexpr Tier tiers[] = {
    {40, "data api test query performance error"},
    {20,
     "request server class object file memory web cache table thread client transaction security service "
     "deployment scale type model"},
    {10,
     "index key value list string array page access network component container event message queue state "
     "log "
     "version response session token authentication authorization exception interface variable module "
     "package "
     "framework library http rest sql image node cluster load monitor pipeline release fail lock schema "
     "migration join view template form column row record number loop tree graph pointer stack heap hash map "
     "scope async callback hook render browser url password job task worker connection storage store "
     "production "
     "latency consistency concurrent distributed microservice architecture structure backup permission role"},
};

}  // namespace

float background_frequency(const std::string& stem) {
    static const std::unordered_map<std::string, float> table = [] {
        std::unordered_map<std::string, float> made;
        const Stemmer stemmer("en");
        for (const Tier& tier : tiers) {
            for (const std::string_view word : text::split(tier.words, ' '))
                made.emplace(stemmer.stem(word), tier.per_thousand);
        }
        return made;
    }();
    const auto found = table.find(stem);
    return found == table.end() ? 0 : found->second;
}

}  // namespace qbank

#include "dedupe/asking_nouns.hpp"

#include <unordered_map>

namespace qbank {

std::optional<Aspect> asking_noun(std::string_view w) {
    static const std::unordered_map<std::string_view, Aspect> nouns{
        {"difference", Aspect::comparison},
        {"differences", Aspect::comparison},
        {"distinction", Aspect::comparison},
        {"distinctions", Aspect::comparison},
        {"comparison", Aspect::comparison},
        {"type", Aspect::kinds},
        {"types", Aspect::kinds},
        {"kind", Aspect::kinds},
        {"kinds", Aspect::kinds},
        {"category", Aspect::kinds},
        {"categories", Aspect::kinds},
        {"options", Aspect::kinds},
        {"levels", Aspect::kinds},
        {"forms", Aspect::kinds},
        {"flavors", Aspect::kinds},
        {"variants", Aspect::kinds},
        {"mechanisms", Aspect::kinds},
        {"strategies", Aspect::method},
        {"approaches", Aspect::method},
        {"techniques", Aspect::method},
        {"purpose", Aspect::why},
        {"role", Aspect::why},
        {"roles", Aspect::why},
        {"benefit", Aspect::why},
        {"benefits", Aspect::why},
        {"advantage", Aspect::why},
        {"advantages", Aspect::why},
        {"importance", Aspect::why},
        {"relevance", Aspect::why},
        {"pros", Aspect::why},
        {"significance", Aspect::why},
        {"point", Aspect::why},
        {"need", Aspect::why},
        {"use", Aspect::why},
        {"uses", Aspect::why},
        {"drawback", Aspect::limits},
        {"drawbacks", Aspect::limits},
        {"limitation", Aspect::limits},
        {"limitations", Aspect::limits},
        {"disadvantage", Aspect::limits},
        {"disadvantages", Aspect::limits},
        {"risk", Aspect::limits},
        {"risks", Aspect::limits},
        {"problems", Aspect::limits},
        {"issues", Aspect::limits},
        {"challenges", Aspect::limits},
        {"pitfalls", Aspect::limits},
        {"dangers", Aspect::limits},
        {"downsides", Aspect::limits},
        {"cons", Aspect::limits},
        {"concerns", Aspect::limits},
        {"weaknesses", Aspect::limits},
        {"caveats", Aspect::limits},
        {"cause", Aspect::causes},
        {"causes", Aspect::causes},
        {"reason", Aspect::causes},
        {"reasons", Aspect::causes},
        {"way", Aspect::method},
        {"ways", Aspect::method},
        {"step", Aspect::method},
        {"steps", Aspect::method},
        {"strategy", Aspect::method},
        {"approach", Aspect::method},
        {"technique", Aspect::method},
        {"practices", Aspect::method},
        {"practice", Aspect::method},
        {"tips", Aspect::method},
        {"guidelines", Aspect::method},
        {"concept", Aspect::definition},
        {"concepts", Aspect::definition},
        {"idea", Aspect::definition},
        {"meaning", Aspect::definition},
        {"definition", Aspect::definition},
        {"basics", Aspect::definition},
        {"overview", Aspect::definition},
        {"introduction", Aspect::definition},
        {"fundamentals", Aspect::definition},
        {"usage", Aspect::definition},
        {"example", Aspect::definition},
        {"examples", Aspect::definition},
        {"mechanism", Aspect::working},
        {"internals", Aspect::working},
        {"working", Aspect::working},
    };
    const auto found = nouns.find(w);
    if (found == nouns.end()) return std::nullopt;
    return found->second;
}

bool only_asks(std::string_view w) {
    return w == "type" || w == "types" || w == "role" || w == "roles" || w == "cause" || w == "causes" ||
           w == "internals" || w == "caveats" || w == "variants" || w == "flavors";
}

bool is_doing_noun(std::string_view w) {
    return w == "handling" || w == "management" || w == "implementation" || w == "design" ||
           w == "prevention" || w == "tuning" || w == "optimization";
}

}  // namespace qbank

#include "dedupe/stem.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"

namespace qbank {
namespace {

/// Words whose Snowball stem is wrong for our purpose, or differs from that of their own family.
std::string_view irregular(std::string_view word) {
    static const std::unordered_map<std::string_view, std::string_view> table{
        {"settings", "settings"},
        {"setting", "settings"},
        {"integrity", "integrity"},
        {"activity", "activity"},
        {"activities", "activity"},
        {"activation", "activation"},
        {"failure", "fail"},
        {"failures", "fail"},
        {"failing", "fail"},
        {"failed", "fail"},
        {"safety", "safe"},
        {"safely", "safe"},
        {"ran", "run"},
        {"broke", "break"},
        {"broken", "break"},
        {"breaking", "break"},
        {"wrote", "write"},
        {"written", "write"},
        {"chosen", "choose"},
        {"chose", "choose"},
        {"choice", "choose"},
        {"built", "build"},
        {"sent", "send"},
        {"lost", "loss"},
        {"loses", "loss"},
        {"lose", "loss"},
        {"grew", "grow"},
        {"growth", "grow"},
        {"stored", "store"},
        {"storage", "storage"},
        {"indices", "index"},
        {"indexes", "index"},
        {"indexing", "index"},
        {"query", "query"},
        {"queries", "query"},
        {"querying", "query"},
        {"matrices", "matrix"},
        {"processes", "process"},
        {"processor", "processor"},
        {"important", "important"},
        {"production", "production"},
        {"product", "product"},
        {"products", "product"},
        {"producer", "producer"},
        {"operator", "operator"},
        {"operators", "operator"},
        {"operation", "operation"},
        {"operations", "operation"},
        {"operating", "operating"},
        {"general", "general"},
        {"generic", "generic"},
        {"generics", "generic"},
        {"author", "author"},
        {"authors", "author"},
        {"authorization", "authorize"},
        {"authorize", "authorize"},
        {"authorized", "authorize"},
        {"authorisation", "authorize"},
        {"organization", "organization"},
        {"relational", "relational"},
        {"relationship", "relation"},
        {"relationships", "relation"},
        {"relations", "relation"},
        {"relation", "relation"},
        {"relative", "relative"},
        {"normal", "normal"},
        {"partial", "partial"},
        {"policies", "policy"},
        {"policy", "policy"},
        {"news", "news"},
        {"universal", "universal"},
        {"native", "native"},
        {"communicate", "communicat"},
        {"communication", "communicat"},
        {"communities", "community"},
        {"interface", "interface"},
        {"interfaces", "interface"},
        {"interpolation", "interpolation"},
        {"constructor", "constructor"},
        {"constructors", "constructor"},
        {"slow", "slow"},
        {"slowest", "slow"},
        {"slower", "slow"},
        {"slowness", "slow"},
        {"latency", "latency"},
        {"closure", "closure"},
        {"closures", "closure"},
        {"thrown", "throw"},
        {"threw", "throw"},
        {"rebuilt", "rebuild"},
        {"hidden", "hide"},
        {"mice", "mouse"},
        {"children", "child"},
        {"exhaustion", "exhaust"},
        {"resilience", "resilient"},
        {"resiliency", "resilient"},
        {"resilient", "resilient"},
        {"statistics", "statistics"},
        {"stateful", "stateful"},
        {"stateless", "stateless"},
        {"static", "static"},
        {"class", "class"},
        {"classes", "class"},
        {"classification", "classification"},
        {"regression", "regression"},
        {"metaclass", "metaclass"},
        {"metaclasses", "metaclass"},
        {"logging", "log"},
        {"logs", "log"},
        {"analyses", "analysis"},
        {"analyze", "analysis"},
        {"analyse", "analysis"},
        {"analyzing", "analysis"},
        {"analysis", "analysis"},
        {"dependencies", "depend"},
        {"dependency", "depend"},
        {"dependent", "depend"},
        {"hashes", "hash"},
        {"caches", "cach"},
        {"virtualization", "virtualization"},
        {"momentum", "momentum"},
        {"moment", "moment"},
        {"went", "go"},
        {"gone", "go"},
        {"goes", "go"},
        {"going", "go"},
        {"done", "do"},
        {"came", "come"},
        {"took", "take"},
        {"taken", "take"},
        {"taking", "take"},
        {"gave", "give"},
        {"given", "give"},
        {"saw", "see"},
        {"seen", "see"},
        {"found", "find"},
        {"fell", "fall"},
        {"kept", "keep"},
        {"held", "hold"},
        {"left", "left"},
        {"led", "lead"},
        {"made", "make"},
        {"making", "make"},
        {"knew", "know"},
        {"known", "know"},
        {"began", "begin"},
        {"begun", "begin"},
        {"brought", "bring"},
        {"bought", "buy"},
        {"caught", "catch"},
        {"drawn", "draw"},
        {"drew", "draw"},
        {"driven", "drive"},
        {"ate", "eat"},
        {"felt", "feel"},
        {"fought", "fight"},
        {"forgot", "forget"},
        {"forgotten", "forget"},
        {"frozen", "freeze"},
        {"froze", "freeze"},
        {"got", "get"},
        {"hid", "hide"},
        {"learnt", "learn"},
        {"meant", "mean"},
        {"met", "meet"},
        {"paid", "pay"},
        {"rose", "rise"},
        {"risen", "rise"},
        {"said", "say"},
        {"shown", "show"},
        {"shut", "shut"},
        {"spent", "spend"},
        {"split", "split"},
        {"spoke", "speak"},
        {"stood", "stand"},
        {"stuck", "stuck"},
        {"stole", "steal"},
        {"taught", "teach"},
        {"thought", "think"},
        {"told", "tell"},
        {"understood", "understand"},
        {"woke", "wake"},
        {"won", "win"},
        {"dealt", "deal"},
        {"better", "better"},
        {"pros", "pros"},
        {"tradeoff", "trade"},
        {"tradeoffs", "trade"},
        {"trades", "trade"},
        {"functional", "functional"},
        {"two", "2"},
        {"three", "3"},
        {"four", "4"},
        {"five", "5"},
        {"six", "6"},
        {"seven", "7"},
        {"eight", "8"},
        {"nine", "9"},
        {"ten", "10"},
        {"leaving", "leave"},
        {"shortener", "shorten"},
        {"performance", "performance"},
        {"implementation", "implement"},
        {"importance", "important"},
        {"application", "application"},
        {"applications", "application"},
        {"apply", "apply"},
        {"database", "database"},
        {"databases", "database"},
        {"cons", "cons"},
        {"response", "response"},
        {"respond", "respond"},
        {"https", "https"},
        {"process", "process"},
        {"processing", "processing"},
        {"access", "access"},
        {"accessed", "access"},
        {"address", "address"},
        {"redis", "redis"},
        {"kubernetes", "kubernetes"},
        {"aws", "aws"},
        {"dns", "dns"},
        {"css", "css"},
        {"js", "js"},
        {"os", "os"},
        {"tls", "tls"},
        {"bus", "bus"},
        {"bias", "bias"},
        {"alias", "alias"},
        {"aliases", "alias"},
        {"canvas", "canvas"},
        {"status", "status"},
        {"statuses", "status"},
        {"virus", "virus"},
        {"consensus", "consensus"},
        {"corpus", "corpus"},
        {"axis", "axis"},
        {"basis", "basis"},
        {"thesis", "thesis"},
        {"synopsis", "synopsis"},
        {"chaos", "chaos"},
        {"cors", "cors"},
        {"xss", "xss"},
        {"sass", "sass"},
        {"less", "less"},
        {"loss", "loss"},
        {"lossless", "lossless"},
        {"nodejs", "nodejs"},
        {"express", "express"},
        {"expression", "expression"},
        {"expressions", "expression"},
        {"serverless", "serverless"},
        {"wireless", "wireless"},
        {"business", "business"},
        {"congress", "congress"},
        {"progress", "progress"},
        {"egress", "egress"},
        {"ingress", "ingress"},
        {"regex", "regex"},
        {"regexes", "regex"},
        {"series", "series"},
        {"always", "always"},
        {"this", "this"},
        {"was", "was"},
        {"is", "is"},
        {"has", "has"},
    };
    const auto found = table.find(word);
    return found == table.end() ? std::string_view() : found->second;
}

bool is_word(std::string_view s) {
    return std::all_of(s.begin(), s.end(),
                       [](char c) { return text::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; });
}

std::string_view singular(std::string_view s) {
    return s.size() > 3 && s.ends_with('s') && !s.ends_with("ss") ? s.substr(0, s.size() - 1) : s;
}

}  // namespace

Stemmer::Stemmer(std::string_view language) : english_(language.empty() || language.starts_with("en")) {
    const std::string code(english_ ? "en" : language.substr(0, 2));
    stemmer_ = sb_stemmer_new(code.c_str(), "UTF_8");
}

Stemmer::~Stemmer() {
    if (stemmer_ != nullptr) sb_stemmer_delete(stemmer_);
}

std::string Stemmer::stem(std::string_view word) const {
    if (stemmer_ == nullptr || word.size() <= 2 || !is_word(word)) {
        return std::string(english_ && word.size() > 3 && word.ends_with('s') && is_word(word)
                               ? word.substr(0, word.size() - 1)
                               : word);
    }
    if (english_) {
        if (const std::string_view known = irregular(word); !known.empty()) return std::string(known);
        // "APIs", "ORMs", "DTOs": Snowball takes some for words of their own.
        if (word.size() == 4 && word.ends_with('s') && word[2] != 's') word.remove_suffix(1);
    }
    if (word.size() > 64) return std::string(word);
    const sb_symbol* const found = sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()),
                                                   static_cast<int>(word.size()));
    if (found == nullptr) return std::string(word);
    std::string result(reinterpret_cast<const char*>(found),
                       static_cast<std::size_t>(sb_stemmer_length(stemmer_)));
    if (!english_ || word.size() < 7) return result;
    const std::string_view one = singular(word);
    const bool able = one.ends_with("able") || one.ends_with("ible") || one.ends_with("ability") ||
                      one.ends_with("ibility") || word.ends_with("abilities");
    if (able) {
        if (!result.ends_with("abl") && !result.ends_with("ibl") && !result.ends_with("abil"))
            result += "~able";
        return result;
    }
    if ((one.ends_with("er") || one.ends_with("or")) && !result.ends_with("er") && !result.ends_with("or"))
        result += "~er";
    return result;
}

}  // namespace qbank

#include "search/weak_words.hpp"

#include <algorithm>
#include <array>

namespace qbank::search {
namespace {

constexpr std::array weak_words = std::to_array<std::string_view>({
    "a",           "about",     "all",     "also",  "am",      "an",       "and",     "any",    "are",
    "as",          "at",        "be",      "been",  "before",  "being",    "between", "both",   "but",
    "by",          "can",       "compare", "could", "define",  "describe", "did",     "differ", "difference",
    "differences", "different", "discuss", "do",    "does",    "doing",    "done",    "each",   "example",
    "examples",    "explain",   "for",     "from",  "get",     "give",     "had",     "handle", "handled",
    "handles",     "handling",  "has",     "have",  "how",     "i",        "if",      "in",     "into",
    "is",          "it",        "its",     "me",    "mean",    "means",    "meant",   "more",   "most",
    "my",          "not",       "of",      "on",    "one",     "or",       "other",   "our",    "purpose",
    "role",        "should",    "so",      "some",  "such",    "tell",     "than",    "that",   "the",
    "their",       "them",      "then",    "there", "these",   "they",     "this",    "those",  "to",
    "up",          "us",        "use",     "used",  "uses",    "using",    "versus",  "via",    "vs",
    "was",         "we",        "were",    "what",  "whats",   "when",     "where",   "which",  "while",
    "who",         "why",       "will",    "with",  "without", "work",     "working", "works",  "would",
    "you",         "your",
});

}  // namespace

bool is_weak(std::string_view form) {
    static_assert(std::is_sorted(weak_words.begin(), weak_words.end()));
    return std::binary_search(weak_words.begin(), weak_words.end(), form);
}

}  // namespace qbank::search

#include "search/families.hpp"

#include <libstemmer.h>

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank::search {

Families::Families(std::string_view language) : latin_(language.substr(0, 2)) {}

Families::~Families() {
    for (const auto& [name, stemmer] : stemmers_) sb_stemmer_delete(stemmer);
}

sb_stemmer* Families::stemmer(const char* algorithm) {
    const auto known = stemmers_.find(algorithm);
    if (known != stemmers_.end()) return known->second;
    return stemmers_.emplace(algorithm, sb_stemmer_new(algorithm, "UTF_8")).first->second;
}

std::string Families::of(std::string_view form) {
    std::size_t letters = 0, at = 0;
    char32_t first = 0;
    while (at < form.size()) {
        const char32_t c = text::next_code_point(form, at);
        if (first == 0) first = c;
        if (!unicode::is_letter(c)) return std::string(form);
        ++letters;
    }
    if (letters <= 3 || unicode::is_unspaced(first)) return std::string(form);
    const char* algorithm = latin_.c_str();
    if (first >= 0x400 && first < 0x530) {
        algorithm = latin_ == "uk" ? nullptr : "ru";
    } else if (first >= 0x600 && first < 0x780) {
        algorithm = "ar";
    } else if (first >= 0x370 && first < 0x400) {
        algorithm = "el";
    } else if (first >= 0x250) {
        algorithm = nullptr;
    } else if (latin_ == "ru" || latin_ == "ar" || latin_ == "el" || latin_.empty()) {
        algorithm = "en";
    }
    sb_stemmer* const by = algorithm == nullptr ? nullptr : stemmer(algorithm);
    if (by == nullptr) {
        // A Latin word in a bank whose language has no algorithm is most likely an English term.
        if (first >= 0x250 || algorithm == nullptr || !text::is_ascii(form)) return std::string(form);
        algorithm = "en";
    }
    const sb_symbol* const stem =
        sb_stemmer_stem(by != nullptr ? by : stemmer(algorithm),
                        reinterpret_cast<const sb_symbol*>(form.data()), static_cast<int>(form.size()));
    if (stem == nullptr) return std::string(form);
    return {reinterpret_cast<const char*>(stem),
            static_cast<std::size_t>(sb_stemmer_length(by != nullptr ? by : stemmer(algorithm)))};
}

}  // namespace qbank::search

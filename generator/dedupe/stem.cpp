#include "dedupe/stem.hpp"

#include <libstemmer.h>

#include <algorithm>

#include "base/text.hpp"
#include "dedupe/irregular_stems.hpp"

namespace qbank {
namespace {

bool is_word(std::string_view s) {
    return std::all_of(s.begin(), s.end(),
                       [](char c) { return text::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; });
}

std::string_view singular(std::string_view s) {
    return s.size() > 3 && s.ends_with('s') && !s.ends_with("ss") ? s.substr(0, s.size() - 1) : s;
}

/// "normalize", "localization": Snowball takes the ending off, and has "normal" and "local".
bool makes_so(std::string_view word) {
    const std::size_t at = word.rfind("iz");
    if (at == std::string_view::npos || at < 3) return false;
    const std::string_view ending = word.substr(at + 2);
    return ending == "e" || ending == "es" || ending == "ed" || ending == "er" || ending == "ers" ||
           ending == "ing" || ending == "ation" || ending == "ations";
}

}  // namespace

Stemmer::Stemmer(std::string_view language, bool stems)
    : english_(stems && (language.empty() || language.starts_with("en"))) {
    if (!stems) return;
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
        if (const std::string_view known = irregular_stem(word); !known.empty()) return std::string(known);
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
    if (makes_so(word) && !result.ends_with("iz")) result += "~iz";
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

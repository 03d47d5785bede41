#include "base/unicode.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <stdexcept>

#include "base/text.hpp"

namespace qbank::unicode {
namespace {

icu::UnicodeString from_utf8(std::string_view s) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(s.data(), static_cast<int32_t>(s.size())));
}

std::string to_utf8(const icu::UnicodeString& s) {
    std::string result;
    s.toUTF8String(result);
    return result;
}

void require(UErrorCode status, const char* what) {
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("ICU cannot ") + what + ": " + u_errorName(status));
}

/// Asked for once: ICU guards the making of its own, which tools that look for data races cannot see.
template <const icu::Normalizer2* (*get)(UErrorCode&)>
const icu::Normalizer2& normalizer() {
    static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* result = get(status);
        require(status, "load its normalization data");
        return *result;
    }();
    return instance;
}

std::string normalized(std::string_view s, const icu::Normalizer2& form) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString result = form.normalize(from_utf8(s), status);
    require(status, "normalize text");
    return to_utf8(result);
}

/// A transliterator is costly to make and not safe to share between threads.
icu::Transliterator& latin_ascii() {
    thread_local const std::unique_ptr<icu::Transliterator> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            "Any-Latin; Latin-ASCII; [:^ASCII:] Remove", UTRANS_FORWARD, status));
        require(status, "load its transliteration rules");
        return made;
    }();
    return *instance;
}

const char* converter_name(Misread charset) {
    switch (charset) {
        case Misread::mac_roman: return "macintosh";
        case Misread::windows_1252: return "windows-1252";
        case Misread::latin_1: return "ISO-8859-1";
    }
    return "";
}

/// What the bytes 0x80 to 0xFF mean in that charset. ICU is asked once; a converter for every run of
/// characters would take most of the time that reading a document takes.
const std::array<char32_t, 128>& high_half(Misread charset) {
    static const auto tables = [] {
        std::array<std::array<char32_t, 128>, 3> result{};
        for (std::size_t i = 0; i < result.size(); ++i) {
            std::string bytes;
            for (int byte = 0x80; byte <= 0xFF; ++byte)
                bytes += static_cast<char>(static_cast<unsigned char>(byte));
            const icu::UnicodeString decoded(bytes.data(), static_cast<int32_t>(bytes.size()),
                                             converter_name(static_cast<Misread>(i)));
            for (int32_t k = 0; k < 128 && k < decoded.length(); ++k) {
                result[i][static_cast<std::size_t>(k)] = static_cast<char32_t>(decoded.char32At(k));
            }
        }
        return result;
    }();
    return tables[static_cast<std::size_t>(charset)];
}

}  // namespace

std::string nfc(std::string_view s) {
    if (text::is_ascii(s)) return std::string(s);
    return normalized(s, normalizer<icu::Normalizer2::getNFCInstance>());
}

std::string fold(std::string_view s) {
    if (text::is_ascii(s)) return text::lower(s);
    return normalized(s, normalizer<icu::Normalizer2::getNFKCCasefoldInstance>());
}

std::string fold_accents(std::string_view s) {
    if (text::is_ascii(s)) return text::lower(s);
    const icu::UnicodeString parts = [&] {
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString result =
            normalizer<icu::Normalizer2::getNFDInstance>().normalize(from_utf8(fold(s)), status);
        require(status, "normalize text");
        return result;
    }();
    icu::UnicodeString kept;
    UScriptCode base = USCRIPT_COMMON;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 c = parts.char32At(i);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(c, &status);
        if (script != USCRIPT_INHERITED) base = script;
        // A mark over a Latin or Greek letter is an accent; in Cyrillic (й), Arabic or Indic scripts it is a
        // letter.
        const bool accent =
            u_charType(c) == U_NON_SPACING_MARK && (base == USCRIPT_LATIN || base == USCRIPT_GREEK);
        if (!accent) kept.append(c);
    }
    return nfc(to_utf8(kept));
}

namespace {

/// What to_ascii() makes of the letters of Western Europe, dashes, quotation marks and emoji. Loading the
/// rules of all scripts takes 30 ms a thread, a fifth of the time of a small bank; most banks need no more
/// than these. That ICU says the same is tested.
std::optional<std::string_view> simple_ascii(char32_t c) {
    static constexpr std::string_view from_c0[] = {
        "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I",  "I",
        "D", "N", "O", "O", "O", "O", "O",  "*", "O", "U", "U", "U", "U", "Y", "TH", "ss",
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  "/", "o", "u", "u", "u", "u", "y", "th", "y"};
    if (c >= 0xC0 && c <= 0xFF) return from_c0[c - 0xC0];
    if (c >= 0x2010 && c <= 0x2015) return "-";
    switch (c) {
        case 0xA0: return " ";
        case 0x2018:
        case 0x2019: return "'";
        case 0x201C:
        case 0x201D: return "\"";
        case 0x2026: return "...";
        case 0x20E3:
        case 0x2022:
        case 0xFE0F: return "";
        case 0x2705:
        case 0x274C: return "";
        default: break;
    }
    if (c >= 0x1F300 && c <= 0x1F64F) return "";
    return std::nullopt;
}

}  // namespace

std::string to_ascii(std::string_view s) {
    std::string simple;
    bool all_simple = true;
    for (std::size_t at = 0; all_simple && at < s.size();) {
        if (static_cast<unsigned char>(s[at]) < 0x80) {
            simple += s[at++];
        } else if (const auto ascii = simple_ascii(text::next_code_point(s, at))) {
            simple += *ascii;
        } else {
            all_simple = false;
        }
    }
    if (all_simple) return simple;
    icu::UnicodeString converted = from_utf8(s);
    latin_ascii().transliterate(converted);
    return to_utf8(converted);
}

std::string slug(std::string_view s, std::size_t longest) {
    std::string result;
    for (const char c : to_ascii(s)) {
        if (text::is_alnum(c)) {
            result += text::lower(c);
        } else if (c == '\'' || c == '`' || c == '"') {
            continue;  // "Django's" is one word, so is what stands between backticks; " is what becomes of ъ
        } else if (!result.empty() && result.back() != '-') {
            result += '-';
        }
    }
    while (!result.empty() && result.back() == '-') result.pop_back();
    if (result.size() > longest) {
        const std::size_t word_end = result.rfind('-', longest);
        result.resize(word_end == std::string::npos || word_end < longest / 2 ? longest : word_end);
        while (!result.empty() && result.back() == '-') result.pop_back();
    }
    return result;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }

bool is_word(char32_t c) {
    if (c < 0x80) return text::is_alnum(static_cast<char>(c));
    const int8_t type = u_charType(static_cast<UChar32>(c));
    return u_isalnum(static_cast<UChar32>(c)) || type == U_NON_SPACING_MARK ||
           type == U_COMBINING_SPACING_MARK;
}

bool is_emoji(char32_t c) {
    if (c < 0xA9) return false;  // digits, # and * are Emoji=Yes, but only as part of a keycap
    if (c == 0x200D || c == 0xFE0E || c == 0xFE0F || c == 0x20E3) return true;
    const auto cp = static_cast<UChar32>(c);
    return u_hasBinaryProperty(cp, UCHAR_EXTENDED_PICTOGRAPHIC) ||
           u_hasBinaryProperty(cp, UCHAR_EMOJI_PRESENTATION) ||
           u_hasBinaryProperty(cp, UCHAR_EMOJI_MODIFIER) ||
           u_hasBinaryProperty(cp, UCHAR_REGIONAL_INDICATOR) ||
           u_hasBinaryProperty(cp, UCHAR_EMOJI_COMPONENT);  // the tag letters of a region's flag
}

bool is_unspaced(char32_t c) {
    if (c < 0x0E00) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR: return true;
        default: return false;
    }
}

std::string_view name_of(Misread charset) {
    switch (charset) {
        case Misread::mac_roman: return "MacRoman";
        case Misread::windows_1252: return "Windows-1252";
        case Misread::latin_1: return "Latin-1";
    }
    return "";
}

std::optional<std::string> encode(std::string_view s, Misread charset) {
    const std::array<char32_t, 128>& high = high_half(charset);
    std::string bytes;
    for (std::size_t at = 0; at < s.size();) {
        const char32_t c = text::next_code_point(s, at);
        if (c < 0x80) {
            bytes += static_cast<char>(c);
            continue;
        }
        const auto found = std::find(high.begin(), high.end(), c);
        if (found == high.end()) return std::nullopt;
        bytes += static_cast<char>(static_cast<unsigned char>(0x80 + (found - high.begin())));
    }
    return bytes;
}

std::optional<std::string> language_by_script(std::string_view s) {
    std::size_t letters = 0, cyrillic = 0, ukrainian = 0, han = 0, kana = 0, hangul = 0, arabic = 0,
                hebrew = 0, greek = 0, thai = 0, devanagari = 0;
    for (std::size_t at = 0; at < s.size();) {
        const char32_t c = text::next_code_point(s, at);
        if (!is_letter(c)) continue;
        ++letters;
        if (c < 0x370) continue;
        UErrorCode status = U_ZERO_ERROR;
        switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
            case USCRIPT_CYRILLIC:
                ++cyrillic;
                // і, ї, є, ґ and their capitals stand in Ukrainian and not in Russian
                if (c == 0x456 || c == 0x457 || c == 0x454 || c == 0x491 || c == 0x406 || c == 0x407 ||
                    c == 0x404 || c == 0x490)
                    ++ukrainian;
                break;
            case USCRIPT_HAN: ++han; break;
            case USCRIPT_HIRAGANA:
            case USCRIPT_KATAKANA: ++kana; break;
            case USCRIPT_HANGUL: ++hangul; break;
            case USCRIPT_ARABIC: ++arabic; break;
            case USCRIPT_HEBREW: ++hebrew; break;
            case USCRIPT_GREEK: ++greek; break;
            case USCRIPT_THAI: ++thai; break;
            case USCRIPT_DEVANAGARI: ++devanagari; break;
            default: break;
        }
    }
    // Software texts are full of Latin terms, so a third is enough; East Asian scripts put a word in a letter
    // or two.
    const auto dominates = [&](std::size_t n) { return n >= 3 && n * 3 >= letters; };
    const auto dominates_dense = [&](std::size_t n) { return n >= 2 && n * 6 >= letters; };
    if (dominates(cyrillic)) return ukrainian > 0 && ukrainian * 50 >= cyrillic ? "uk" : "ru";
    if (dominates_dense(han + kana)) return kana > 0 && kana * 10 >= han + kana ? "ja" : "zh";
    if (dominates_dense(hangul)) return "ko";
    if (dominates(arabic)) return "ar";
    if (dominates(hebrew)) return "he";
    if (dominates(greek)) return "el";
    if (dominates(thai)) return "th";
    if (dominates(devanagari)) return "hi";
    return std::nullopt;
}

}  // namespace qbank::unicode

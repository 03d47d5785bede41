#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What needs Unicode's tables, by ICU. All functions take and give UTF-8, are thread-safe,
/// and take a short cut for plain ASCII.
namespace qbank::unicode {

std::string nfc(std::string_view s);

/// Case folding and compatibility forms (NFKC_Casefold): equal for texts that differ only in case or form.
std::string fold(std::string_view s);

/// fold(), and letters without their accents: "Café" and "cafe" are equal.
std::string fold_accents(std::string_view s);

/// The nearest Latin letters in ASCII ("Что такое" becomes "Cto takoe"); what has none is dropped.
std::string to_ascii(std::string_view s);

/// `[a-z0-9-]`: to_ascii(), lower case, everything else a hyphen, none at the ends or doubled,
/// cut at a word so that it stays within `longest` bytes. May be empty.
std::string slug(std::string_view s, std::size_t longest = 60);

/// Letters, digits and marks of any script.
bool is_word(char32_t c);
bool is_letter(char32_t c);
/// Emoji and pictographs, with the joiners, variation selectors and keycap marks they are written with.
bool is_emoji(char32_t c);
/// Scripts written without spaces between words: Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar.
bool is_unspaced(char32_t c);

/// A charset that UTF-8 text is wrongly read as, and saved again as UTF-8.
enum class Misread { mac_roman, windows_1252, latin_1 };
std::string_view name_of(Misread charset);

/// The bytes that `s` stands for in that charset, or nothing if some character has none.
std::optional<std::string> encode(std::string_view s, Misread charset);

/// ISO 639-1 code of the language whose script dominates, if the script alone tells it (ru, uk, zh, ja,
/// ko, ar, he, el, th, hi); nothing for Latin and for too little text.
std::optional<std::string> language_by_script(std::string_view s);

}  // namespace qbank::unicode

#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "catch.hpp"

namespace text = qbank::text;
namespace unicode = qbank::unicode;
using Table = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("a slug is ASCII words and hyphens") {
    const Table cases = {
        {"", ""},
        {"What is a closure?", "what-is-a-closure"},
        {"  --Hello,   World!--  ", "hello-world"},
        {"Django's `select_related()`", "djangos-select-related"},
        {"What does `*args` mean?", "what-does-args-mean"},
        {"Don’t repeat yourself", "dont-repeat-yourself"},
        {"Café à la crème", "cafe-a-la-creme"},
        {"Straße", "strasse"},
        {"C++ & C#", "c-c"},
        {"Что такое", "cto-takoe"},
        {"Объект", "obekt"},
        {"你好世界", "ni-hao-shi-jie"},
        {"ＡＢＣ", "abc"},
        {"😀", ""},
        {"🚀 Launch", "launch"},
        {"???", ""},
        {"e\u0301t\u00e9", "ete"},
        {"a\x01"
         "b",
         "a-b"},
    };
    for (const auto& [input, expected] : cases) {
        CAPTURE(input);
        CHECK(unicode::slug(input) == expected);
    }
}

TEST_CASE("a slug is cut at a word if that leaves half of it") {
    CHECK(unicode::slug("one two three", 13) == "one-two-three");
    CHECK(unicode::slug("one two three", 12) == "one-two");
    CHECK(unicode::slug("one two three", 8) == "one-two");
    CHECK(unicode::slug("one two three", 7) == "one-two");
    CHECK(unicode::slug("one two three", 6) == "one");
    CHECK(unicode::slug("a incomprehensibilities", 10) == "a-incompre");
    CHECK(unicode::slug("incomprehensibilities", 5) == "incom");
    CHECK(unicode::slug("abc", 0).empty());
    CHECK(unicode::slug(std::string(500, 'x')).size() == 60);
}

TEST_CASE("fold makes equal what differs in case or form alone") {
    const Table cases = {
        {"HeLLo", "hello"},
        {"Straße", "strasse"},
        {"ПРИВЕТ", "привет"},
        {"ＡＢＣ１", "abc1"},
        {"ﬁle", "file"},
        {"E\u0301", "é"},
        {"Ⅳ", "iv"},
        {"a\u00ADb\u200B"
         "c",
         "abc"},
        {"İ", "i\u0307"},
        {"x²", "x2"},
    };
    for (const auto& [input, expected] : cases) {
        CAPTURE(input);
        CHECK(unicode::fold(input) == expected);
        CHECK(unicode::fold(unicode::fold(input)) == expected);
    }
}

TEST_CASE("fold_accents takes accents off Latin and Greek and leaves letters of other scripts whole") {
    const Table cases = {
        {"Café", "cafe"},     {"Ёлка и йод", "ёлка и йод"}, {"naïve", "naive"},
        {"Ίκαρος", "ικαροσ"}, {"हिन्दी", "हिन्दी"},           {"가", "가"},
        {"が", "が"},         {"việt nam", "viet nam"},     {"plain", "plain"},
        {"é\u0301", "e"},
    };
    for (const auto& [input, expected] : cases) {
        CAPTURE(input);
        CHECK(unicode::fold_accents(input) == expected);
    }
}

TEST_CASE("nfc composes") {
    CHECK(unicode::nfc("e\u0301") == "\u00e9");
    CHECK(unicode::nfc("и\u0306") == "й");
    CHECK(unicode::nfc("\u212B") == "\u00C5");
    CHECK(unicode::nfc("abc") == "abc");
}

TEST_CASE("to_ascii leaves ASCII only") {
    for (const std::string s :
         {"Что такое ООП?", "你好", "日本語 テスト", "Ελληνικά", "עברית", "😀 ok", "naïve — “quoted”…"}) {
        CAPTURE(s);
        CHECK(qbank::text::is_ascii(unicode::to_ascii(s)));
    }
    CHECK(unicode::to_ascii("naïve — “quoted”") == "naive - \"quoted\"");
}

TEST_CASE("words, letters, capitals and scripts without spaces") {
    for (const char32_t c : {U'a', U'9', U'é', U'ж', U'中', U'\u0301', U'\u094D', U'٣'}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(unicode::is_word(c));
    }
    for (const char32_t c : {U' ', U'-', U'_', U'—', U'\u00A0', U'。', U'\U0001F600', U'\uFFFD'}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK_FALSE(unicode::is_word(c));
    }
    CHECK(unicode::is_letter(U'ж'));
    CHECK_FALSE(unicode::is_letter(U'1'));
    for (const char32_t c : {U'中', U'あ', U'ア', U'ก', U'ມ', U'ក', U'မ', U'\U00020000'})
        CHECK(unicode::is_unspaced(c));
    for (const char32_t c : {U'a', U'ж', U'한', U'ש', U'。'}) CHECK_FALSE(unicode::is_unspaced(c));
}

TEST_CASE("emoji are known with all they are written with, digits of keycaps are not emoji") {
    for (const char32_t c : {U'\U0001F600', U'\u2705', U'\u26A0', U'\u200D', U'\uFE0F', U'\uFE0E', U'\u20E3',
                             U'\U0001F1E9', U'\U0001F3FD', U'\U000E0067', U'\u00A9', U'\u2194'}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(unicode::is_emoji(c));
    }
    for (const char32_t c :
         {U'1', U'#', U'*', U'a', U'中', U'é', U'→', U'\u2022', U'\u2713', U'\u200B', U'\u200C'}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK_FALSE(unicode::is_emoji(c));
    }
    std::string left;
    const std::string keycap = "1\uFE0F\u20E3 first";
    for (std::size_t at = 0; at < keycap.size();) {
        const char32_t c = qbank::text::next_code_point(keycap, at);
        if (!unicode::is_emoji(c)) qbank::text::append_utf8(left, c);
    }
    CHECK(left == "1 first");
}

TEST_CASE("encode gives the bytes that were misread") {
    using unicode::Misread;
    const std::vector<std::tuple<std::string, Misread, std::optional<std::string>>> cases = {
        {"abc", Misread::windows_1252, "abc"},
        {"", Misread::mac_roman, ""},
        {"â€™", Misread::windows_1252, "\xE2\x80\x99"},
        {"â€œ", Misread::windows_1252, "\xE2\x80\x9C"},
        {"Ã©", Misread::windows_1252, "\xC3\xA9"},
        {"Ã©", Misread::latin_1, "\xC3\xA9"},
        {"â€™", Misread::latin_1, {}},
        {"â\u0080\u0099", Misread::latin_1, "\xE2\x80\x99"},
        {"‚Äô", Misread::mac_roman, "\xE2\x80\x99"},
        {"√©", Misread::mac_roman, "\xC3\xA9"},
        {"ж", Misread::windows_1252, {}},
        {"😀", Misread::mac_roman, {}},
        {"a\u200Bb", Misread::windows_1252, {}},
        {"a\u00ADb", Misread::windows_1252,
         "a\xAD"
         "b"},
        {"a\u00ADb", Misread::mac_roman, {}},
        {"ｅ", Misread::windows_1252, {}},
        {"\xFF", Misread::latin_1, {}},
    };
    for (const auto& [s, charset, expected] : cases) {
        CAPTURE(s, unicode::name_of(charset));
        CHECK(unicode::encode(s, charset) == expected);
    }
}

TEST_CASE("the script tells the language where it can") {
    const std::vector<std::pair<std::string, std::optional<std::string>>> cases = {
        {"What is a closure?", {}},
        {"", {}},
        {"123 + 456", {}},
        {"я", {}},
        {"Что такое замыкание?", "ru"},
        {"Чем `select_related` отличается от `prefetch_related`?", "ru"},
        {"Чем отличается list от tuple в Python?", "ru"},
        {"Що таке замикання і навіщо воно?", "uk"},
        {"什么是闭包？", "zh"},
        {"Python 中的 GIL 是什么", "zh"},
        {"クロージャとは何ですか", "ja"},
        {"클로저란 무엇인가", "ko"},
        {"ما هو الإغلاق", "ar"},
        {"מהו סגור", "he"},
        {"Τι είναι", "el"},
        {"คืออะไร", "th"},
        {"क्लोजर क्या है", "hi"},
        {"What does the word привет mean in this long English sentence", {}},
    };
    for (const auto& [s, expected] : cases) {
        CAPTURE(s);
        CHECK(unicode::language_by_script(s) == expected);
    }
}

TEST_CASE("what is transliterated without ICU's rules is what they say") {
    // A letter that is not in our table makes the rules be asked.
    const std::string asks = "\u0436", answer = unicode::to_ascii(asks);
    for (char32_t c = 0x80; c < 0x20000; c = c == 0xD7FF ? 0xE000 : c + 1) {
        if (c == 0x3000) c = 0xFE00;
        if (c == 0xFF00) c = 0x1F000;
        if (c >= 0x300 && c < 0x2000) continue;  // other scripts and accents: never without the rules
        std::string letter;
        text::append_utf8(letter, c);
        const std::string both = unicode::to_ascii(letter + " " + asks);
        INFO(static_cast<std::uint32_t>(c));
        CHECK(unicode::to_ascii(letter) + " " + answer == both);
    }
    CHECK(unicode::to_ascii("Caf\u00e9 \u2013 \u201cna\u00efve\u201d\u2026") == "Cafe - \"naive\"...");
}

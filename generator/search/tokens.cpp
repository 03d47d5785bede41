#include "search/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank::search {
namespace {

constexpr std::string_view curly_apostrophe = "\u2019";

/// What a byte may be; most text is ASCII, and every byte of every answer is looked up here.
enum Role : std::uint8_t { letter = 1, lead = 2, joint = 4, symbol = 8, link = 16, wide = 32 };

constexpr std::array<std::uint8_t, 256> roles = [] {
    std::array<std::uint8_t, 256> of{};
    const auto give = [&](std::string_view bytes, Role role) {
        for (const char c : bytes) of[static_cast<unsigned char>(c)] |= role;
    };
    give("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", letter);
    give(".*@$_#", lead);
    give("._/+#=:&*@$'", joint);  // and U+2019
    give("=<>!+*&|%^~", symbol);
    give("]h", link);  // what "](" and "http://" begin with
    for (std::size_t byte = 0x80; byte < of.size(); ++byte) of[byte] = wide;
    return of;
}();

bool is(char c, unsigned role) { return (roles[static_cast<unsigned char>(c)] & role) != 0; }

/// The end of the word characters that begin at `at`.
std::size_t end_of_word(std::string_view s, std::size_t at) {
    while (at < s.size()) {
        if (is(s[at], letter)) {
            ++at;
        } else {
            std::size_t after = at;
            if (!is(s[at], wide) || !unicode::is_word(text::next_code_point(s, after))) break;
            at = after;
        }
    }
    return at;
}

std::size_t end_of_joints(std::string_view s, std::size_t at) {
    while (at < s.size()) {
        if (is(s[at], joint)) {
            ++at;
        } else if (is(s[at], wide) && s.substr(at, curly_apostrophe.size()) == curly_apostrophe) {
            at += curly_apostrophe.size();
        } else {
            break;
        }
    }
    return at;
}

/// "Django's" is "django", "don't" is "dont".
void drop_apostrophes(std::string& s) {
    if (s.find('\'') == std::string::npos && s.find(curly_apostrophe) == std::string::npos) return;
    s = text::replace_all(s, curly_apostrophe, "'");
    if (s.size() > 2 && s.ends_with("'s")) s.resize(s.size() - 2);
    s = text::replace_all(s, "'", "");
}

/// The form itself, or its first characters. A run of a script without spaces is not a form but many: it is
/// never cut.
std::string_view cut(std::string_view form) {
    if (form.size() <= longest_form) return form;
    std::size_t end = 0;
    for (std::size_t n = 0; n < longest_form && end < form.size(); ++n) text::next_code_point(form, end);
    return form.substr(0, end);
}

}  // namespace

bool Tokenizer::next() {
    whole_ = {};
    parts_.clear();
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (markup_ == Markup::markdown && is(c, link) && skip_markup()) continue;
        begin_ = at_;
        if (!is(c, letter | lead | symbol | wide)) {
            ++at_;
        } else if (read_word() || read_symbols()) {
            return true;
        }
    }
    return false;
}

bool Tokenizer::skip_markup() {
    const std::string_view rest = text_.substr(at_);
    std::size_t length = 0;
    if (rest.starts_with("](")) {
        length = rest.find(')');
    } else if (rest.starts_with("http://") || rest.starts_with("https://")) {
        length = rest.find_first_of(" \n\t)>\"'");
    } else {
        return false;
    }
    at_ += length == std::string_view::npos ? rest.size() : length;
    return true;
}

bool Tokenizer::read_symbols() {
    std::size_t end = at_;
    while (end < text_.size() && is(text_[end], symbol)) ++end;
    const std::size_t length = end - at_;
    if (length == 0) {
        text::next_code_point(text_, at_);
        return false;
    }
    const std::size_t begin = at_;
    at_ = end;
    if (markup_ == Markup::markdown || length < 2 || length > 3) return false;
    folded_ = text_.substr(begin, length);
    whole_ = folded_;
    return true;
}

bool Tokenizer::read_word() {
    std::size_t begin = at_;
    while (begin < text_.size() && is(text_[begin], lead)) ++begin;
    std::size_t end = end_of_word(text_, begin);
    if (end == begin) return false;
    if (markup_ == Markup::plain) begin = at_;
    for (;;) {
        const std::size_t joint_end = end_of_joints(text_, end);
        if (joint_end == end) break;
        const std::size_t word_end = end_of_word(text_, joint_end);
        if (word_end == joint_end) break;
        end = word_end;
    }
    const std::string_view rest = text_.substr(end);
    std::size_t tail = 0;
    if (rest.starts_with("++") || rest.starts_with("()")) {
        tail = 2;
    } else if (markup_ == Markup::plain) {
        if (rest.starts_with("#")) tail = 1;
        while (tail == 0 && end < text_.size() && text_[end] == '_') ++end;
    }
    end += tail;
    at_ = end;
    const std::string_view found = text_.substr(begin, end - begin);
    if (found.size() <= longest_form && std::ranges::all_of(found, [](char c) { return is(c, letter); })) {
        folded_.resize(found.size());
        std::ranges::transform(found, folded_.begin(), [](char c) { return text::lower(c); });
        parts_.push_back(folded_);
        return true;
    }
    folded_ = unicode::fold_accents(found);
    drop_apostrophes(folded_);
    split();
    return true;
}

void Tokenizer::split() {
    if (folded_.size() > 4 && folded_.ends_with("()")) folded_.resize(folded_.size() - 2);
    const std::string_view s = folded_;
    for (std::size_t at = 0; at < s.size();) {
        const std::size_t end = end_of_word(s, at);
        if (end == at) {
            text::next_code_point(s, at);
            continue;
        }
        if (text::is_ascii(s.substr(at, end - at))) {
            parts_.push_back(s.substr(at, end - at));
            at = end;
            continue;
        }
        // Runs of a script without spaces become pairs of neighbours; what is between them stays a word.
        std::size_t word = at, previous = at, run = 0;
        const auto end_run = [&](std::size_t here) {
            if (run == 1) parts_.push_back(s.substr(previous, here - previous));
            run = 0;
            word = here;
        };
        for (std::size_t here = at; here < end;) {
            std::size_t after = here;
            if (unicode::is_unspaced(text::next_code_point(s, after))) {
                if (run == 0 && here > word) parts_.push_back(s.substr(word, here - word));
                if (run > 0) parts_.push_back(s.substr(previous, after - previous));
                ++run;
                previous = here;
            } else if (run > 0) {
                end_run(here);
            }
            here = after;
        }
        if (run > 0) {
            end_run(end);
        } else if (end > word) {
            parts_.push_back(s.substr(word, end - word));
        }
        at = end;
    }
    std::size_t in_parts = 0;
    for (const std::string_view part : parts_) in_parts += part.size();
    if (parts_.size() != 1 || in_parts != s.size()) {
        const bool unspaced_only = !s.empty() && end_of_word(s, 0) == s.size();
        if (!unspaced_only) whole_ = s;
    }
    if (parts_.empty() && whole_.empty()) whole_ = s;
    whole_ = cut(whole_);
    for (std::string_view& part : parts_) part = cut(part);
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> result;
    Tokenizer tokens(text);
    while (tokens.next()) {
        if (tokens.parts().empty()) result.emplace_back(tokens.whole());
        for (const std::string_view part : tokens.parts()) result.emplace_back(part);
    }
    return result;
}

}  // namespace qbank::search

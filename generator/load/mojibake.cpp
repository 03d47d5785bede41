#include "load/mojibake.hpp"

#include <array>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace qbank {
namespace {

struct Run {
    std::size_t begin = 0, end = 0;
};

/// Runs of at least two non-ASCII characters: one alone cannot hold a UTF-8 sequence.
std::vector<Run> long_runs(std::string_view s) {
    std::vector<Run> result;
    for (std::size_t i = 0; i < s.size();) {
        if (static_cast<unsigned char>(s[i]) < 0x80) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < s.size() && static_cast<unsigned char>(s[i]) >= 0x80) ++i;
        if (text::code_points(s.substr(begin, i - begin)) >= 2) result.push_back({begin, i});
    }
    return result;
}

/// Restored text must not begin with a combining mark (accents read as bytes give those) nor hold controls
/// or private-use characters.
bool plausible(std::string_view restored) {
    bool first = true;
    for (std::size_t at = 0; at < restored.size();) {
        const char32_t c = text::next_code_point(restored, at);
        if (c >= 0x80 && c < 0xA0) return false;
        if (c >= 0xE000 && c <= 0xF8FF) return false;
        if (first && c >= 0x300 && c <= 0x36F) return false;
        first = false;
    }
    return true;
}

/// Whether the restored text alone tells of a misreading. One letter of a far script does not: "ﬁé" of a
/// French text would be one of Thaana. Latin letters, punctuation and emoji do, and so does a whole word.
bool speaks_for_itself(std::string_view restored) {
    std::size_t at = 0;
    if (restored.empty()) return false;
    const char32_t c = text::next_code_point(restored, at);
    return at < restored.size() || c < 0x250 || (c >= 0x2000 && c < 0x2C00) || c >= 0x1F000;
}

/// What the run spells once the misreading is undone, or "" if it was none.
std::string restored(std::string_view run, unicode::Misread charset) {
    const std::optional<std::string> bytes = unicode::encode(run, charset);
    if (!bytes || text::invalid_utf8(*bytes) || !plausible(*bytes)) return "";
    return *bytes;
}

using Restorations = std::unordered_map<std::string_view, std::string>;

/// Undoes one layer of misreading, if there is one.
std::optional<Repaired> repair_once(std::string_view s) {
    const std::vector<Run> runs = long_runs(s);
    if (runs.empty()) return std::nullopt;

    std::size_t best_count = 0;
    unicode::Misread best_charset{};
    Restorations best;
    for (const auto charset :
         {unicode::Misread::mac_roman, unicode::Misread::windows_1252, unicode::Misread::latin_1}) {
        Restorations restorations;
        std::size_t count = 0;
        bool sure = false;
        for (const Run& run : runs) {
            const std::string_view word = s.substr(run.begin, run.end - run.begin);
            const auto [entry, is_new] = restorations.try_emplace(word);
            if (is_new) entry->second = restored(word, charset);
            if (!entry->second.empty()) ++count;
            sure = sure || speaks_for_itself(entry->second);
        }
        if (sure && count > best_count) {
            best_count = count;
            best_charset = charset;
            best = std::move(restorations);
        }
    }
    if (best_count * 2 < runs.size() || best_count == 0) return std::nullopt;

    Repaired result;
    result.charset = unicode::name_of(best_charset);
    result.places = best_count;
    std::size_t copied = 0;
    for (const Run& run : runs) {
        const std::string& replacement = best.at(s.substr(run.begin, run.end - run.begin));
        if (replacement.empty()) continue;
        result.text += s.substr(copied, run.begin - copied);
        result.text += replacement;
        copied = run.end;
    }
    result.text += s.substr(copied);
    return result;
}

}  // namespace

std::optional<Repaired> repair_mojibake(std::string_view s) {
    std::optional<Repaired> result = repair_once(s);
    if (!result) return result;
    // Some texts went through the mangle twice.
    if (std::optional<Repaired> again = repair_once(result->text)) {
        again->places = result->places;
        return again;
    }
    return result;
}

}  // namespace qbank

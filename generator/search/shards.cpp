#include "search/shards.hpp"

#include <algorithm>
#include <string_view>

#include "search/utf16.hpp"

namespace qbank::search {
namespace {

constexpr std::size_t most_forms = 800;  ///< about 4 KB, 1.5 when deflated
constexpr std::size_t least_forms = 250;

/// About what a Rice code of gaps costs, and an impact.
std::size_t group_bits(std::size_t postings, std::size_t documents) {
    std::size_t gap_bits = 2;
    for (std::size_t gap = documents / std::max<std::size_t>(postings, 1); gap > 1; gap /= 2) ++gap_bits;
    return postings * (gap_bits + 1);
}

bool is_high_surrogate(char16_t c) { return c >= 0xD800 && c < 0xDC00; }

/// Adds the group of each form once; `seen[group]` is the shard that has it, plus 1.
void number_groups(FormShard& shard, const Vocabulary& vocabulary, std::vector<std::uint32_t>& seen,
                   std::uint32_t mark) {
    for (std::size_t form = shard.first_form; form < shard.last_form; ++form) {
        const std::uint32_t group = vocabulary.groups[form];
        if (seen[group] != mark) shard.groups.push_back(group);
        seen[group] = mark;
    }
}

}  // namespace

std::vector<FormShard> cut_spelling(const Vocabulary& vocabulary) {
    const auto& forms = vocabulary.forms;
    std::vector<FormShard> shards;
    std::vector<std::uint32_t> seen(vocabulary.weak.size(), 0);
    for (std::size_t first = 0; first < forms.size();) {
        const auto same_start = [&](std::size_t i, std::size_t letters) {
            return forms[i].substr(0, letters) == forms[i - 1].substr(0, letters);
        };
        const std::size_t limit = std::min(first + most_forms, forms.size());
        std::size_t last = limit;
        for (std::size_t letters = 1; letters <= 4; ++letters) {
            last = std::min(first + least_forms, limit);
            while (last < limit && same_start(last, letters)) ++last;
            if (last < limit || limit == forms.size()) break;
        }
        FormShard shard{first, last, {}};
        number_groups(shard, vocabulary, seen, static_cast<std::uint32_t>(shards.size() + 1));
        shards.push_back(std::move(shard));
        first = last;
    }
    return shards;
}

std::size_t estimated_bits(const Postings& postings, std::size_t documents) {
    std::size_t total = 0;
    for (std::size_t group = 0; group + 1 < postings.first.size(); ++group)
        total += group_bits(postings.count(group), documents);
    return total;
}

std::vector<FormShard> cut_words(const Vocabulary& vocabulary, const Postings& postings,
                                 std::size_t documents, std::size_t most_bits) {
    std::vector<FormShard> shards;
    std::vector<std::uint32_t> seen(vocabulary.weak.size(), 0);
    std::size_t bits = 0;
    if (vocabulary.forms.empty()) shards.emplace_back();
    for (std::size_t form = 0; form < vocabulary.forms.size(); ++form) {
        const std::uint32_t group = vocabulary.groups[form];
        // A form takes about five bytes itself.
        std::size_t own = 40;
        if (shards.empty() || seen[group] != shards.size())
            own += group_bits(postings.count(group), documents);
        if (shards.empty() || bits + own > most_bits) {
            own = 40 + group_bits(postings.count(group), documents);
            shards.push_back({form, form, {}});
            bits = 0;
        }
        const auto mark = static_cast<std::uint32_t>(shards.size());
        if (seen[group] != mark) shards.back().groups.push_back(group);
        seen[group] = mark;
        shards.back().last_form = form + 1;
        bits += own;
    }
    return shards;
}

std::vector<std::string> starts(const std::vector<FormShard>& shards, const Vocabulary& vocabulary) {
    std::vector<std::string> result;
    for (const FormShard& shard : shards) {
        if (shard.first_form == 0) {
            result.emplace_back();
            continue;
        }
        const std::u16string_view form = vocabulary.forms[shard.first_form];
        const std::u16string_view before = vocabulary.forms[shard.first_form - 1];
        const auto differs = std::mismatch(form.begin(), form.end(), before.begin(), before.end()).first;
        auto length = static_cast<std::size_t>(differs - form.begin()) + 1;
        if (length < form.size() && is_high_surrogate(form[length - 1])) ++length;
        std::string& start = result.emplace_back();
        append_utf8(start, form.substr(0, length));
    }
    return result;
}

}  // namespace qbank::search

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "search/blocks.hpp"
#include "search/bytes.hpp"

namespace qbank::search {
namespace {

constexpr std::size_t most_forms = 1200;  ///< about 6 KB
constexpr std::size_t least_forms = 250;
constexpr std::size_t most_shared = 15;

void append_utf8(std::string& out, std::u16string_view s) {
    for (std::size_t i = 0; i < s.size(); ++i) {
        char32_t c = s[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < s.size())
            c = 0x10000 + ((c - 0xD800) << 10) + (s[++i] - 0xDC00U);
        text::append_utf8(out, c);
    }
}

}  // namespace

std::vector<DictionaryShard> cut_dictionary(const Vocabulary& vocabulary, bool single) {
    const auto& forms = vocabulary.forms;
    std::vector<DictionaryShard> shards;
    for (std::size_t first = 0; first < forms.size() || shards.empty();) {
        std::size_t last = forms.size();
        if (!single) {
            const auto same_start = [&](std::size_t i, std::size_t letters) {
                return forms[i].substr(0, letters) == forms[i - 1].substr(0, letters);
            };
            const std::size_t limit = std::min(first + most_forms, forms.size());
            for (std::size_t letters = 1; letters <= 4; ++letters) {
                last = std::min(first + least_forms, limit);
                while (last < limit && same_start(last, letters)) ++last;
                if (last < limit || limit == forms.size()) break;
            }
        }
        DictionaryShard shard{first, last, {}};
        std::unordered_map<std::uint32_t, std::uint32_t> local;
        for (std::size_t i = first; i < last; ++i)
            if (local.emplace(vocabulary.groups[i], 0).second) shard.groups.push_back(vocabulary.groups[i]);
        shards.push_back(std::move(shard));
        first = last;
        if (forms.empty()) break;
    }
    return shards;
}

std::string dictionary_block(const DictionaryShard& shard, const Vocabulary& vocabulary,
                             const Postings& postings) {
    ByteWriter out;
    out.number(shard.last_form - shard.first_form);
    out.number(shard.groups.size());
    std::string rests;
    std::u16string_view previous;
    for (std::size_t i = shard.first_form; i < shard.last_form; ++i) {
        const std::u16string_view form = vocabulary.forms[i];
        std::size_t shared = 0;
        while (shared < std::min({previous.size(), form.size(), most_shared}) &&
               previous[shared] == form[shared])
            ++shared;
        // A pair of surrogates is not torn apart: the rest must be UTF-8.
        if (shared > 0 && form[shared - 1] >= 0xD800 && form[shared - 1] < 0xDC00) --shared;
        out.number(shared + 16 * (form.size() - shared));
        append_utf8(rests, form.substr(shared));
        previous = form;
    }
    out.text(rests);
    std::unordered_map<std::uint32_t, std::size_t> local;
    for (std::size_t i = shard.first_form; i < shard.last_form; ++i) {
        const auto [found, is_new] = local.emplace(vocabulary.groups[i], local.size());
        out.number(is_new ? 0 : local.size() - found->second);
    }
    for (const std::uint32_t group : shard.groups)
        out.number(2 * postings.count(group) + (vocabulary.weak[group] ? 1 : 0));
    return out.take();
}

}  // namespace qbank::search

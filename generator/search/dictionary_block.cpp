#include <algorithm>
#include <unordered_map>

#include "search/blocks.hpp"
#include "search/bytes.hpp"
#include "search/utf16.hpp"

namespace qbank::search {
namespace {

constexpr std::size_t most_shared = 15;

}  // namespace

std::string dictionary_block(const FormShard& shard, const Vocabulary& vocabulary, const Postings& postings) {
    ByteWriter out;
    out.number(shard.last_form - shard.first_form);
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

#include "render/batches.hpp"

#include <algorithm>

namespace qbank {
namespace {

/// Enough to keep many threads busy, and of usual answers some 20 MB.
constexpr std::size_t questions_a_batch = 4096;

/// The pages of topics that belong to the part: in their order, and about as many questions in each part.
std::vector<std::size_t> pages_of(const Context& context, SitePart part) {
    std::size_t total = 0, before = 0;
    for (const TopicPage& page : context.topic_pages) total += page.last - page.first;
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < context.topic_pages.size(); ++i) {
        const TopicPage& page = context.topic_pages[i];
        const std::size_t middle = 2 * before + (page.last - page.first);
        before += page.last - page.first;
        if (total == 0 || std::min(middle * part.of / (2 * total), part.of - 1) == part.number - 1)
            result.push_back(i);
    }
    return result;
}

}  // namespace

std::vector<Batch> batches(const Context& context, SitePart part) {
    const Bank& bank = context.bank;
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<Batch> result;
    std::vector<std::size_t> last_use(bank.questions.size(), none);
    std::size_t shown = questions_a_batch;
    for (const std::size_t p : pages_of(context, part)) {
        const TopicPage& page = context.topic_pages[p];
        const BankTopic& topic = bank.topics[page.topic];
        if (shown >= questions_a_batch) {
            result.emplace_back();
            shown = 0;
        }
        shown += page.last - page.first;
        Batch& batch = result.back();
        batch.topic_pages.push_back(p);
        for (std::size_t k = page.first; k < page.last; ++k) {
            const std::size_t q = topic.questions[k];
            if (last_use[q] == none) batch.to_render.push_back(q);
            last_use[q] = result.size() - 1;
            if (bank.questions[q].topics.front() == topic.id) batch.own_pages.push_back(q);
        }
    }
    for (std::size_t q = 0; q < last_use.size(); ++q) {
        if (last_use[q] != none) result[last_use[q]].to_release.push_back(q);
    }
    return result;
}

Batch pages_that_show(const Context& context, const std::vector<std::size_t>& questions) {
    const Bank& bank = context.bank;
    Batch batch;
    batch.own_pages = questions;
    std::vector<char> shown(bank.questions.size(), 0);
    for (const std::size_t q : questions) shown[q] = 1;
    const std::vector<char> changed = shown;
    for (std::size_t p = 0; p < context.topic_pages.size(); ++p) {
        const TopicPage& page = context.topic_pages[p];
        const std::vector<std::size_t>& listed = bank.topics[page.topic].questions;
        const auto first = listed.begin() + static_cast<std::ptrdiff_t>(page.first);
        const auto last = listed.begin() + static_cast<std::ptrdiff_t>(page.last);
        if (std::none_of(first, last, [&](std::size_t q) { return changed[q] != 0; })) continue;
        batch.topic_pages.push_back(p);
        for (auto q = first; q != last; ++q) shown[*q] = 1;
    }
    for (std::size_t q = 0; q < shown.size(); ++q)
        if (shown[q] != 0) batch.to_render.push_back(q);
    batch.to_release = batch.to_render;
    return batch;
}

}  // namespace qbank

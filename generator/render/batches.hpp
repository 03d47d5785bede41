#pragma once
#include <cstddef>
#include <vector>

#include "model/site_part.hpp"
#include "render/context.hpp"

namespace qbank {

/// Pages that are rendered together, and the questions whose texts they show. All that a large bank has of
/// HTML stands in memory a batch at a time.
struct Batch {
    std::vector<std::size_t> topic_pages;  ///< indexes into Context::topic_pages
    std::vector<std::size_t> to_render;    ///< questions that no earlier batch has rendered
    std::vector<std::size_t> own_pages;    ///< questions whose own page and twin belong here
    std::vector<std::size_t> to_release;   ///< questions that no later batch shows
};

/// The pages of topics that a part of the site has, in batches, with the pages of their questions. A question
/// that several topics show is rendered once and kept until the last of them has been; it belongs to its main
/// topic.
std::vector<Batch> batches(const Context& context, SitePart part);

/// The pages that show the texts of these questions: one batch, which is released whole.
Batch pages_that_show(const Context& context, const std::vector<std::size_t>& questions);

}  // namespace qbank

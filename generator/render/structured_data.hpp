#pragma once
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "render/context.hpp"

namespace qbank {

struct Page;

/// A question in the words of schema.org: plain vocabulary, of which search engines promise nothing (they
/// show questions with answers only for sites on which everybody may answer).
std::string question_data(const Context& context, const BankQuestion& question, std::string_view excerpt);

/// The data block of a page, `<script type="application/ld+json">`: where it stands in the site, and what it
/// is about. Empty if there is nothing to tell.
std::string structured_data(const Context& context, const Page& page);

}  // namespace qbank

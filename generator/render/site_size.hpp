#pragma once
#include <cstddef>

#include "base/diagnostics.hpp"
#include "model/bank.hpp"
#include "model/site.hpp"
#include "render/render.hpp"

namespace qbank {

/// How large a site is, and what makes it so; bytes.
struct SiteBytes {
    std::size_t total = 0;
    std::size_t questions = 0;     ///< pages of questions and their twins
    std::size_t static_files = 0;  ///< copied from the bank; counted for an estimate alone
    bool estimated = false;
};

/// What was written.
SiteBytes bytes_of(const Site& site);

/// What would be written, from some of the pages, within a tenth; of a bank that is far too small to reach a
/// limit only what costs nothing to tell.
SiteBytes estimated_bytes(const Bank& bank, const Look& look, unsigned jobs);

/// The pages of topics and questions alone, told from some of them. Part of the above.
SiteBytes sampled_pages(const Bank& bank, const Look& look, unsigned jobs);

/// Warns of a site that is larger than GitHub Pages takes, and says what would make it smaller.
/// "Published GitHub Pages sites may be no larger than 1 GB":
/// https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
void tell_site_size(const SiteBytes& size, const Settings& settings, Diagnostics& diagnostics);

/// The same of what was written, whose files are looked through only if it is too much.
void tell_site_size(const Site& site, const Settings& settings, Diagnostics& diagnostics);

}  // namespace qbank

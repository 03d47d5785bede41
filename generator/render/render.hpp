#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/bank.hpp"
#include "model/site.hpp"
#include "model/site_part.hpp"

namespace qbank {

class Strings;

/// Where pages get their looks from. A file of the same name below the bank's own folders wins.
struct Look {
    std::filesystem::path templates;  ///< the templates that ship
    std::filesystem::path theme;      ///< the CSS, JavaScript and icons that ship
    std::filesystem::path bank;       ///< the bank: its templates/, theme/ and static/ override and add,
                                      ///< and images are read relative to its documents
};

/// Adds every page, asset, feed and map of the bank to the site (all but the search index and the exports).
/// Broken links and images of the content, and templates that cannot be used, are diagnostics.
/// `jobs` as in base/parallel.hpp; the bytes are the same for any number.
void render(const Bank& bank, const Look& look, unsigned jobs, Site& site, Diagnostics& diagnostics);

/// All pages of a bank, kept with what it takes to make some of them again.
class Rendering {
  public:
    /// Renders all of the site, or a part. The bank has to outlive it, at the same place.
    Rendering(const Bank& bank, const Look& look, std::shared_ptr<const Strings> strings, unsigned jobs,
              Site& site, Diagnostics& diagnostics, SitePart part = {});
    ~Rendering();
    Rendering(Rendering&&) noexcept;
    Rendering& operator=(Rendering&&) noexcept;

    /// After the bank was given other texts for these questions: adds every page to `site` that shows one of
    /// the answers (the questions' own, those of their topics, and their twins) and the images on them. They
    /// are what a rendering of all would make them if the rest of the bank is what it was.
    void again(const std::vector<std::size_t>& questions, unsigned jobs, Site& site,
               Diagnostics& diagnostics);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// render() with strings that were loaded before, perhaps of a part of the site alone; `kept` gets the
/// rendering.
void render(const Bank& bank, const Look& look, std::shared_ptr<const Strings> strings, unsigned jobs,
            Site& site, Diagnostics& diagnostics, SitePart part, std::optional<Rendering>* kept = nullptr);

}  // namespace qbank

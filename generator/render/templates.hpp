#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "render/page_data.hpp"

namespace qbank {

struct Look;
class Strings;

/// The templates, loaded and checked. Expanding is thread-safe.
class Templates {
  public:
    /// Reads every `*.html` of the look; a file of the same name in the bank's templates/ wins. `{{T_NAME}}`
    /// is replaced by the string `name` at once. Findings (see template_check.hpp) are errors with rule
    /// "template".
    Templates(const Look& look, const Strings& strings, Diagnostics& diagnostics);
    ~Templates();

    /// Throws std::logic_error if the template cannot be expanded: it was checked when it was loaded.
    std::string expand(std::string_view name, const PageData& data) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace qbank

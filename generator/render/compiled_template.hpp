#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/page_data.hpp"

namespace ctemplate {
class TemplateModifier;
}

namespace qbank {

class CompiledTemplate;

/// Gives an included template by its file, or nullptr.
using FindTemplate = std::function<const CompiledTemplate*(std::string_view file)>;

/// A template as a list of steps, whose names are numbers and whose escaping is decided.
///
/// ctemplate reads the template and decides how each value is escaped where it stands (its auto-escape mode);
/// only the expansion is ours. Its own dictionaries cost a fourth of a build: they hash each name anew, keep
/// a global table of all names behind a lock, and compose a name for each section's turn.
class CompiledTemplate {
  public:
    /// Nothing if ctemplate cannot read it, or reads it in another way than we do. `text` is what
    /// check_template() found in order.
    static std::optional<CompiledTemplate> compile(std::string text);

    /// Appends the page.
    void expand(const PageData& data, const FindTemplate& find, std::string& out) const;

  private:
    enum class Kind : std::uint8_t { text, raw, html, url, chain, section, include };
    struct Step {
        Kind kind = Kind::text;
        std::uint32_t id = 0;              ///< of the field
        std::uint32_t from = 0, size = 0;  ///< of a text: where it stands in text_; of a chain: which one
        std::uint32_t end = 0;             ///< of a section: the step after it
    };
    using Chain = std::vector<const ctemplate::TemplateModifier*>;
    struct Scope;
    struct Reading;
    struct Expansion;

    void expand_steps(std::size_t first, std::size_t last, const Scope& scope, const Expansion& to) const;

    std::unique_ptr<const std::string> text_;
    std::vector<Step> steps_;
    std::vector<Chain> chains_;
};

/// Appends `text` as ctemplate's html_escape writes it: & < > " ' as references, line ends and tabs as
/// spaces.
void append_html_escaped(std::string_view text, std::string& out);

/// Appends an address as ctemplate's validate_url_and_html_escape writes it: one of another scheme than http,
/// https and ftp becomes "#".
void append_url_escaped(std::string_view url, std::string& out);

}  // namespace qbank

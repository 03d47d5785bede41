#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace ctemplate {
class TemplateDictionary;
}

namespace qbank {

struct Look;
class Strings;

/// Values for a template: a cheap handle into the values of one page.
class Data {
  public:
    /// A value; the template escapes it for the place where it stands. Empty values need not be set.
    void set(std::string_view name, std::string_view value);
    void set(std::string_view name, std::size_t value);
    /// As set(), without a copy: `value` must outlive the page. For HTML of answers.
    void set_view(std::string_view name, std::string_view value);
    /// A value, and the section `SECTION` around it, if it is not empty.
    void set_if(std::string_view section, std::string_view name, std::string_view value);
    /// Shows a section once.
    void show(std::string_view section);
    void show_if(std::string_view section, bool condition);
    /// One more turn of a section, with values of its own; what it lacks is looked for here.
    Data add(std::string_view section);
    /// Fills {{>NAME}} with the template of that file, which sees the page's global values only.
    void include(std::string_view name, std::string_view file);

  private:
    friend class PageData;
    explicit Data(ctemplate::TemplateDictionary* raw) : raw_(raw) {}
    ctemplate::TemplateDictionary* raw_;
};

/// Everything one page is made from: values that all its templates see, and those of its main template.
class PageData {
  public:
    /// `main` is the template that stands in the layout as {{>MAIN}}; empty if the page is one template.
    explicit PageData(std::string_view main);
    PageData(const PageData&) = delete;
    PageData& operator=(const PageData&) = delete;
    ~PageData();

    /// Values of the main template (of the only one, if there is no layout).
    Data main() const { return Data(main_); }
    /// Values that every template of the page sees, included ones too.
    void set_global(std::string_view name, std::string_view value);
    void show_global(std::string_view section);
    /// Values of the layout.
    Data layout() const { return Data(root_.get()); }

  private:
    friend class Templates;
    struct Free {
        void operator()(ctemplate::TemplateDictionary* raw) const;
    };
    std::unique_ptr<ctemplate::TemplateDictionary, Free> root_;
    ctemplate::TemplateDictionary* main_;
};

/// The templates, loaded and checked. Expanding is thread-safe.
class Templates {
  public:
    /// Reads every `*.html` of the look; a file of the same name in the bank's templates/ wins. `{{T_NAME}}`
    /// is replaced by the string `name` at once. Findings (see template_check.hpp) are errors with rule
    /// "template".
    Templates(const Look& look, const Strings& strings, Diagnostics& diagnostics);
    ~Templates();

    bool has(std::string_view name) const;

    /// Throws std::logic_error if the template cannot be expanded: it was checked when it was loaded.
    std::string expand(std::string_view name, const PageData& data) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace qbank

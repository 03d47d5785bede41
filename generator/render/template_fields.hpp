#pragma once
#include <string_view>
#include <vector>

namespace qbank {

/// What one template gets from the program.
struct TemplateFields {
    std::string_view file;
    std::vector<std::string_view> values;
    std::vector<std::string_view> sections;
};

/// What every template gets besides.
const TemplateFields& common_fields();

/// One entry a template, by file name.
const std::vector<TemplateFields>& template_fields();

/// nullptr for a template of someone's own, which may use all names there are.
const TemplateFields* fields_of(std::string_view file);

/// True if a value or section of this name is given by the program to any template.
bool is_known_field(std::string_view name);

/// The values that hold HTML made by our own sanitizer; only they may stand in a template as `:none`.
bool is_html_field(std::string_view name);

}  // namespace qbank

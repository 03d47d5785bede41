// YAML: either a value comes back or exactly one finding says why not; what is quoted reads as it was.
#include <string>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "base/yaml_plain.hpp"
#include "target.hpp"

namespace qbank::fuzz {

void yaml_text(std::string_view bytes) {
    if (text::invalid_utf8(bytes) || bytes.find('\0') != std::string_view::npos) return;
    Diagnostics diagnostics;
    const auto value = yaml::parse(bytes, {"fuzz.yml", 1, 1, 1}, diagnostics);
    require(value.has_value() == !diagnostics.has_errors(), "a value or an error, never both or none");
    require(diagnostics.count(Severity::error) <= 1, "one error says why");

    const std::string one_line = text::printable(bytes.substr(0, 2000));
    if (text::invalid_utf8(one_line)) return;
    Diagnostics none;
    const auto back = yaml::parse("key: " + yaml::quote(one_line) + "\n", {"fuzz.yml", 1, 1, 1}, none);
    require(back && back->find("key") && back->find("key")->scalar == one_line,
            "a quoted text reads as it was");
}

}  // namespace qbank::fuzz

#include "render/strings.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "render/render.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

/// Texts of `from` into `to`, those below its key `script` into `scripts`.
void take(const yaml::Value& from, Strings::Map& to, Strings::Map* scripts, Diagnostics& diagnostics) {
    for (const yaml::Member& member : from.members) {
        if (member.value.is_scalar()) {
            to[member.key.value] = member.value.scalar;
        } else if (scripts && member.key.value == "script" && member.value.is_map()) {
            take(member.value, *scripts, nullptr, diagnostics);
        } else {
            diagnostics.error("strings", member.key.place,
                              fmt::format("the string \"{}\" must be a text", member.key.value));
        }
    }
}

}  // namespace

Strings Strings::load(const Look& look, const std::string& language, Diagnostics& diagnostics) {
    Strings strings;
    strings.forms_ = locale::PluralForms(language);
    const fs::path shipped = look.templates / "strings";
    strings.read(shipped / "en.yml", "templates/strings/en.yml", diagnostics);
    const std::string own = language + ".yml";
    if (language != "en" && files::exists(shipped / own)) {
        strings.read(shipped / own, "templates/strings/" + own, diagnostics);
    }
    const fs::path banks = look.bank / "templates" / "strings" / own;
    if (!look.bank.empty() && files::exists(banks))
        strings.read(banks, "templates/strings/" + own, diagnostics);
    return strings;
}

void Strings::read(const fs::path& file, const std::string& shown, Diagnostics& diagnostics) {
    const std::string text = files::read(file);
    const auto value = yaml::parse(text, {shown, 1}, diagnostics);
    if (!value) return;
    if (!value->is_map()) {
        diagnostics.error("strings", {shown, 1}, "a file of strings must be a map from names to texts");
        return;
    }
    take(*value, strings_, &scripts_, diagnostics);
}

const std::string* Strings::find(std::string_view name) const {
    const auto found = strings_.find(name);
    return found == strings_.end() ? nullptr : &found->second;
}

std::string Strings::get(std::string_view name) const {
    const std::string* found = find(name);
    return found ? *found : std::string(name);
}

std::string Strings::count(std::string_view name, std::size_t n) const {
    std::string form = fmt::format("{}_{}", name, forms_.of(n));
    if (!find(form)) form = fmt::format("{}_other", name);
    return with(form, "COUNT", std::to_string(n));
}

std::string Strings::with(std::string_view name, std::string_view place, std::string_view value) const {
    return text::replace_all(get(name), fmt::format("{{{}}}", place), value);
}

}  // namespace qbank

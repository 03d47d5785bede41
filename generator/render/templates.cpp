#include "render/templates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/files.hpp"
#include "base/html.hpp"
#include "base/text.hpp"
#include "render/compiled_template.hpp"
#include "render/render.hpp"
#include "render/strings.hpp"
#include "render/template_check.hpp"
#include "render/template_fields.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

/// A string as template text: escaped, so that it may stand in text and in quoted attributes, and its
/// `{PLACES}` made values of the template.
std::string as_template_text(std::string_view s) {
    const std::string escaped = html::escape(s);
    std::string result;
    for (std::size_t at = 0; at < escaped.size(); ++at) {
        if (escaped[at] != '{') {
            result += escaped[at];
            continue;
        }
        std::size_t end = at + 1;
        while (end < escaped.size() && (escaped[end] == '_' || (escaped[end] >= 'A' && escaped[end] <= 'Z')))
            ++end;
        if (end > at + 1 && end < escaped.size() && escaped[end] == '}') {
            result += "{{" + escaped.substr(at + 1, end - at - 1) + "}}";
            at = end;
        } else {
            result += "&#123;";
        }
    }
    return result;
}

std::string with_strings(std::string_view source, const Strings& strings) {
    constexpr std::string_view marker = "{{T_";
    std::string result;
    while (true) {
        const std::size_t at = source.find(marker);
        result += source.substr(0, at);
        if (at == std::string_view::npos) return result;
        source.remove_prefix(at + marker.size());
        const std::size_t end = std::min(source.find("}}"), source.size());
        result += as_template_text(strings.get(text::lower(source.substr(0, end))));
        source.remove_prefix(std::min(end + 2, source.size()));
    }
}

}  // namespace

struct Templates::State {
    std::map<std::string, CompiledTemplate, std::less<>> templates;
    FindTemplate find = [this](std::string_view file) -> const CompiledTemplate* {
        const auto found = templates.find(file);
        return found == templates.end() ? nullptr : &found->second;
    };
};

Templates::Templates(const Look& look, const Strings& strings, Diagnostics& diagnostics)
    : state_(std::make_unique<State>()) {
    std::map<std::string, fs::path> found;
    const auto collect = [&](const fs::path& folder) {
        if (!files::is_folder(folder)) return;
        for (const files::Entry& entry : files::walk(folder, [](const std::string&) { return false; })) {
            if (entry.regular && entry.path.ends_with(".html")) found[entry.path] = folder / entry.path;
        }
    };
    collect(look.templates);
    if (!look.bank.empty()) collect(look.bank / "templates");

    for (const auto& [name, path] : found) {
        const std::string source = files::read(path);
        const std::string shown = "templates/" + name;
        if (!check_template(source, name, shown, strings, diagnostics)) continue;
        std::optional<CompiledTemplate> compiled = CompiledTemplate::compile(with_strings(source, strings));
        if (compiled) {
            state_->templates.emplace(name, std::move(*compiled));
        } else {
            diagnostics.error("template", {shown, 1}, "the template engine cannot read this template",
                              "look for a value in an attribute without quotes");
        }
    }
    for (const TemplateFields& needed : template_fields()) {
        if (!found.contains(std::string(needed.file))) {
            diagnostics.error("template", {}, fmt::format("the template {} is missing", needed.file),
                              fmt::format("it should be in {}", look.templates.string()));
        }
    }
}

Templates::~Templates() = default;

std::string Templates::expand(std::string_view name, const PageData& data) const {
    const CompiledTemplate* found = state_->find(name);
    if (!found) throw std::logic_error(fmt::format("there is no template {}", name));
    std::string out;
    out.reserve(16384);  // what a page of a question takes
    found->expand(data, state_->find, out);
    return out;
}

}  // namespace qbank

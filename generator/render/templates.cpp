#include "render/templates.hpp"

#include <ctemplate/template.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <stdexcept>

#include "base/files.hpp"
#include "base/html.hpp"
#include "base/text.hpp"
#include "render/render.hpp"
#include "render/strings.hpp"
#include "render/template_check.hpp"
#include "render/template_fields.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

ctemplate::TemplateString view(std::string_view s) { return {s.data(), s.size()}; }

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

void Data::set(std::string_view name, std::string_view value) {
    assert(is_known_field(name));
    if (!value.empty()) raw_->SetValue(view(name), view(value));
}

void Data::set(std::string_view name, std::size_t value) {
    set(name, std::string_view(std::to_string(value)));
}

void Data::set_view(std::string_view name, std::string_view value) {
    assert(is_known_field(name));
    if (!value.empty()) raw_->SetValueWithoutCopy(view(name), view(value));
}

void Data::set_if(std::string_view section, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    show(section);
    set(name, value);
}

void Data::show(std::string_view section) {
    assert(is_known_field(section));
    raw_->ShowSection(view(section));
}

void Data::show_if(std::string_view section, bool condition) {
    if (condition) show(section);
}

Data Data::add(std::string_view section) {
    assert(is_known_field(section));
    return Data(raw_->AddSectionDictionary(view(section)));
}

void Data::include(std::string_view name, std::string_view file) {
    raw_->AddIncludeDictionary(view(name))->SetFilename(view(file));
}

PageData::PageData(std::string_view main)
    : root_(new ctemplate::TemplateDictionary("page")), main_(root_.get()) {
    if (main.empty()) return;
    main_ = root_->AddIncludeDictionary("MAIN");
    main_->SetFilename(view(main));
}

PageData::~PageData() = default;

void PageData::Free::operator()(ctemplate::TemplateDictionary* raw) const { delete raw; }

void PageData::set_global(std::string_view name, std::string_view value) {
    assert(is_known_field(name));
    if (!value.empty()) root_->SetTemplateGlobalValue(view(name), view(value));
}

void PageData::show_global(std::string_view section) {
    assert(is_known_field(section));
    root_->ShowTemplateGlobalSection(view(section));
}

struct Templates::State {
    ctemplate::TemplateCache cache;
    std::map<std::string, std::string, std::less<>> sources;
};

Templates::Templates(const Look& look, const Strings& strings, Diagnostics& diagnostics)
    : state_(std::make_unique<State>()) {
    std::map<std::string, fs::path> found;
    const auto collect = [&](const fs::path& folder) {
        if (!fs::is_directory(folder)) return;
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
        std::string& text = state_->sources[name] = with_strings(source, strings);
        if (!state_->cache.StringToTemplateCache(name, text.data(), text.size(), ctemplate::DO_NOT_STRIP)) {
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
    state_->cache.Freeze();
}

Templates::~Templates() = default;

bool Templates::has(std::string_view name) const { return state_->sources.contains(name); }

std::string Templates::expand(std::string_view name, const PageData& data) const {
    std::string out;
    if (!state_->cache.ExpandNoLoad(view(name), ctemplate::DO_NOT_STRIP, data.root_.get(), nullptr, &out)) {
        throw std::logic_error(fmt::format("the template {} cannot be expanded", name));
    }
    return out;
}

}  // namespace qbank

#include "render/template_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "render/strings.hpp"
#include "render/template_fields.hpp"

namespace qbank {
namespace {

constexpr std::string_view pragma = "{{%AUTOESCAPE context=\"HTML\"}}";

class Checker {
  public:
    Checker(std::string_view source, std::string_view file, std::string_view shown, const Strings& strings,
            Diagnostics& diagnostics)
        : source_(source),
          fields_(fields_of(file)),
          shown_(shown),
          strings_(strings),
          diagnostics_(diagnostics) {}

    bool run() {
        if (!source_.starts_with(pragma)) {
            tell(0, 1, "the template does not begin with the line that turns escaping on",
                 fmt::format("write {} as the first thing in the file", pragma));
        }
        std::size_t at = 0;
        while ((at = source_.find("{{", at)) != std::string_view::npos) {
            const std::size_t end = source_.find("}}", at);
            const std::size_t nested = source_.find("{{", at + 2);
            if (end == std::string_view::npos || nested < end) {
                tell(at, 2, "this {{ is never closed", "close it with }}");
                at += 2;
                continue;
            }
            marker(at, source_.substr(at + 2, end - at - 2));
            at = end + 2;
        }
        for (const auto& [name, where] : open_) {
            tell(where, name.size() + 5, fmt::format("the section {} is never closed", name),
                 fmt::format("close it with {{{{/{}}}}}", name));
        }
        return ok_;
    }

  private:
    void marker(std::size_t at, std::string_view body) {
        const std::size_t length = body.size() + 4;
        const char kind = body.empty() ? ' ' : body.front();
        if (kind == '!') return;
        if (kind == '%') {
            if (at != 0) tell(at, length, "only the first line may hold a {{% line", "remove it");
            return;
        }
        const bool marked = kind == '#' || kind == '/' || kind == '>' || kind == '^';
        const std::string_view whole = marked ? body.substr(1) : body;
        const std::string_view name = whole.substr(0, whole.find(':'));
        if (kind == '^') {
            tell(at, length, "there are no inverted sections",
                 "the program shows a section of its own for each case");
        } else if (kind == '#') {
            known(at, length, name);
            open_.emplace_back(name, at);
        } else if (kind == '/') {
            if (open_.empty() || open_.back().first != name) {
                tell(
                    at, length, fmt::format("{} is closed here but is not the section that is open", name),
                    open_.empty() ? "no section is open" : fmt::format("close {} first", open_.back().first));
            }
            if (!open_.empty()) open_.pop_back();
        } else {
            known(at, length, name);
            modifiers(at, length, name, whole.substr(name.size()));
        }
    }

    void modifiers(std::size_t at, std::size_t length, std::string_view name, std::string_view all) {
        while (!all.empty()) {
            all.remove_prefix(1);  // the ':'
            const std::string_view modifier = all.substr(0, all.find(':'));
            all.remove_prefix(modifier.size());
            if (modifier == "none" && !is_html_field(name)) {
                tell(at, length, fmt::format("{} must not be written without escaping", name),
                     ":none is for the values that end in _HTML");
            } else if (modifier != "none" && modifier != "pre_escape") {
                tell(at, length, fmt::format("the modifier {} is not allowed", modifier),
                     "use :none or :pre_escape");
            }
        }
    }

    void known(std::size_t at, std::size_t length, std::string_view name) {
        if (name.starts_with("T_")) {
            if (!strings_.find(text::lower(name.substr(2)))) {
                tell(at, length, fmt::format("there is no string \"{}\"", text::lower(name.substr(2))),
                     "strings are in templates/strings/");
            }
            return;
        }
        if (!fields_ ? is_known_field(name) : has(*fields_, name) || has(common_fields(), name)) return;
        std::vector<std::string_view> candidates = common_fields().values;
        if (fields_) {
            candidates.insert(candidates.end(), fields_->values.begin(), fields_->values.end());
            candidates.insert(candidates.end(), fields_->sections.begin(), fields_->sections.end());
        }
        const std::string_view near = text::nearest(name, candidates);
        tell(at, length, fmt::format("no page gives \"{}\" to this template", name),
             near.empty() ? "templates/README.md lists what each template gets"
                          : fmt::format("did you mean {}?", near));
    }

    static bool has(const TemplateFields& fields, std::string_view name) {
        return std::find(fields.values.begin(), fields.values.end(), name) != fields.values.end() ||
               std::find(fields.sections.begin(), fields.sections.end(), name) != fields.sections.end();
    }

    void tell(std::size_t at, std::size_t length, std::string message, std::string hint) {
        const std::string_view before = source_.substr(0, at);
        const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
        const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
        const auto column = static_cast<std::uint32_t>(at - start + 1);
        diagnostics_.error("template", {shown_, line, column, column + static_cast<std::uint32_t>(length)},
                           std::move(message), std::move(hint));
        ok_ = false;
    }

    std::string_view source_;
    const TemplateFields* fields_;
    std::string_view shown_;
    const Strings& strings_;
    Diagnostics& diagnostics_;
    std::vector<std::pair<std::string_view, std::size_t>> open_;
    bool ok_ = true;
};

}  // namespace

bool check_template(std::string_view source, std::string_view file, std::string_view shown_path,
                    const Strings& strings, Diagnostics& diagnostics) {
    return Checker(source, file, shown_path, strings, diagnostics).run();
}

}  // namespace qbank

#include "render/compiled_template.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_modifiers.h>

#include <array>
#include <cstring>
#include <utility>

namespace qbank {

using page_data::Frame;
using page_data::Include;
using page_data::Section;
using page_data::Value;

namespace {

/// What ctemplate calls the modifiers that it may choose, or a template may name, when it describes what it
/// has read.
const ctemplate::TemplateModifier* modifier_of(std::string_view name) {
    static const std::pair<std::string_view, const ctemplate::TemplateModifier*> all[] = {
        {"h", &ctemplate::html_escape},
        {"p", &ctemplate::pre_escape},
        {"c", &ctemplate::cleanse_css},
        {"j", &ctemplate::javascript_escape},
        {"o", &ctemplate::json_escape},
        {"u", &ctemplate::url_query_escape},
        {"J=number", &ctemplate::javascript_number},
        {"H=snippet", &ctemplate::snippet_escape},
        {"H=pre", &ctemplate::pre_escape},
        {"H=attribute", &ctemplate::cleanse_attribute},
        {"H=url", &ctemplate::validate_url_and_html_escape},
        {"U=html", &ctemplate::validate_url_and_html_escape},
        {"U=javascript", &ctemplate::validate_url_and_javascript_escape},
        {"U=css", &ctemplate::validate_url_and_css_escape},
        {"U=query", &ctemplate::url_query_escape},
        {"I=html", &ctemplate::validate_img_src_url_and_html_escape},
        {"I=javascript", &ctemplate::validate_img_src_url_and_javascript_escape},
        {"I=css", &ctemplate::validate_img_src_url_and_css_escape},
        {"none", &ctemplate::null_modifier},
    };
    for (const auto& [known, modifier] : all) {
        if (known == name) return modifier;
    }
    return nullptr;
}

/// What a character becomes in html_escape(), or nothing if it stays.
constexpr std::array<std::string_view, 256> html_escapes() {
    std::array<std::string_view, 256> table{};
    table['&'] = "&amp;";
    table['"'] = "&quot;";
    table['\''] = "&#39;";
    table['<'] = "&lt;";
    table['>'] = "&gt;";
    for (const char space : {'\r', '\n', '\v', '\f', '\t'}) table[static_cast<unsigned char>(space)] = " ";
    return table;
}

}  // namespace

void append_html_escaped(std::string_view text, std::string& out) {
    static constexpr std::array<std::string_view, 256> escapes = html_escapes();
    static constexpr auto stays = [] {
        std::array<bool, 256> table{};  // a sixteenth of the cache lines of the other
        for (std::size_t c = 0; c < 256; ++c) table[c] = escapes[c].empty();
        return table;
    }();
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (stays[static_cast<unsigned char>(text[at])]) continue;
        out.append(text, done, at - done);
        out += escapes[static_cast<unsigned char>(text[at])];
        done = at + 1;
    }
    out.append(text, done);
}

void append_url_escaped(std::string_view url, std::string& out) {
    // Without a ':' before the first '/' there is no scheme: nothing to judge.
    for (const char c : url) {
        if (c == '/') break;
        if (c != ':') continue;
        ctemplate::StringEmitter emitter(&out);
        ctemplate::validate_url_and_html_escape.Modify(url.data(), url.size(), nullptr, &emitter, "");
        return;
    }
    append_html_escaped(url, out);
}

/// Reads a template beside ctemplate's description of it, piece by piece; whatever differs ends it.
struct CompiledTemplate::Reading {
    CompiledTemplate& result;
    std::string_view source, described;

    bool takes(std::string_view expected) {
        if (!described.starts_with(expected)) return false;
        described.remove_prefix(expected.size());
        return true;
    }
    bool takes_line(std::string_view kind, std::string_view name) {
        described.remove_prefix(std::min(described.find_first_not_of(' '), described.size()));
        return takes(kind) && takes(name) && takes("\n");
    }
    Step& add(Kind kind, std::string_view name = {}) {
        Step step;
        step.kind = kind;
        step.id = Field::id_of(name);
        return result.steps_.emplace_back(step);
    }

    bool text(std::size_t from, std::size_t size) {
        if (size == 0) return true;
        Step& step = add(Kind::text);
        step.from = static_cast<std::uint32_t>(from);
        step.size = static_cast<std::uint32_t>(size);
        described.remove_prefix(std::min(described.find_first_not_of(' '), described.size()));
        return takes("Text Node: -->|") && takes(source.substr(from, size)) && takes("|<--\n");
    }

    bool value(std::string_view name) {
        described.remove_prefix(std::min(described.find_first_not_of(' '), described.size()));
        if (!takes("Variable Node: ") || !takes(name)) return false;
        Chain chain;
        while (takes(":")) {
            const std::string_view modifier = described.substr(0, described.find_first_of(":\n"));
            described.remove_prefix(modifier.size());
            chain.push_back(modifier_of(modifier));
            if (chain.back() == nullptr) return false;
        }
        if (chain == Chain{&ctemplate::null_modifier}) {
            add(Kind::raw, name);
        } else if (chain == Chain{&ctemplate::html_escape}) {
            add(Kind::html, name);
        } else if (chain == Chain{&ctemplate::validate_url_and_html_escape}) {
            add(Kind::url, name);
        } else if (chain.empty()) {
            return false;  // nothing is written without ctemplate having judged it
        } else {
            add(Kind::chain, name).from = static_cast<std::uint32_t>(result.chains_.size());
            result.chains_.push_back(std::move(chain));
        }
        return takes("\n");
    }

    bool marker(std::string_view body, std::vector<std::size_t>& open) {
        if (body.empty()) return false;
        const std::string_view name = body.substr(1);
        switch (body.front()) {
            case '!': return true;
            case '%': return takes_line("Pragma Node: -->|", std::string(name) + "|<--");
            case '#':
                open.push_back(result.steps_.size());
                add(Kind::section, name);
                return takes_line("Section Start: ", name);
            case '/':
                if (open.empty()) return false;
                result.steps_[open.back()].end = static_cast<std::uint32_t>(result.steps_.size());
                open.pop_back();
                return takes_line("Section End: ", name);
            case '>': add(Kind::include, name); return takes_line("Template Node: ", name);
            default: return value(body.substr(0, body.find(':')));
        }
    }

    bool run() {
        if (!takes(described.substr(0, described.find('\n') + 1))) return false;  // a heading
        if (!takes_line("Section Start: ", "__{{MAIN}}__")) return false;
        std::vector<std::size_t> open;
        for (std::size_t at = 0;;) {
            const std::size_t start = std::min(source.find("{{", at), source.size());
            if (!text(at, start - at)) return false;
            if (start == source.size()) break;
            const std::size_t end = source.find("}}", start);
            if (end == std::string_view::npos) return false;
            if (!marker(source.substr(start + 2, end - start - 2), open)) return false;
            at = end + 2;
        }
        return open.empty() && takes_line("Section End: ", "__{{MAIN}}__");
    }
};

std::optional<CompiledTemplate> CompiledTemplate::compile(std::string text) {
    CompiledTemplate result;
    result.text_ = std::make_unique<const std::string>(std::move(text));
    const std::unique_ptr<ctemplate::Template> read(
        ctemplate::Template::StringToTemplate(*result.text_, ctemplate::DO_NOT_STRIP));
    if (!read) return std::nullopt;
    std::string described;
    read->DumpToString("", &described);
    if (!Reading{result, *result.text_, described}.run()) return std::nullopt;
    return result;
}

/// Where names are looked for: a frame, then those around it, at last the values of the whole page.
struct CompiledTemplate::Scope {
    const Frame* frame;
    const Scope* around;

    std::string_view value(std::uint32_t id) const {
        for (const Scope* scope = this; scope != nullptr; scope = scope->around) {
            for (const Value* at = scope->frame->values; at != nullptr; at = at->next) {
                if (at->id == id) return at->text();
            }
        }
        return {};
    }
};

struct CompiledTemplate::Expansion {
    const Scope& globals;
    const FindTemplate& find;
    std::string& out;
};

void CompiledTemplate::expand_steps(std::size_t first, std::size_t last, const Scope& scope,
                                    const Expansion& to) const {
    for (std::size_t i = first; i < last;) {
        const Step& step = steps_[i++];
        switch (step.kind) {
            case Kind::text: to.out.append(*text_, step.from, step.size); break;
            case Kind::raw: to.out += scope.value(step.id); break;
            case Kind::html: append_html_escaped(scope.value(step.id), to.out); break;
            case Kind::url: append_url_escaped(scope.value(step.id), to.out); break;
            case Kind::chain: {
                std::string value(scope.value(step.id));
                for (const ctemplate::TemplateModifier* modifier : chains_[step.from])
                    value = (*modifier)(value);
                to.out += value;
                break;
            }
            case Kind::section: {
                const auto shown = [&](const Scope& where) {
                    for (const Section* at = where.frame->sections; at != nullptr; at = at->next) {
                        if (at->id != step.id) continue;
                        for (const Frame* turn = at->first; turn != nullptr; turn = turn->next)
                            expand_steps(i, step.end, {turn, &where}, to);
                        return true;
                    }
                    return false;
                };
                for (const Scope* where = &scope; where != nullptr && !shown(*where);) where = where->around;
                i = step.end;
                break;
            }
            case Kind::include: {
                for (const Scope* where = &scope; where != nullptr; where = where->around) {
                    const Include* at = where->frame->includes;
                    while (at != nullptr && at->id != step.id) at = at->next;
                    if (at == nullptr) continue;
                    const CompiledTemplate* included = to.find(at->file);
                    if (included != nullptr)
                        included->expand_steps(0, included->steps_.size(), {at->frame, &to.globals}, to);
                    break;
                }
                break;
            }
        }
    }
}

void CompiledTemplate::expand(const PageData& data, const FindTemplate& find, std::string& out) const {
    const Scope globals{&data.globals(), nullptr};
    expand_steps(0, steps_.size(), {&data.root(), &globals}, {globals, find, out});
}

}  // namespace qbank

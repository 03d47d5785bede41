#include "render/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

bool reads_from_right(std::string_view language) {
    return language == "ar" || language == "he" || language == "fa" || language == "ur";
}

/// JSON inside a <script> of data: the three letters that could end it are escaped.
std::string breadcrumb_data(const Context& context, const Page& page) {
    if (!context.has_base_url() || page.crumbs.empty()) return {};
    Json items = Json::array();
    const auto add = [&](const std::string& name, const std::string& path) {
        Json item;
        item["@type"] = "ListItem";
        item["position"] = items.size() + 1;
        item["name"] = name;
        item["item"] = canonical_url(context, path);
        items.push_back(std::move(item));
    };
    add(context.settings().title, "index.html");
    for (const Page::Crumb& crumb : page.crumbs) add(crumb.title, crumb.path);
    add(page.title, page.path);
    Json data;
    data["@context"] = "https://schema.org";
    data["@type"] = "BreadcrumbList";
    data["itemListElement"] = std::move(items);
    std::string json;
    for (const char c : to_text(data)) {
        if (c == '<' || c == '>' || c == '&') {
            json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            json += c;
        }
    }
    return "<script type=\"application/ld+json\">" + json + "</script>\n";
}

}  // namespace

std::string root_of(std::string_view path) {
    std::string root;
    for (const char c : path) {
        if (c == '/') root += "../";
    }
    return root;
}

std::string canonical_url(const Context& context, std::string_view path) {
    if (!context.has_base_url()) return {};
    return context.settings().base_url + (path == "index.html" ? std::string() : std::string(path));
}

void set_common(const Context& context, PageData& data, std::string_view root, std::string_view title) {
    const Settings& settings = context.settings();
    const auto asset = [&](std::string_view name, std::string_view file) {
        const std::string_view path = context.assets.path(file);
        if (!path.empty()) data.set_global(name, fmt::format("{}{}", root, path));
        return !path.empty();
    };
    data.set_global("ROOT", root);
    data.set_global("LANGUAGE", settings.language);
    data.set_global("DIR", reads_from_right(settings.language) ? "rtl" : "ltr");
    data.set_global("SITE_TITLE", settings.title);
    data.set_global("TITLE", title);
    data.set_global("SEARCH_URL", fmt::format("{}search.html", root));
    asset("STYLE_URL", "style.css");
    asset("THEME_SCRIPT_URL", "theme.js");
    asset("SITE_SCRIPT_URL", "site.js");
    asset("ICON_URL", "icon.svg");
    if (asset("BOX_SCRIPT_URL", "search/box.js")) data.show_global("BOX_SCRIPT");
    if (!settings.repository.empty()) {
        data.set_global("REPOSITORY_URL", settings.repository);
        data.show_global("REPOSITORY");
    }
    if (context.has_base_url()) {
        data.show_global("FEED");
        data.show_global("OPENSEARCH");
    }
}

void add_page(const Context& context, const Page& page, PageData& data, Site& site, std::string_view root) {
    const Settings& settings = context.settings();
    set_common(context, data, root, page.title);
    Data layout = data.layout();
    layout.set("OG_TYPE", page.og_type);
    layout.show_if("WITH_SITE_TITLE", page.title != settings.title);
    layout.set_if("HAS_DESCRIPTION", "DESCRIPTION", page.description);
    if (page.indexed) layout.set_if("CANONICAL", "CANONICAL_URL", canonical_url(context, page.path));
    layout.show_if("NOINDEX", !page.indexed);
    layout.set_if("PREVIOUS_LINK", "PREVIOUS_URL", page.previous);
    layout.set_if("NEXT_LINK", "NEXT_URL", page.next);
    layout.set("BREADCRUMB_DATA_HTML", breadcrumb_data(context, page));
    if (page.header_search) layout.add("HEADER_SEARCH").include("SEARCH_BOX", "search_box.html");
    if (page.search_script && !context.assets.path("search/page.js").empty()) {
        layout.set_if("PAGE_SCRIPT", "PAGE_SCRIPT_URL",
                      fmt::format("{}{}", root, context.assets.path("search/page.js")));
    }
    for (const PlainPage& plain : settings.pages) {
        Data link = layout.add("NAV_PAGE");
        link.set("NAV_URL", plain.id + ".html");
        link.set("NAV_TITLE", plain.title);
    }
    std::string figures = context.strings.count("questions", context.bank.questions.size());
    if (!context.bank.sources.empty()) {
        figures += fmt::format(" · {} {}", context.bank.sources.size(),
                               context.strings.count("figure_sources", context.bank.sources.size()));
    }
    layout.set("FOOTER_FIGURES", figures);
    site.add(page.path, context.templates.expand("layout.html", data), "page " + page.path);
}

void set_weight(const Context& context, const BankQuestion& question, Data data) {
    const std::size_t total = context.bank.sources.size(), weight = question.sources.size();
    if (weight == 0 || total < 2) return;  // "in 1 of 1 sources" tells nothing
    data.show("HAS_WEIGHT");
    const auto filled = [&](std::string_view name) {
        return text::replace_all(context.strings.with(name, "COUNT", std::to_string(weight)), "{TOTAL}",
                                 std::to_string(total));
    };
    data.set("WEIGHT", filled("weight"));
    data.set("WEIGHT_LONG", filled("weight_long"));
    constexpr std::size_t most_dots = 8;  // more cannot be counted at a glance
    if (total > most_dots) return;
    for (std::size_t i = 0; i < total; ++i) data.add("DOT").show_if("FULL", i < weight);
}

void set_question(const Context& context, std::size_t index, Data data) {
    const BankQuestion& question = context.bank.questions[index];
    data.set("URL", question_path(question));
    data.set_view("WORDING_HTML", context.rendered[index].wording);
    if (question.level != Level::none) {
        data.show("HAS_LEVEL");
        data.set("LEVEL", name_of(question.level));
        data.set("LEVEL_NAME", context.strings.get(fmt::format("level_{}", name_of(question.level))));
    }
    set_weight(context, question, data);
}

}  // namespace qbank

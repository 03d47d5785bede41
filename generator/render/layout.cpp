#include "render/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/locale.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "render/places.hpp"
#include "render/structured_data.hpp"

namespace qbank {
namespace {

constexpr std::size_t most_topics = 80;

/// Groups with a topic to show beside the pages of `here`. Of a bank with very many topics only those of the
/// same group, so that the pages of its questions do not consist of navigation.
std::vector<std::string_view> shown_groups(const Bank& bank, const BankTopic& here) {
    if (bank.topics.size() > most_topics) return {here.group};
    std::vector<std::string_view> groups;
    for (const BankTopic& topic : bank.topics) {
        if (std::find(groups.begin(), groups.end(), topic.group) == groups.end())
            groups.push_back(topic.group);
    }
    return groups;
}

void fill_navigation(const Bank& bank, const BankTopic& here, bool current, Data data) {
    for (const std::string_view group : shown_groups(bank, here)) {
        Data section = data.add("NAV_GROUP");
        section.set_if("HAS_GROUP_TITLE", "GROUP_TITLE", group);
        std::size_t shown = 0;
        const auto show = [&](const BankTopic& topic) {
            Data link = section.add("NAV_TOPIC");
            link.set("NAV_URL", topic_path(topic));
            link.set("NAV_TITLE", topic.title);
            link.set("COUNT", topic.questions.size());
            if (&topic == &here) link.show(current ? Field("CURRENT") : Field("AROUND"));
        };
        bool here_shown = false;
        for (const BankTopic& topic : bank.topics) {
            if (topic.group != group) continue;
            show(topic);
            here_shown |= &topic == &here;
            if (++shown == most_topics) break;  // not looked through to the end for each of many topics
        }
        if (shown == most_topics && !here_shown && here.group == group) show(here);
    }
}

void topic_navigation(const Context& context, const Page& page, Data layout) {
    const Bank& bank = context.bank;
    const BankTopic* here = bank.topic(page.topic);
    if (!here || bank.topics.size() < 2) return;
    layout.show("TOPIC_NAV");
    const auto number = static_cast<std::size_t>(here - bank.topics.data());
    const bool current = page.path == topic_path(*here);
    if (current || number >= context.navigation.size()) {
        fill_navigation(bank, *here, current, layout);
    } else {
        layout.show_shared("NAV_GROUP", *context.navigation[number]);
    }
}

}  // namespace

std::vector<std::unique_ptr<SharedData>> topic_navigations(const Bank& bank, unsigned jobs) {
    std::vector<std::unique_ptr<SharedData>> all(bank.topics.size());
    for_each_index(all.size(), jobs, [&](std::size_t i) {
        all[i] = std::make_unique<SharedData>();
        fill_navigation(bank, bank.topics[i], false, all[i]->data());
    });
    return all;
}

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
    const auto asset = [&](Field name, std::string_view file) {
        const std::string_view path = context.assets.path(file);
        if (!path.empty()) data.set_global(name, fmt::format("{}{}", root, path));
        return !path.empty();
    };
    data.set_global("ROOT", root);
    data.set_global("LANGUAGE", settings.language);
    data.set_global("DIR", locale::direction(settings.language));
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
    if (settings.offline) data.show_global("OFFLINE");
    if (!context.question_pages()) {
        data.show_global("HAS_PLACES");
        data.set_global("PLACES", std::to_string(number_of_places(context.bank)));
    }
    if (context.bank.sources.size() > 1) data.show_global("OVERLAP");
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
    layout.set("DATA_HTML", structured_data(context, page));
    if (page.twin && context.has_twins())
        layout.set_if("HAS_TWIN", "TWIN_URL", fmt::format("{}{}", root, twin_path(page.path)));
    constexpr std::string_view card = "og-image.png";
    if (context.has_base_url() && std::find(settings.static_files.begin(), settings.static_files.end(),
                                            card) != settings.static_files.end()) {
        layout.set_if("HAS_OG_IMAGE", "OG_IMAGE_URL", fmt::format("{}{}", settings.base_url, card));
    }
    if (page.header_search) layout.add("HEADER_SEARCH").include("SEARCH_BOX", "search_box.html");
    if (const std::string_view script = context.assets.path(page.script); !script.empty()) {
        layout.set_if("PAGE_SCRIPT", "PAGE_SCRIPT_URL", fmt::format("{}{}", root, script));
    }
    if (!page.topic.empty()) topic_navigation(context, page, layout);
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

void set_exports(const Context& context, Data data) {
    const auto& exports = context.settings().published_exports;
    data.show_if("HAS_EXPORTS", !exports.empty());
    for (const PublishedExport& published : exports) {
        Data link = data.add("EXPORT");
        const std::string* title = context.strings.find("export_" + published.format);
        link.set("EXPORT_TITLE", title != nullptr ? *title : published.format);
        link.set("URL", published.path);
    }
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

void set_language(const Context& context, const Question& question, Data data, Field section) {
    if (question.language.empty() || question.language == context.settings().language) return;
    data.show(section);
    data.set("QUESTION_LANG", question.language);
    data.set("QUESTION_DIR", locale::direction(question.language));
}

void set_question(const Context& context, std::size_t index, Data data, bool in_list) {
    const BankQuestion& question = context.bank.questions[index];
    data.set("URL", question_path(question));
    data.set_view("WORDING_HTML", context.wordings[index]);
    if (question.level != Level::none) {
        data.show("HAS_LEVEL");
        data.set("LEVEL", name_of(question.level));
        data.set("LEVEL_NAME", context.strings.get(fmt::format("level_{}", name_of(question.level))));
    }
    set_weight(context, question, data);
    if (in_list) set_language(context, question, data, "OTHER_LANGUAGE");
}

}  // namespace qbank

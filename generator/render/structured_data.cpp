#include "render/structured_data.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "render/layout.hpp"

namespace qbank {
namespace {

Json breadcrumbs(const Context& context, const Page& page) {
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
    data["@type"] = "BreadcrumbList";
    data["itemListElement"] = std::move(items);
    return data;
}

Json web_site(const Context& context) {
    const Settings& settings = context.settings();
    Json data;
    data["@type"] = "WebSite";
    data["name"] = settings.title;
    data["url"] = settings.base_url;
    data["inLanguage"] = settings.language;
    if (!settings.description.empty()) data["description"] = markdown::plain_text(settings.description);
    return data;
}

}  // namespace

Json question_data(const Context& context, const BankQuestion& question, std::string_view excerpt) {
    Json data;
    data["@type"] = "Question";
    data["name"] = question.plain;
    if (!question.language.empty()) data["inLanguage"] = question.language;
    if (question.level != Level::none) {
        data["educationalLevel"] = context.strings.get(fmt::format("level_{}", name_of(question.level)));
    }
    if (!question.tags.empty()) data["keywords"] = text::join(question.tags, ", ");
    if (!question.updated.empty()) data["dateModified"] = question.updated;
    if (!excerpt.empty()) {
        data["acceptedAnswer"] = Json::object({{"@type", "Answer"}, {"text", excerpt}});
        if (!question.author.empty())
            data["acceptedAnswer"]["author"] = Json::object({{"@type", "Person"}, {"name", question.author}});
    }
    return data;
}

std::string structured_data(const Context& context, const Page& page) {
    Json graph = Json::array();
    if (context.has_base_url() && !page.crumbs.empty()) graph.push_back(breadcrumbs(context, page));
    if (context.has_base_url() && page.path == "index.html") graph.push_back(web_site(context));
    if (!page.data.is_null()) graph.push_back(page.data);
    if (graph.empty()) return {};
    Json data;
    data["@context"] = "https://schema.org";
    if (graph.size() == 1) {
        data.update(graph.front());
    } else {
        data["@graph"] = std::move(graph);
    }
    // The letters that could end the block are escaped.
    std::string result = "<script type=\"application/ld+json\">";
    for (const char c : to_text(data)) {
        if (c == '<' || c == '>' || c == '&') {
            result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            result += c;
        }
    }
    return result + "</script>\n";
}

}  // namespace qbank

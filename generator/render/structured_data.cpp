#include "render/structured_data.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <vector>

#include "base/json_text.hpp"
#include "base/text.hpp"
#include "render/layout.hpp"

namespace qbank {
namespace {

/// Begins an object; the caller closes it.
void open(JsonText& json, std::string_view type) {
    json.open('{');
    json.field("@type", type);
}

std::string breadcrumbs(const Context& context, const Page& page) {
    std::string result;
    JsonText json(result, JsonText::Place::script);
    std::uint32_t position = 0;
    const auto add = [&](std::string_view name, std::string_view path) {
        open(json, "ListItem");
        json.field("position", ++position);
        json.field("name", name);
        json.field("item", canonical_url(context, path));
        json.close('}');
    };
    open(json, "BreadcrumbList");
    json.key("itemListElement");
    json.open('[');
    add(context.settings().title, "index.html");
    for (const Page::Crumb& crumb : page.crumbs) add(crumb.title, crumb.path);
    add(page.title, page.path);
    json.close(']');
    json.close('}');
    return result;
}

std::string web_site(const Context& context) {
    const Settings& settings = context.settings();
    std::string result;
    JsonText json(result, JsonText::Place::script);
    open(json, "WebSite");
    json.field("name", settings.title);
    json.field("url", settings.base_url);
    json.field("inLanguage", settings.language);
    if (!settings.description.empty()) json.field("description", markdown::plain_text(settings.description));
    json.close('}');
    return result;
}

}  // namespace

std::string question_data(const Context& context, const BankQuestion& question, std::string_view excerpt) {
    std::string result;
    JsonText json(result, JsonText::Place::script);
    open(json, "Question");
    json.field("name", question.plain);
    if (!question.language.empty()) json.field("inLanguage", question.language);
    if (question.level != Level::none)
        json.field("educationalLevel", context.strings.get(fmt::format("level_{}", name_of(question.level))));
    if (!question.tags.empty()) json.field("keywords", text::join(question.tags, ", "));
    if (!question.updated.empty()) json.field("dateModified", question.updated);
    if (!excerpt.empty()) {
        json.key("acceptedAnswer");
        open(json, "Answer");
        json.field("text", excerpt);
        if (!question.author.empty()) {
            json.key("author");
            open(json, "Person");
            json.field("name", question.author);
            json.close('}');
        }
        json.close('}');
    }
    json.close('}');
    return result;
}

std::string structured_data(const Context& context, const Page& page) {
    std::vector<std::string> graph;
    if (context.has_base_url() && !page.crumbs.empty()) graph.push_back(breadcrumbs(context, page));
    if (context.has_base_url() && page.path == "index.html") graph.push_back(web_site(context));
    if (!page.data.empty()) graph.push_back(page.data);
    if (graph.empty()) return {};
    std::string result = "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",";
    if (graph.size() == 1) {
        result.append(graph.front(), 1);  // its members beside the context
    } else {
        result += "\"@graph\":[" + text::join(graph, ",") + "]}";
    }
    return result + "</script>\n";
}

}  // namespace qbank

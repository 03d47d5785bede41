#include "render/structured_data.hpp"

#include <fmt/format.h>

#include <iterator>
#include <vector>

#include "base/text.hpp"
#include "render/layout.hpp"

namespace qbank {
namespace {

/// A JSON string that may stand in a script element: the letters that could end it are escaped.
void append_string(std::string_view text, std::string& out) {
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == '<' || c == '>' || c == '&') {
                    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

/// One object, written as it is filled: a page has one, and a library's tree of values takes longer to make
/// than the rest of the page.
class Object {
  public:
    explicit Object(std::string_view type) : text_("{") { add("@type", type); }
    Object& add(std::string_view name, std::string_view value) {
        begin(name);
        append_string(value, text_);
        return *this;
    }
    Object& add_json(std::string_view name, std::string_view json) {
        begin(name);
        text_ += json;
        return *this;
    }
    std::string take() { return std::move(text_) + "}"; }

  private:
    void begin(std::string_view name) {
        if (text_.size() > 1) text_ += ',';
        append_string(name, text_);
        text_ += ':';
    }
    std::string text_;
};

std::string breadcrumbs(const Context& context, const Page& page) {
    std::string items = "[";
    std::size_t position = 0;
    const auto add = [&](std::string_view name, std::string_view path) {
        if (position > 0) items += ',';
        items += Object("ListItem")
                     .add_json("position", std::to_string(++position))
                     .add("name", name)
                     .add("item", canonical_url(context, path))
                     .take();
    };
    add(context.settings().title, "index.html");
    for (const Page::Crumb& crumb : page.crumbs) add(crumb.title, crumb.path);
    add(page.title, page.path);
    return Object("BreadcrumbList").add_json("itemListElement", items + "]").take();
}

std::string web_site(const Context& context) {
    const Settings& settings = context.settings();
    Object data("WebSite");
    data.add("name", settings.title).add("url", settings.base_url).add("inLanguage", settings.language);
    if (!settings.description.empty()) data.add("description", markdown::plain_text(settings.description));
    return data.take();
}

}  // namespace

std::string question_data(const Context& context, const BankQuestion& question, std::string_view excerpt) {
    Object data("Question");
    data.add("name", question.plain);
    if (!question.language.empty()) data.add("inLanguage", question.language);
    if (question.level != Level::none)
        data.add("educationalLevel", context.strings.get(fmt::format("level_{}", name_of(question.level))));
    if (!question.tags.empty()) data.add("keywords", text::join(question.tags, ", "));
    if (!question.updated.empty()) data.add("dateModified", question.updated);
    if (!excerpt.empty()) {
        Object answer("Answer");
        answer.add("text", excerpt);
        if (!question.author.empty())
            answer.add_json("author", Object("Person").add("name", question.author).take());
        data.add_json("acceptedAnswer", answer.take());
    }
    return data.take();
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

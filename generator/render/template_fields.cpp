#include "render/template_fields.hpp"

#include <algorithm>

namespace qbank {
namespace {

bool has(const TemplateFields& fields, std::string_view name) {
    return std::find(fields.values.begin(), fields.values.end(), name) != fields.values.end() ||
           std::find(fields.sections.begin(), fields.sections.end(), name) != fields.sections.end();
}

}  // namespace

const TemplateFields& common_fields() {
    static const TemplateFields fields{
        "",
        {"ROOT", "LANGUAGE", "DIR", "SITE_TITLE", "TITLE", "SEARCH_URL", "STYLE_URL", "THEME_SCRIPT_URL",
         "SITE_SCRIPT_URL", "ICON_URL", "BOX_SCRIPT_URL", "REPOSITORY_URL"},
        {"BOX_SCRIPT", "REPOSITORY", "FEED", "OPENSEARCH"}};
    return fields;
}

const std::vector<TemplateFields>& template_fields() {
    static const std::vector<TemplateFields> all{
        {"404.html", {}, {}},
        {"home.html",
         {"INTRO", "SEARCH_BOX", "FIGURE_NUMBER", "FIGURE_NAME", "URL", "WORDING_HTML", "WEIGHT",
          "GROUP_TITLE", "TOPIC_TITLE", "COUNT_TEXT", "TOPIC_DESCRIPTION", "SOURCE_TITLE", "TAG_TITLE",
          "COUNT", "LEVEL", "LEVEL_NAME", "WEIGHT_LONG"},
         {"HAS_INTRO", "FIGURE", "HAS_MOST_ASKED", "MOST_ASKED", "DOT", "FULL", "GROUP", "HAS_GROUP_TITLE",
          "TOPIC", "HAS_TOPIC_DESCRIPTION", "HAS_SOURCES", "SOURCE", "HAS_TAGS", "TAG", "HAS_LEVEL",
          "HAS_WEIGHT"}},
        {"layout.html",
         {"DESCRIPTION", "OG_TYPE", "CANONICAL_URL", "PREVIOUS_URL", "NEXT_URL", "PAGE_SCRIPT_URL",
          "BREADCRUMB_DATA_HTML", "SEARCH_BOX", "NAV_URL", "NAV_TITLE", "MAIN", "FOOTER_FIGURES"},
         {"WITH_SITE_TITLE", "HAS_DESCRIPTION", "NOINDEX", "CANONICAL", "PREVIOUS_LINK", "NEXT_LINK",
          "PAGE_SCRIPT", "HEADER_SEARCH", "NAV_PAGE"}},
        {"page.html", {"CONTENT_HTML"}, {}},
        {"question.html",
         {"TOPIC_URL",    "TOPIC_TITLE", "ID",
          "WORDING_HTML", "LEVEL",       "LEVEL_NAME",
          "KIND_NAME",    "WEIGHT",      "CHOICE_HTML",
          "LETTER",       "ANSWER_HTML", "EDIT_URL",
          "UPDATED",      "REPORT_URL",  "URL",
          "REASON",       "WEIGHT_LONG", "SOURCE_URL",
          "SOURCE_TITLE", "WHERE",       "OTHER_WORDING_HTML",
          "DOCUMENT_URL", "DOCUMENT",    "QUOTED_SOURCE",
          "TAG_TITLE",    "AUTHOR",      "STEM_HTML"},
         {"HAS_STEM",
          "HAS_TOPIC",
          "HAS_LEVEL",
          "HAS_WEIGHT",
          "DOT",
          "FULL",
          "HAS_CHOICES",
          "CHOICE",
          "RIGHT_CHOICE",
          "ANSWERED",
          "EDITABLE",
          "UNANSWERED",
          "HAS_AUTHOR",
          "HAS_UPDATED",
          "HAS_RELATED",
          "RELATED",
          "HAS_REASON",
          "HAS_ASKED",
          "ASKED",
          "SOURCE_LINK",
          "SOURCE_TEXT",
          "HAS_WHERE",
          "HAS_OTHER_WORDING",
          "HAS_DOCUMENT",
          "HAS_QUOTED",
          "QUOTED",
          "HAS_TAGS",
          "TAG",
          "HAS_MORE_TOPICS",
          "MORE_TOPIC",
          "HAS_NEIGHBOURS",
          "PREVIOUS",
          "NEXT"}},
        {"redirect.html", {"TO_URL", "CANONICAL_URL"}, {}},
        {"search.html",
         {"ID", "URL", "TOPIC_TITLE", "COUNT", "LEVEL", "LEVEL_NAME", "KIND", "KIND_NAME", "SOURCE_TITLE"},
         {"TOPIC", "LEVEL_CHOICE", "KIND_CHOICE", "SOURCE"}},
        {"search_box.html", {}, {}},
        {"source.html",
         {"SOURCE_TITLE", "COUNT_TEXT", "AUTHOR", "YEAR", "NOTE_HTML", "SOURCE_URL", "DOCUMENT_URL",
          "SECTION_TITLE", "NUMBER", "URL", "WORDING_HTML", "ALSO", "LEVEL", "LEVEL_NAME", "WEIGHT",
          "WEIGHT_LONG"},
         {"HAS_AUTHOR", "HAS_YEAR", "HAS_NOTE", "HAS_SOURCE_URL", "HAS_DOCUMENT", "SECTION",
          "HAS_SECTION_TITLE", "ENTRY", "HAS_NUMBER", "HAS_ALSO", "HAS_LEVEL", "HAS_WEIGHT", "DOT", "FULL"}},
        {"tag.html",
         {"TAG_TITLE", "COUNT_TEXT", "URL", "WORDING_HTML", "TOPIC_TITLE", "LEVEL", "LEVEL_NAME", "WEIGHT",
          "WEIGHT_LONG"},
         {"QUESTION", "HAS_TOPIC", "HAS_LEVEL", "HAS_WEIGHT", "DOT", "FULL"}},
        {"topic.html",
         {"TOPIC_URL", "TOPIC_TITLE", "PAGE_TEXT", "DESCRIPTION_HTML", "COUNT_TEXT", "ANSWERED_TEXT", "ID",
          "WORDING_HTML", "LEVEL", "LEVEL_NAME", "WEIGHT", "ANSWER_HTML", "URL", "PAGE_NUMBER",
          "WEIGHT_LONG"},
         {"PAGINATED", "NOT_FIRST", "FIRST", "HAS_DESCRIPTION_HTML", "HAS_ANSWERED", "QUESTION", "ANSWERED",
          "HAS_LEVEL", "HAS_WEIGHT", "UNANSWERED", "PAGE_LINK", "CURRENT", "DOT", "FULL"}},
    };
    return all;
}

const TemplateFields* fields_of(std::string_view file) {
    const auto& all = template_fields();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const TemplateFields& t) { return t.file == file; });
    return found == all.end() ? nullptr : &*found;
}

bool is_known_field(std::string_view name) {
    const auto& all = template_fields();
    return has(common_fields(), name) ||
           std::any_of(all.begin(), all.end(), [&](const TemplateFields& t) { return has(t, name); });
}

bool is_html_field(std::string_view name) { return name.ends_with("_HTML") && is_known_field(name); }

}  // namespace qbank

#include "render/context.hpp"

#include <fmt/format.h>

namespace qbank {

markdown::HtmlWords html_words(const Strings& strings) {
    return {strings.get("table"), strings.get("footnotes"), strings.get("back_to_text"),
            strings.get("details")};
}

std::string question_path(const BankQuestion& question) { return "q/" + question.id + ".html"; }

std::string topic_path(const BankTopic& topic, std::size_t page) {
    return page == 1 ? fmt::format("topics/{}.html", topic.id)
                     : fmt::format("topics/{}/{}.html", topic.id, page);
}

std::string tag_path(const BankTag& tag) { return "tags/" + tag.id + ".html"; }

std::string source_path(const BankSource& source) { return "sources/" + source.id + ".html"; }

std::string twin_path(std::string_view page) {
    page.remove_suffix(std::string_view(".html").size());
    return std::string(page) + ".md";
}

std::vector<std::size_t> tags_of(const Context& context, const BankQuestion& question) {
    std::vector<std::size_t> result;
    for (const std::string& title : question.tags) {
        const auto found = context.tag_by_title.find(title);
        if (found != context.tag_by_title.end()) result.push_back(found->second);
    }
    return result;
}

}  // namespace qbank

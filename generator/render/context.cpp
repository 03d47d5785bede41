#include "render/context.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/addresses.hpp"

namespace qbank {

markdown::HtmlWords html_words(const Strings& strings) {
    return {strings.get("table"), strings.get("footnotes"), strings.get("back_to_text"),
            strings.get("details")};
}

std::string question_path(const BankQuestion& question) { return question_address(question); }

std::string topic_path(const BankTopic& topic, std::size_t page) { return topic_address(topic.id, page); }

std::string tag_path(const BankTag& tag) { return "tags/" + tag.id + ".html"; }

std::string source_path(const BankSource& source) { return "sources/" + source.id + ".html"; }

std::string twin_path(std::string_view page) {
    const std::size_t end = std::min(page.find('#'), page.size());
    const std::string_view path = page.substr(0, end - std::string_view(".html").size());
    return fmt::format("{}.md{}", path, page.substr(end));
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

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

}  // namespace qbank

#include "model/addresses.hpp"

#include <fmt/format.h>

namespace qbank {

std::string topic_address(std::string_view id, std::size_t page) {
    return page == 1 ? fmt::format("topics/{}.html", id) : fmt::format("topics/{}/{}.html", id, page);
}

std::string lasting_address(std::string_view id) { return fmt::format("q/{}.html", id); }

std::string question_address(const BankQuestion& question) {
    if (question.topic_page == 0) return lasting_address(question.id);
    return fmt::format("{}#{}", topic_address(question.topics.front(), question.topic_page), question.id);
}

}  // namespace qbank

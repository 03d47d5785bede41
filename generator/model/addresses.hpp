#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "model/bank.hpp"

/// Where things stand on the site: addresses from its root, the same for the pages, the search and the
/// exports.
namespace qbank {

/// A topic of more questions has several pages.
inline constexpr std::size_t questions_a_page = 200;

/// `topics/<id>.html`, `topics/<id>/2.html`, …
std::string topic_address(std::string_view id, std::size_t page = 1);

/// `q/<id>.html`, whether or not there is such a page: published once, this is where a reader comes from.
std::string lasting_address(std::string_view id);

/// Where a question is read: its own page, or its place in the page of its main topic
/// (`topics/<topic>.html#<id>`).
std::string question_address(const BankQuestion& question);

}  // namespace qbank

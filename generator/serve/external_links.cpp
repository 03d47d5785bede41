#include "serve/external_links.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "base/interrupt.hpp"
#include "base/markdown.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

/// Every address, with the first place that links it.
std::map<std::string, Place> addresses_of(const Bank& bank) {
    std::map<std::string, Place> addresses;
    for (const BankQuestion& question : bank.questions) {
        if (!question.answer || question.answer->find("://") == std::string::npos) continue;
        const markdown::Tree tree(*question.answer);
        markdown::Node node = tree.root().first_child();
        std::uint32_t line = 1;
        while (node) {
            if (node.type() == markdown::Type::paragraph || node.type() == markdown::Type::heading)
                line = node.first_line();
            if (node.type() == markdown::Type::link || node.type() == markdown::Type::image) {
                const std::string url(node.url());
                Place place = question.answer_place.line > 0 ? question.answer_place : question.place;
                if (question.answer_place.line > 0) place.line += std::max<std::uint32_t>(line, 1) - 1;
                place.column = place.end_column = 0;
                if (text::istarts_with(url, "http://") || text::istarts_with(url, "https://"))
                    addresses.emplace(url.substr(0, url.find('#')), place);
            }
            if (const markdown::Node child = node.first_child()) {
                node = child;
                continue;
            }
            while (node && !node.next()) node = node.parent();
            node = node.next();
        }
    }
    return addresses;
}

}  // namespace

void check_external_links(const Bank& bank, Diagnostics& diagnostics, const ExternalLimits& limits) {
    const std::map<std::string, Place> addresses = addresses_of(bank);
    std::vector<std::pair<std::string, Place>> asked(addresses.begin(), addresses.end());
    if (asked.size() > limits.addresses) {
        diagnostics.note("dead-link", {},
                         fmt::format("of {} addresses only {} were asked", asked.size(), limits.addresses));
        asked.resize(limits.addresses);
    }
    std::vector<LinkAnswer> answers(asked.size());
    for_each_index(asked.size(), static_cast<unsigned>(limits.at_once), [&](std::size_t i) {
        interrupt::check();
        answers[i] = ask_address(asked[i].first, limits);
    });
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (answers[i].good) continue;
        std::string message = fmt::format("\"{}\": {}", asked[i].first, answers[i].reason);
        if (answers[i].certain) {
            diagnostics.warning("dead-link", asked[i].second, std::move(message),
                                "link what took its place, or remove the link");
        } else {
            diagnostics.note("dead-link", asked[i].second, std::move(message), "look at it yourself");
        }
    }
}

}  // namespace qbank

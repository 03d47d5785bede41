#include "render/places.hpp"

#include <fmt/format.h>

#include <bit>
#include <cstdint>

#include "base/json_text.hpp"
#include "model/addresses.hpp"

namespace qbank {
namespace {

constexpr std::size_t ids_a_file = 1000;  // about 50 KB, a tenth of that compressed

std::uint32_t fnv1a(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

/// "ships/2" of "topics/ships/2.html#keel".
std::string place_of(const BankQuestion& question) {
    const std::string address = topic_address(question.topics.front(), question.topic_page);
    constexpr std::string_view before = "topics/", after = ".html";
    return address.substr(before.size(), address.size() - before.size() - after.size());
}

}  // namespace

std::size_t number_of_places(const Bank& bank) {
    if (bank.settings.question_pages) return 0;
    return std::bit_ceil((bank.questions.size() + bank.redirects.size()) / ids_a_file + 1);
}

void add_places(const Context& context, Site& site) {
    const Bank& bank = context.bank;
    std::vector<std::string> files(number_of_places(bank));
    if (files.empty()) return;
    const auto add = [&](std::string_view id, std::string_view place) {
        std::string& file = files[fnv1a(id) % files.size()];
        file += file.empty() ? "{" : ",\n";
        JsonText json(file);
        json.value(id);
        file += ": ";
        JsonText(file).value(place);
    };
    for (const BankQuestion& question : bank.questions) add(question.id, place_of(question));
    for (const Redirect& redirect : bank.redirects) {
        const BankQuestion& question = bank.questions[redirect.to];
        if (redirect.from_id != question.id)
            add(redirect.from_id, fmt::format("{}#{}", place_of(question), question.id));
    }
    for (std::size_t i = 0; i < files.size(); ++i)
        site.add(fmt::format("q/places/{}.json", i), files[i].empty() ? "{}\n" : files[i] + "}\n",
                 "where questions stand");
}

}  // namespace qbank

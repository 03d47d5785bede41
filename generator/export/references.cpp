#include "export/references.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/html.hpp"
#include "base/text.hpp"
#include "model/addresses.hpp"

namespace qbank {
namespace {

std::string encoded_path(std::string_view path) {
    std::string result;
    for (const std::string_view part : text::split(path, '/')) {
        if (!result.empty()) result += '/';
        result += html::percent_encoded(part);
    }
    return result;
}

}  // namespace

References::References(const Export& what) : what_(what) {
    for (const BankSource& source : what.bank.sources) {
        if (!source.document.empty()) pages_[source.document] = "sources/" + source.id + ".html";
    }
    for (const PlainPage& page : what.bank.settings.pages) {
        if (!page.path.empty()) pages_[page.path] = page.id + ".html";
    }
    for (std::size_t i = 0; i < what.bank.questions.size(); ++i) {
        const BankQuestion& question = what.bank.questions[i];
        if (question.own_file) questions_[std::string(question.place.document)] = i;
        for (const Occurrence& o : question.asked) {
            if (o.source.empty() && !o.place.document.empty()) questions_[std::string(o.place.document)] = i;
        }
    }
}

Referred References::find(std::string_view destination, bool is_image, std::string_view document) const {
    const auto url = html::safe_url(destination);
    if (!url) return {};
    if (url->kind == html::UrlKind::external || url->kind == html::UrlKind::mail)
        return {Referred::To::elsewhere, 0, url->href, {}, {}};
    if (url->kind == html::UrlKind::fragment) return {};
    const auto decoded = html::percent_decoded(destination.substr(0, destination.find_first_of("?#")));
    const auto path = decoded && !decoded->empty() ? files::seen_from(document, *decoded) : std::nullopt;
    if (!path) return {};
    const std::size_t hash = destination.find('#');
    std::string fragment(hash == std::string_view::npos ? "" : destination.substr(hash + 1));
    if (is_image) return {Referred::To::image, 0, {}, *path, {}};
    if (const auto found = questions_.find(*path); found != questions_.end())
        return {Referred::To::question, found->second, {}, {}, std::move(fragment)};
    if (const auto found = pages_.find(*path); found != pages_.end())
        return {Referred::To::page, 0, found->second, {}, std::move(fragment)};
    if (path->starts_with("static/")) {
        const std::string file = path->substr(std::string_view("static/").size());
        const auto& published = what_.bank.settings.static_files;  // sorted
        if (std::binary_search(published.begin(), published.end(), file))
            return {Referred::To::page, 0, encoded_path(file), {}, {}};
    }
    const std::string there = in_repository(*path, false);
    if (there.empty()) return {};
    return {Referred::To::elsewhere, 0, there, {}, {}};
}

std::string References::absolute(std::string_view path) const {
    const std::string& base = what_.bank.settings.base_url;
    return base.empty() ? std::string() : base + std::string(path);
}

std::string References::permalink(const BankQuestion& question) const {
    return absolute(question_address(question));
}

std::string References::in_repository(std::string_view path, bool is_image) const {
    const Settings& settings = what_.bank.settings;
    if (settings.repository.empty()) return {};
    std::string folder = settings.folder;
    if (!folder.empty() && folder.back() != '/') folder += '/';
    const auto url =
        html::safe_url(fmt::format("{}/{}/{}/{}", settings.repository, is_image ? "raw" : "blob",
                                   encoded_path(settings.branch), encoded_path(folder + std::string(path))));
    return url ? url->href : std::string();
}

}  // namespace qbank

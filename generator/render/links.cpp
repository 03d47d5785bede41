#include "render/links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/files.hpp"
#include "base/html.hpp"
#include "base/text.hpp"
#include "model/addresses.hpp"

namespace qbank {
namespace {

/// The place of the destination in its file: searched for from the line of its block on.
Place place_of(const markdown::Reference& reference, const MarkdownPlace& at) {
    Place place{at.document, at.line};
    if (at.line == 0) return place;
    if (!at.places) at.places.emplace(at.markdown);
    const auto spot = at.places->find(reference.destination, reference.line);
    if (!spot) {
        if (reference.line > 0) place.line = at.line + reference.line - 1;
        return place;
    }
    place.line += spot->line - 1;
    if (at.verbatim) {
        place.column = spot->column;
        place.end_column = place.column + static_cast<std::uint32_t>(reference.destination.size());
    }
    return place;
}

std::string encoded_path(std::string_view path) {
    std::string result;
    for (const std::string_view part : text::split(path, '/')) {
        if (!result.empty()) result += '/';
        result += html::percent_encoded(part);
    }
    return result;
}

bool is_document(std::string_view path) {
    for (const std::string_view extension : {".md", ".markdown", ".txt", ".yml", ".yaml"}) {
        if (path.ends_with(extension)) return true;
    }
    return false;
}

}  // namespace

void bound_nesting(markdown::HtmlOptions& options, const Limits& limits, const MarkdownPlace& place,
                   Diagnostics& diagnostics) {
    options.deepest = limits.nesting;
    options.too_deep = [&, nesting = limits.nesting](std::uint32_t line) {
        diagnostics.warning(
            "limit", Place{place.document, place.line > 0 && line > 0 ? place.line + line - 1 : place.line},
            fmt::format("quotes and lists nested deeper than {} are shown as one paragraph", nesting),
            or_raise("write it flatter", "nesting", 2 * nesting));
    };
}

Links::Links(const Bank& bank, const Look& look, Media& media) : bank_(bank), look_(look), media_(media) {
    for (const BankSource& source : bank.sources) {
        if (!source.document.empty())
            pages_[source.document] = {"sources/" + source.id + ".html", nullptr, {}};
    }
    for (const PlainPage& page : bank.settings.pages) {
        if (!page.path.empty()) pages_[page.path] = {page.id + ".html", &page.markdown, page.id};
    }
    for (const BankQuestion& question : bank.questions) add(question);
}

void Links::add(const BankQuestion& question) {
    const auto page = [&] {
        return Page{question_address(question), question.answer ? &*question.answer : nullptr, question.id};
    };
    for (const Occurrence& o : question.asked) {
        if (o.source.empty() && !o.place.document.empty()) pages_[std::string(o.place.document)] = page();
    }
    if (question.own_file) pages_[std::string(question.place.document)] = page();
}

void Links::read_again(const std::vector<std::size_t>& questions) {
    const std::lock_guard lock(mutex_);
    headings_.clear();  // by the addresses of texts, some of which are gone
    for (const std::size_t q : questions) add(bank_.questions[q]);
}

std::optional<markdown::Target> Links::resolve(const markdown::Reference& reference, const MarkdownPlace& at,
                                               std::string_view root, Diagnostics& diagnostics) const {
    const std::string_view destination = reference.destination;
    const std::string_view rule = reference.image ? "broken-image" : "broken-link";
    const auto warn = [&](std::string_view which, std::string message, std::string hint,
                          std::string subject = {}) {
        diagnostics.warning(which, place_of(reference, at), std::move(message), std::move(hint)).subject =
            std::move(subject);
        return std::nullopt;
    };
    const auto url = html::safe_url(destination);
    if (!url) {
        return warn(rule, fmt::format("\"{}\" is no address that may be linked", destination),
                    "use http, https, mailto, or a path relative to this file");
    }
    if (url->kind == html::UrlKind::external) {
        warn("external-image", "images from elsewhere are not shown, only linked",
             "copy the image into the bank");
        return markdown::Target{url->href, true};
    }
    if (url->kind == html::UrlKind::fragment) {
        return warn(rule, fmt::format("there is no heading \"{}\" in this text", destination.substr(1)), "");
    }
    const std::size_t path_end = destination.find_first_of("?#");
    const auto decoded = html::percent_decoded(destination.substr(0, path_end));
    if (!decoded || decoded->empty() || url->kind == html::UrlKind::mail) {
        return warn(rule, fmt::format("\"{}\" leads nowhere", destination), "");
    }
    const auto path = files::seen_from(at.document, *decoded);
    if (!path) {
        diagnostics.error("outside", place_of(reference, at),
                          fmt::format("\"{}\" leads out of the bank", destination),
                          "only files inside the bank's folder can be used");
        return std::nullopt;
    }
    if (reference.image) {
        const MediaFile file = media_.find(*path);
        switch (file.problem) {
            case MediaProblem::none:
                return markdown::Target{fmt::format("{}{}", root, file.path), false, file.width, file.height};
            case MediaProblem::wrong_type:
                return warn(
                    "image-type", fmt::format("{} is no PNG, JPEG, GIF, WebP or AVIF image", *path),
                    "SVG and other formats are not copied, since they can hold scripts; convert it to PNG");
            case MediaProblem::too_large:
                return warn(rule, fmt::format("the image {} is larger than 32 MB", *path), "");
            default:
                return warn(rule, fmt::format("there is no image {}", *path),
                            "paths are relative to this file", *path);
        }
    }
    if (const auto page = pages_.find(*path); page != pages_.end()) {
        const Page& shown = page->second;
        std::string href = fmt::format("{}{}", root, shown.path);
        const std::size_t hash = destination.find('#');
        const std::string_view fragment =
            hash == std::string_view::npos ? std::string_view{} : destination.substr(hash + 1);
        if (fragment.empty()) return markdown::Target{std::move(href)};
        const auto heading = shown.markdown == nullptr ? std::nullopt : headings_of(shown).id_of(fragment);
        if (heading) {
            href.resize(std::min(href.find('#'), href.size()));  // a heading of a text inside a topic's page
            return markdown::Target{fmt::format("{}#{}", href, html::percent_encoded(*heading))};
        }
        warn(rule, fmt::format("there is no heading \"{}\" in {}", fragment, *path),
             "the link leads to the beginning of its page");
        return markdown::Target{std::move(href)};
    }
    const std::string static_prefix = "static/";
    if (path->starts_with(static_prefix)) {
        const std::string file = path->substr(static_prefix.size());
        const auto& published = bank_.settings.static_files;  // sorted
        if (std::binary_search(published.begin(), published.end(), file))
            return markdown::Target{fmt::format("{}{}", root, encoded_path(file))};
    }
    if (!is_document(*path) && !bank_.settings.repository.empty() && files::is_plain(look_.bank, *path)) {
        return markdown::Target{document_url(*path, 0), true};
    }
    // To compare names takes long in a large bank, and who has so many broken links needs no more hints.
    constexpr unsigned most_guesses = 20;
    constexpr std::size_t most_compared = 5000;
    std::vector<std::string_view> known;
    if (++at.guesses <= most_guesses) {
        for (const auto& [document, page] : pages_) {
            if (known.size() < most_compared) known.push_back(document);
        }
    }
    const std::string_view near = text::nearest(*path, known);
    return warn(rule, fmt::format("there is no page for {}", *path),
                near.empty() ? "link a question's file by its path relative to this one"
                             : fmt::format("did you mean {}?", near),
                *path);
}

const markdown::Headings& Links::headings_of(const Page& page) const {
    const std::lock_guard lock(mutex_);
    auto& headings = headings_[page.markdown];
    if (!headings) {
        const markdown::Tree tree(*page.markdown);
        headings = std::make_unique<markdown::Headings>(tree, markdown::HtmlOptions{}.first_heading, page.id);
    }
    return *headings;
}

std::string Links::repository_url(std::string_view action, std::string_view document) const {
    const Settings& settings = bank_.settings;
    if (settings.repository.empty() || document.empty()) return {};
    std::string folder = settings.folder;
    if (!folder.empty() && folder.back() != '/') folder += '/';
    const auto url = html::safe_url(fmt::format("{}/{}/{}/{}{}", settings.repository, action,
                                                encoded_path(settings.branch), encoded_path(folder),
                                                encoded_path(document)));
    return url ? url->href : std::string();
}

std::string Links::document_url(std::string_view document, std::uint32_t line) const {
    std::string url = repository_url("blob", document);
    if (!url.empty() && line > 0)
        url += fmt::format("{}#L{}", document.ends_with(".md") ? "?plain=1" : "", line);
    return url;
}

std::string Links::edit_url(std::string_view document) const { return repository_url("edit", document); }

}  // namespace qbank

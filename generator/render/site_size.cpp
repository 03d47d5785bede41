#include "render/site_size.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace qbank {
namespace {

constexpr std::size_t gigabyte = 1'000'000'000;

std::string gigabytes(std::size_t bytes) {
    return fmt::format("{:.1f} GB", static_cast<double>(bytes) / static_cast<double>(gigabyte));
}

/// What helps most.
std::string remedy(const SiteBytes& size, const Settings& settings) {
    if (size.static_files > size.total / 2)
        return fmt::format("files of static/ take {} of it; keep large ones elsewhere",
                           gigabytes(size.static_files));
    if (settings.question_pages && size.questions > size.total / 10)
        return fmt::format("`pages: topics` in bank.yml leaves out the pages of single questions, about {}",
                           gigabytes(size.questions));
    return "publish it on a host that takes more, or divide the bank";
}

}  // namespace

SiteBytes bytes_of(const Site& site) {
    SiteBytes size;
    size.total = site.size().bytes;
    size.questions = site.bytes_below("q/");
    return size;
}

SiteBytes estimated_bytes(const Bank& bank, const Look& look, unsigned jobs) {
    SiteBytes size;
    std::size_t texts = 0, files = 0;
    for (const BankQuestion& question : bank.questions) {
        texts += question.plain.size() + (question.answer ? question.answer->size() : 0);
        for (const Occurrence& asked : question.asked) texts += asked.answer ? asked.answer->size() : 0;
    }
    for (const std::string& path : bank.settings.static_files) {
        std::error_code ignored;
        const std::uintmax_t bytes = std::filesystem::file_size(look.bank / "static" / path, ignored);
        if (!ignored) files += static_cast<std::size_t>(bytes);
    }
    // No page of the templates that ship has 30 KB around its texts, and none shows them more than five
    // times.
    const std::size_t most = 30'000 * bank.questions.size() + 8 * texts + files;
    if (most > gigabyte && !bank.questions.empty()) size = sampled_pages(bank, look, jobs);
    size.total += files + texts + texts / 4 + 700 * bank.questions.size();  // bank.json and the search index
    size.static_files = files;
    size.estimated = true;
    return size;
}

void tell_site_size(const SiteBytes& size, const Settings& settings, Diagnostics& diagnostics) {
    if (size.total <= gigabyte) return;
    diagnostics.warning("site-size", Place{settings.has_bank_file ? "bank.yml" : ""},
                        fmt::format("the site {} {}, and GitHub Pages publishes at most 1 GB",
                                    size.estimated ? "would take about" : "takes", gigabytes(size.total)),
                        remedy(size, settings));
}

void tell_site_size(const Site& site, const Settings& settings, Diagnostics& diagnostics) {
    if (site.size().bytes > gigabyte) tell_site_size(bytes_of(site), settings, diagnostics);
}

}  // namespace qbank

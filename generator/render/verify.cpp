#include "render/verify.hpp"

#include <algorithm>
#include <array>

#include "base/files.hpp"
#include "base/markdown_html.hpp"
#include "base/parallel.hpp"
#include "render/links.hpp"
#include "render/media.hpp"
#include "render/site_size.hpp"

namespace qbank {
namespace {

class Nowhere : public Sink {
  public:
    void write(const std::string&, std::string_view) override {}
};

/// Static files at whose addresses no page of the site can ever stand.
bool is_harmless(const std::string& path) {
    constexpr std::array folders{"images/", "img/", "files/", "downloads/", "fonts/", "media-files/"};
    constexpr std::array names{"CNAME", "favicon.ico", "favicon.png", "favicon.svg", "apple-touch-icon.png"};
    return std::any_of(folders.begin(), folders.end(), [&](const char* f) { return path.starts_with(f); }) ||
           std::find(names.begin(), names.end(), path) != names.end();
}

bool needs_pages(const Bank& bank, const Look& look) {
    std::error_code ignored;
    const auto& files = bank.settings.static_files;
    return std::filesystem::exists(look.bank / "templates", ignored) ||
           std::filesystem::exists(look.bank / "theme", ignored) ||
           !std::all_of(files.begin(), files.end(), is_harmless);
}

/// Whether a line begins with as many marks and blanks as so many quotes and lists in one another need.
bool may_nest(std::string_view markdown, std::size_t depth) {
    std::size_t marks = 0;
    bool at_begin = true;
    for (const char c : markdown) {
        if (c == '\n') {
            marks = 0;
            at_begin = true;
        } else if (at_begin && std::string_view(" \t>-*+.)0123456789").find(c) != std::string_view::npos) {
            if (++marks >= depth) return true;
        } else {
            at_begin = false;
        }
    }
    return false;
}

/// Follows the links and images of one text, as its page would.
void follow(const std::string& markdown, const MarkdownPlace& place, const std::string& ids,
            std::string_view root, const Limits& limits, const Links& links, Diagnostics& diagnostics) {
    // Without a bracket, an address in <> or a tag there is nothing to follow; most answers are such.
    if (markdown.find_first_of("[<") == std::string::npos && !may_nest(markdown, limits.nesting)) return;
    markdown::HtmlOptions options;
    bound_nesting(options, limits, place, diagnostics);
    options.id_prefix = ids;
    options.resolve = [&](const markdown::Reference& reference) {
        return links.resolve(reference, place, root, diagnostics);
    };
    markdown::to_html(markdown, options);
}

void follow_question(const BankQuestion& question, const Limits& limits, const Links& links,
                     Diagnostics& diagnostics) {
    if (question.stem) {
        const MarkdownPlace place{question.place.document, 0, *question.stem, question.own_file};
        follow(*question.stem, place, question.id + "-stem", "../", limits, links, diagnostics);
    }
    if (!question.answer || question.answer->empty()) return;
    const bool placed = !question.answer_place.document.empty();
    const Place& at = placed ? question.answer_place : question.place;
    const MarkdownPlace place{at.document, placed ? at.line : 0, *question.answer, question.own_file};
    follow(*question.answer, place, question.id, "../", limits, links, diagnostics);
}

}  // namespace

void tell_missing_base_url(const Settings& settings, Diagnostics& diagnostics) {
    if (!settings.base_url.empty()) return;
    diagnostics.note("base-url", {},
                     "there is no base_url, so the site has no sitemap, feed or canonical links",
                     "set base_url in bank.yml, or give --base-url");
}

void tell_unkept_addresses(const Settings& settings, Diagnostics& diagnostics) {
    if (settings.question_pages || settings.has_ledger) return;
    diagnostics.warning(
        "pages", Place{"bank.yml"},
        "`pages: topics`, and no permalinks.yml says which questions have had pages of their own",
        "an empty permalinks.yml is enough if none has been published; else run `qbank check --fix` "
        "with it before you switch, and each of those addresses leads to the question's new place");
}

void tell_not_plain(const std::string& static_file, Diagnostics& diagnostics) {
    diagnostics.error("static", {static_file}, "this is not a plain file inside static/",
                      "copy the file there");
}

void verify(const Bank& bank, const Look& look, unsigned jobs, Diagnostics& diagnostics) {
    Nowhere nowhere;
    Site site(nowhere);
    if (needs_pages(bank, look)) {
        render(bank, look, jobs, site, diagnostics);
        tell_site_size(site, bank.settings, diagnostics);
        return;
    }
    Media media(look.bank, site);
    const Links links(bank, look, media);
    std::vector<Diagnostics> findings(bank.questions.size());
    for_each_index(bank.questions.size(), jobs, [&](std::size_t i) {
        follow_question(bank.questions[i], bank.settings.limits, links, findings[i]);
    });
    for (Diagnostics& found : findings) diagnostics.append(std::move(found));
    for (const PlainPage& page : bank.settings.pages) {
        const MarkdownPlace place{page.path, page.line, page.markdown, true};
        follow(page.markdown, place, page.id, "", bank.settings.limits, links, diagnostics);
    }
    tell_missing_base_url(bank.settings, diagnostics);
    tell_unkept_addresses(bank.settings, diagnostics);
    tell_site_size(estimated_bytes(bank, look, jobs), bank.settings, diagnostics);
    for (const std::string& path : bank.settings.static_files) {
        if (!files::is_plain(look.bank / "static", path)) tell_not_plain("static/" + path, diagnostics);
    }
}

}  // namespace qbank

#include "load/plain_pages.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/front_matter.hpp"
#include "base/markdown.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/yaml_fields.hpp"
#include "load/bank_file.hpp"

namespace qbank {
namespace {

/// Takes the first heading out of the text when it is a title: the page shows it as its own heading.
std::string take_title(std::string& markdown) {
    const markdown::Tree tree(markdown);
    const markdown::Node first = tree.root().first_child();
    if (first.type() != markdown::Type::heading || first.heading_level() != 1) return "";
    const std::string title = markdown::plain_text(first);
    std::size_t at = 0;
    for (std::uint32_t line = 1; line <= first.last_line() && at != std::string::npos; ++line) {
        at = markdown.find('\n', at);
        if (at != std::string::npos) ++at;
    }
    markdown.erase(0, at);
    return title;
}

}  // namespace

std::vector<PlainPage> load_plain_pages(const std::filesystem::path& bank, const Limits& limits,
                                        Diagnostics& diagnostics) {
    std::vector<PlainPage> pages;
    if (!files::is_folder(bank / "pages")) return pages;
    for (const files::Entry& entry : files::walk(bank / "pages", [](const std::string&) { return false; })) {
        if (!entry.regular || !entry.path.ends_with(".md")) continue;
        PlainPage page;
        page.path = "pages/" + entry.path;
        page.id = entry.path.substr(0, entry.path.size() - 3);
        const auto problem = [&](std::string_view rule, std::string message, std::string hint) {
            diagnostics.error(rule, Place{page.path, 0, 0, 0}, std::move(message), std::move(hint));
        };
        if (unicode::slug(page.id, 100) != page.id) {
            problem("id", fmt::format("\"{}\" cannot be the address of a page", page.id),
                    "name the file with small letters, digits and hyphens");
            continue;
        }
        std::string text;
        try {
            text = files::read(bank / "pages" / entry.path, limits.settings_bytes);
        } catch (const files::Error& error) {
            problem(
                "unreadable", "cannot read the file: " + error.reason(),
                error.code() == std::errc::file_too_large ? hint_for_large(limits) : "check its permissions");
            continue;
        }
        if (text::invalid_utf8(text)) {
            problem("encoding", "the file is not valid UTF-8", "save it as UTF-8");
            continue;
        }
        const FrontMatter parts = split_front_matter(text, page.path, diagnostics, limits);
        page.markdown = parts.body;
        page.line = parts.body_line;
        if (parts.values && parts.values->is_map()) {
            yaml::Fields fields(*parts.values, "front matter", diagnostics);
            if (const auto title = fields.text("title")) page.title = title->value;
            fields.finish();
        }
        const std::string heading = take_title(page.markdown);
        if (page.title.empty()) page.title = heading.empty() ? page.id : heading;
        pages.push_back(std::move(page));
    }
    return pages;
}

}  // namespace qbank

#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/markdown_headings.hpp"
#include "base/markdown_html.hpp"
#include "base/text_places.hpp"
#include "model/bank.hpp"
#include "render/media.hpp"
#include "render/render.hpp"

namespace qbank {

/// Where the Markdown being rendered stands: for resolving what is relative to it, and for pointing at it.
struct MarkdownPlace {
    std::string_view document;  ///< its file, relative to the bank's root
    std::uint32_t line = 0;     ///< of the text's first line; 0 if the text has none of its own
    std::string_view markdown;  ///< the whole text
    bool verbatim = false;      ///< its lines are those of the file, so a column can be told

    // What the links of one text share, whoever follows them: one thread at a time.
    mutable std::optional<TextPlaces> places = {};  ///< of `markdown`, once something is to be pointed at
    mutable unsigned guesses = 0;                   ///< broken links for which a near name was looked for
};

/// Gives the limit on nesting to what makes HTML, and a warning if the text at this place passes it.
void bound_nesting(markdown::HtmlOptions& options, const Limits& limits, const MarkdownPlace& place,
                   Diagnostics& diagnostics);

/// Resolves links and images of the content: a question's file becomes its page, an image a copy, the rest a
/// diagnostic (rules broken-link, broken-image, image-type, outside). Thread-safe.
class Links {
  public:
    Links(const Bank& bank, const Look& look, Media& media);

    /// `root` leads from the page to the site's root ("", "../").
    std::optional<markdown::Target> resolve(const markdown::Reference& reference, const MarkdownPlace& place,
                                            std::string_view root, Diagnostics& diagnostics) const;

    /// To be called when these questions of the bank have other texts than before.
    void read_again(const std::vector<std::size_t>& questions);

    /// A document of the bank in its repository, at a line (0: none); "" without a repository.
    std::string document_url(std::string_view document, std::uint32_t line) const;
    std::string edit_url(std::string_view document) const;

  private:
    /// Where a document is shown.
    struct Page {
        std::string path;                       ///< from the site's root
        const std::string* markdown = nullptr;  ///< the text whose headings can be linked to, if it has any
        std::string id;                         ///< what the ids of those headings begin with
    };

    void add(const BankQuestion& question);
    /// Of the text that the page shows: made once, however many links lead there. By id alone.
    const markdown::Headings& headings_of(const Page& page) const;
    std::string repository_url(std::string_view action, std::string_view document) const;

    const Bank& bank_;
    const Look& look_;
    Media& media_;
    std::map<std::string, Page, std::less<>> pages_;  ///< of each document
    mutable std::mutex mutex_;
    mutable std::unordered_map<const std::string*, std::unique_ptr<const markdown::Headings>> headings_;
};

}  // namespace qbank

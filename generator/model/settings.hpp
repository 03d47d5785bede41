#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "base/place.hpp"
#include "model/permalink.hpp"

namespace qbank {

struct Topic {
    std::string id;
    std::string title;
    std::string group;
    std::string description;           ///< Markdown
    std::vector<std::string> aliases;  ///< headings of documents that mean this topic
};

/// Where the questions of a document come from.
struct Source {
    std::string id;
    std::string title;
    std::string author;
    std::string url;
    std::string year;
    std::string note;
    std::string document;  ///< path in the bank of the document it describes, "" if that is not in the bank
    std::string
        shape;  ///< how to read that document, if the guess is wrong: a key of parse/claim.hpp's table, or ""
};

/// What a maintainer decided about two questions, by id; it wins over any score.
struct Decision {
    std::string a, b;
    bool same = false;
    Place place;
};

/// A plain page, such as "About".
struct PlainPage {
    std::string id;  ///< its address is `<id>.html`
    std::string title;
    std::string markdown;
    std::string path;        ///< of its file, relative to the bank
    std::uint32_t line = 1;  ///< on which `markdown` begins there
};

/// An export that is published with the site.
struct PublishedExport {
    std::string format;  ///< its name, as in `qbank export NAME`
    std::string path;    ///< in the site
};

/// What the bank's own files (bank.yml and those beside it) say. Made and validated by load;
/// a folder without bank.yml has the defaults.
struct Settings {
    Limits limits;  ///< from the command line
    std::string title = "Questions";
    std::string description;
    std::string base_url;    ///< ends in '/', or empty: then there is no sitemap, feed or canonical link
    std::string repository;  ///< e.g. https://github.com/owner/name, without a '/' at the end, or empty
    std::string branch = "main";
    std::string folder;  ///< the bank's folder inside the repository, for links to edit; may be empty
    std::string language = "en";
    bool highlight = true;  ///< code in answers is marked for colours
    bool offline = false;   ///< the site gets a service worker, which keeps what was visited
    bool markdown_pages =
        false;  ///< pages of questions, topics, sources and plain text are published as Markdown, too
    bool question_pages = true;  ///< false (`pages: topics`): questions stand in the pages of topics alone
    std::vector<Text> exports;   ///< names of formats, as bank.yml has them
    std::vector<PublishedExport> published_exports;  ///< those of `exports` that exist; filled by export
    std::optional<Text> default_level;               ///< for questions that say none
    bool has_bank_file = false;  ///< strict keys and known topics and sources only in a bank with bank.yml

    std::vector<Topic> topics;                       ///< in the order of topics.yml
    std::vector<Source> sources;                     ///< in the order of sources.yml
    std::vector<std::vector<std::string>> synonyms;  ///< groups of terms that mean the same
    std::vector<Decision> decisions;
    std::vector<Text>
        standing;  ///< ids of questions that stand for those they are merged with, whatever the rule says
    std::vector<Permalink> permalinks;  ///< ids once published, as permalinks.yml has them
    bool has_ledger = false;            ///< there is a permalinks.yml, perhaps an empty one
    std::vector<PlainPage> pages;
    std::vector<std::string> static_files;  ///< paths below static/, copied as they are; sorted
};

}  // namespace qbank

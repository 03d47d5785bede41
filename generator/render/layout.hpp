#pragma once
#include <string>
#include <string_view>

#include "render/context.hpp"

namespace qbank {

/// What the frame around a page needs to know of it.
struct Page {
    std::string path;         ///< from the site's root, e.g. "q/x.html"
    std::string title;        ///< plain text
    std::string description;  ///< plain text, may be empty
    std::string_view og_type = "website";
    bool header_search = true;
    bool indexed = true;         ///< false: search engines are asked to leave it out
    std::string_view script;     ///< of this kind of page, as the theme names it; may be empty
    std::string topic;           ///< id of the topic it belongs to: then it has the navigation of topics
    std::string previous, next;  ///< neighbours, as links from this page; may be empty
    struct Crumb {
        std::string title, path;
    };
    bool twin = false;          ///< it has a Markdown twin beside it
    std::string data;           ///< JSON of schema.org about what the page shows; may be empty
    std::vector<Crumb> crumbs;  ///< from the home page to this one, both left out
};

/// By topic: the topics of the bank by group, as the pages of that topic's questions show them.
std::vector<std::unique_ptr<SharedData>> topic_navigations(const Bank& bank, unsigned jobs);

/// The prefix that leads from `path` to the site's root.
std::string root_of(std::string_view path);

/// The address of a page for the world; "" without a base URL.
std::string canonical_url(const Context& context, std::string_view path);

/// Values that every template sees. `root` is "" or "../" or, on the 404 page, the base path.
void set_common(const Context& context, PageData& data, std::string_view root, std::string_view title);

/// Fills the frame, expands it and adds the page to the site.
void add_page(const Context& context, const Page& page, PageData& data, Site& site, std::string_view root);

/// Links to the exports that are published with the site.
void set_exports(const Context& context, Data data);

/// "in 3 of 5 sources" and the dots for it; nothing for a question that no source asks.
void set_weight(const Context& context, const BankQuestion& question, Data data);
/// Shows `section` with its language and direction for a question that is in another language than the site.
void set_language(const Context& context, const Question& question, Data data, Field section);
/// URL, wording, level and weight of a question; in a list its language, too.
void set_question(const Context& context, std::size_t question, Data data, bool in_list = true);

}  // namespace qbank

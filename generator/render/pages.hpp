#pragma once
#include <cstddef>

#include "render/context.hpp"

/// The page kinds. Each adds page number `i` of its kind to the site; thread-safe.
namespace qbank::pages {

void home(const Context& context, std::size_t i, Site& site);
void topic(const Context& context, std::size_t i, Site& site);
void question(const Context& context, std::size_t i, Site& site);
void tag(const Context& context, std::size_t i, Site& site);
void source(const Context& context, std::size_t i, Site& site);
void plain(const Context& context, std::size_t i, Site& site, Diagnostics& diagnostics);
void search(const Context& context, std::size_t i, Site& site);
void practice(const Context& context, std::size_t i, Site& site);
/// print.html: every topic with its answers, unless that would be too much for one page.
void whole_bank(const Context& context, std::size_t i, Site& site);
/// overlap.html: which questions are asked everywhere, and what sources have in common.
void overlap(const Context& context, std::size_t i, Site& site);
/// The same pages in Markdown, for programs that read: `q/<id>.md` and so on.
void question_twin(const Context& context, std::size_t i, Site& site);
void topic_twin(const Context& context, std::size_t i, Site& site);
void source_twin(const Context& context, std::size_t i, Site& site);
/// All of a page of a topic, for a bank without pages of questions.
void topic_page_twin(const Context& context, std::size_t i, Site& site);
void plain_twin(const Context& context, std::size_t i, Site& site);
void not_found(const Context& context, std::size_t i, Site& site);
void redirect(const Context& context, std::size_t i, Site& site);

/// feed.xml, sitemap.xml, robots.txt, opensearch.xml, llms.txt, .nojekyll
void feed(const Context& context, Site& site);
void sitemap(const Context& context, Site& site);
void opensearch(const Context& context, Site& site);
void llms(const Context& context, Site& site);
void fixed_files(const Context& context, Site& site);

}  // namespace qbank::pages

#pragma once
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/bank.hpp"
#include "model/site.hpp"
#include "render/assets.hpp"
#include "render/links.hpp"
#include "render/strings.hpp"
#include "render/templates.hpp"

namespace qbank {

/// A question's long texts as HTML, made once for all the pages that show them.
struct RenderedQuestion {
    std::string stem;     ///< what is shown with the wording: code, mostly; may be empty
    std::string answer;   ///< for pages one folder deep; empty without an answer
    std::string excerpt;  ///< of the answer, plain
    /// What the answer's relative links and images became, for its Markdown twin.
    std::vector<std::pair<std::string, std::string>> links = {};
};

/// One page of a topic's questions: [first, last) of its list.
struct TopicPage {
    std::size_t topic = 0, number = 1, pages = 1, first = 0, last = 0;
};

/// What all page kinds read and none writes.
struct Context {
    const Bank& bank;
    const Look& look;
    const Strings& strings;
    const Templates& templates;
    const Assets& assets;
    const Links& links;
    std::vector<std::string> wordings;  ///< by question: its wording as inline HTML
    /// By question: there while the pages are rendered that show it, so that a large bank's answers never
    /// stand in memory all at once.
    std::vector<std::unique_ptr<RenderedQuestion>> texts;
    std::vector<TopicPage> topic_pages;
    std::string base_path = "/";  ///< of the base URL, for the 404 page
    std::vector<std::size_t>
        place_in_topic;  ///< by question: its index in its main topic's list, or Bank::npos
    std::unordered_map<std::string_view, std::size_t> tag_by_title;
    std::map<std::size_t, std::vector<std::size_t>> translations = {};  ///< by question: the same in others
    std::map<std::string_view, std::string> dates = {};                 ///< dates of changes, written out
    std::vector<std::unique_ptr<SharedData>> navigation = {};  ///< by topic: what its questions' pages show
    std::string study_data = {};  ///< path of the file for practising, from the site's root

    const Settings& settings() const { return bank.settings; }
    /// Whether questions have pages of their own; else their topics' pages show all of them (`pages:
    /// topics`).
    bool question_pages() const { return bank.settings.question_pages; }
    /// Whether pages have a twin in Markdown (`markdown_pages: true`). It doubles the number of a site's
    /// files.
    bool has_twins() const { return bank.settings.markdown_pages; }
    bool has_base_url() const { return !bank.settings.base_url.empty(); }
    /// One page for the whole bank: printing thousands of questions at once helps nobody.
    bool has_print_page() const { return bank.questions.size() <= 2000; }
};

/// What all pages of this bank read; the rest must outlive it.
Context context_of(const Bank& bank, const Look& look, const Strings& strings, const Templates& templates,
                   const Assets& assets, const Links& links, unsigned jobs);

/// After the bank was given another wording or main topic for this question.
void read_again(Context& context, std::size_t question);

markdown::HtmlWords html_words(const Strings& strings);

/// Addresses from the site's root. A question's may lead to a place in a page (`topics/x.html#id`).
std::string question_path(const BankQuestion& question);
std::string topic_path(const BankTopic& topic, std::size_t page = 1);
std::string tag_path(const BankTag& tag);
std::string source_path(const BankSource& source);
/// The Markdown twin of a page, or the same place in it.
std::string twin_path(std::string_view page);

/// Indexes of the bank's tags that a question carries, in its order.
std::vector<std::size_t> tags_of(const Context& context, const BankQuestion& question);

}  // namespace qbank

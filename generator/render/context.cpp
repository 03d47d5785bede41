#include "render/context.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/locale.hpp"
#include "base/parallel.hpp"
#include "model/addresses.hpp"
#include "render/layout.hpp"
#include "render/texts.hpp"

namespace qbank {
namespace {

std::vector<TopicPage> topic_pages(const Bank& bank) {
    std::vector<TopicPage> result;
    for (std::size_t t = 0; t < bank.topics.size(); ++t) {
        const std::size_t total = bank.topics[t].questions.size();
        const std::size_t pages = std::max<std::size_t>(1, (total + questions_a_page - 1) / questions_a_page);
        for (std::size_t n = 0; n < pages; ++n) {
            result.push_back(
                {t, n + 1, pages, n * questions_a_page, std::min(total, (n + 1) * questions_a_page)});
        }
    }
    return result;
}

std::string base_path(const std::string& base_url) {
    const std::size_t host = base_url.find("//");
    const std::size_t path = host == std::string::npos ? host : base_url.find('/', host + 2);
    return path == std::string::npos ? "/" : base_url.substr(path);
}

void fill_lookups(Context& context) {
    const Bank& bank = context.bank;
    context.place_in_topic.assign(bank.questions.size(), Bank::npos);
    for (const BankTopic& topic : bank.topics) {
        for (std::size_t k = 0; k < topic.questions.size(); ++k) {
            const std::size_t q = topic.questions[k];
            const auto& topics = bank.questions[q].topics;
            if (!topics.empty() && topics.front() == topic.id) context.place_in_topic[q] = k;
        }
    }
    // A tag is named by its id or its title; titles are what questions carry, so they win.
    for (std::size_t t = 0; t < bank.tags.size(); ++t) context.tag_by_title.emplace(bank.tags[t].id, t);
    for (std::size_t t = 0; t < bank.tags.size(); ++t) context.tag_by_title[bank.tags[t].title] = t;
    std::map<std::size_t, std::vector<std::size_t>> versions;
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        const BankQuestion& question = bank.questions[i];
        if (!question.updated.empty() && !context.dates.contains(question.updated)) {
            context.dates[question.updated] = locale::long_date(bank.settings.language, question.updated);
        }
        if (!question.translation_of) continue;
        const std::size_t original = bank.find(question.translation_of->value);
        if (original != Bank::npos && original != i) versions[original].push_back(i);
    }
    for (auto& [original, all] : versions) {
        all.insert(all.begin(), original);
        for (const std::size_t one : all) {
            for (const std::size_t other : all) {
                if (other != one) context.translations[one].push_back(other);
            }
        }
    }
}

}  // namespace

markdown::HtmlWords html_words(const Strings& strings) {
    return {strings.get("table"), strings.get("footnotes"), strings.get("back_to_text"),
            strings.get("details")};
}

std::string question_path(const BankQuestion& question) { return question_address(question); }

std::string topic_path(const BankTopic& topic, std::size_t page) { return topic_address(topic.id, page); }

std::string tag_path(const BankTag& tag) { return "tags/" + tag.id + ".html"; }

std::string source_path(const BankSource& source) { return "sources/" + source.id + ".html"; }

std::string twin_path(std::string_view page) {
    const std::size_t end = std::min(page.find('#'), page.size());
    const std::string_view path = page.substr(0, end - std::string_view(".html").size());
    return fmt::format("{}.md{}", path, page.substr(end));
}

std::vector<std::size_t> tags_of(const Context& context, const BankQuestion& question) {
    std::vector<std::size_t> result;
    for (const std::string& title : question.tags) {
        const auto found = context.tag_by_title.find(title);
        if (found != context.tag_by_title.end()) result.push_back(found->second);
    }
    return result;
}

Context context_of(const Bank& bank, const Look& look, const Strings& strings, const Templates& templates,
                   const Assets& assets, const Links& links, unsigned jobs) {
    std::vector<std::string> wordings(bank.questions.size());
    for_each_index(wordings.size(), jobs,
                   [&](std::size_t i) { wordings[i] = wording_html(bank.questions[i]); });
    Context context{bank,
                    look,
                    strings,
                    templates,
                    assets,
                    links,
                    std::move(wordings),
                    std::vector<std::unique_ptr<RenderedQuestion>>(bank.questions.size()),
                    topic_pages(bank),
                    base_path(bank.settings.base_url),
                    {},
                    {}};
    fill_lookups(context);
    context.navigation = topic_navigations(bank, jobs);
    return context;
}

void read_again(Context& context, std::size_t question) {
    const BankQuestion& read = context.bank.questions[question];
    context.wordings[question] = wording_html(read);
    context.place_in_topic[question] = Bank::npos;
    const BankTopic* topic = read.topics.empty() ? nullptr : context.bank.topic(read.topics.front());
    if (!topic) return;
    const auto& listed = topic->questions;  // in their order
    const auto found = std::lower_bound(listed.begin(), listed.end(), question);
    if (found != listed.end() && *found == question)
        context.place_in_topic[question] = static_cast<std::size_t>(found - listed.begin());
}

}  // namespace qbank

#include <fmt/format.h>

#include <algorithm>

#include "base/html.hpp"
#include "model/addresses.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"

/// Files for programs: they have no template, since their form is not a matter of looks.
namespace qbank::pages {
namespace {

constexpr std::size_t sitemap_limit = 50000;  // sitemaps.org
constexpr std::size_t feed_limit = 50;
constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

struct MapEntry {
    std::string path, changed;
};

std::vector<MapEntry> mapped_pages(const Context& context) {
    std::vector<MapEntry> pages{{"index.html", ""}};
    const Bank& bank = context.bank;
    for (const PlainPage& page : bank.settings.pages) pages.push_back({page.id + ".html", ""});
    for (const TopicPage& page : context.topic_pages)
        pages.push_back({topic_path(bank.topics[page.topic], page.number), ""});
    for (const BankSource& source : bank.sources) pages.push_back({source_path(source), ""});
    if (bank.sources.size() > 1) pages.push_back({"overlap.html", ""});
    for (const BankTag& tag : bank.tags) pages.push_back({tag_path(tag), ""});
    if (!context.question_pages()) return pages;
    for (const BankQuestion& question : bank.questions)
        pages.push_back({question_path(question), question.updated});
    return pages;
}

std::string url_set(const Context& context, const std::vector<MapEntry>& pages, std::size_t first,
                    std::size_t last) {
    std::string xml =
        fmt::format("{}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n", xml_head);
    for (std::size_t i = first; i < last; ++i) {
        xml += "<url><loc>" + html::escape(canonical_url(context, pages[i].path)) + "</loc>";
        if (!pages[i].changed.empty()) xml += "<lastmod>" + html::escape(pages[i].changed) + "</lastmod>";
        xml += "</url>\n";
    }
    return xml + "</urlset>\n";
}

}  // namespace

void sitemap(const Context& context, Site& site) {
    if (!context.has_base_url()) return;
    const std::vector<MapEntry> pages = mapped_pages(context);
    if (pages.size() <= sitemap_limit) {
        site.add("sitemap.xml", url_set(context, pages, 0, pages.size()), "sitemap");
        return;
    }
    std::string index =
        fmt::format("{}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n", xml_head);
    for (std::size_t first = 0, n = 1; first < pages.size(); first += sitemap_limit, ++n) {
        const std::string path = fmt::format("sitemap-{}.xml", n);
        site.add(path, url_set(context, pages, first, std::min(first + sitemap_limit, pages.size())),
                 "sitemap");
        index += "<sitemap><loc>" + html::escape(canonical_url(context, path)) + "</loc></sitemap>\n";
    }
    site.add("sitemap.xml", index + "</sitemapindex>\n", "sitemap");
}

void feed(const Context& context, Site& site) {
    if (!context.has_base_url()) return;
    const Bank& bank = context.bank;
    std::vector<std::size_t> dated;
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        if (!bank.questions[i].updated.empty()) dated.push_back(i);
    }
    std::stable_sort(dated.begin(), dated.end(), [&](std::size_t a, std::size_t b) {
        return bank.questions[a].updated > bank.questions[b].updated;
    });
    if (dated.size() > feed_limit) dated.resize(feed_limit);
    const std::string home = html::escape(bank.settings.base_url);
    const auto time = [](const std::string& date) { return html::escape(date) + "T00:00:00Z"; };
    // Atom wants a date for the feed; without any change known, the first day there is stands for "never".
    const std::string newest = dated.empty() ? "1970-01-01" : bank.questions[dated.front()].updated;
    std::string xml = fmt::format(
        "{0}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{1}\">\n<title>{2}</title>\n<id>{3}</id>\n"
        "<link rel=\"self\" href=\"{3}feed.xml\"/>\n<link href=\"{3}\"/>\n<updated>{4}</updated>\n"
        "<author><name>{2}</name></author>\n",
        xml_head, html::escape(bank.settings.language), html::escape(bank.settings.title), home,
        time(newest));
    for (const std::size_t i : dated) {
        const BankQuestion& question = bank.questions[i];
        const std::string url = html::escape(canonical_url(context, question_path(question)));
        // An entry's id never changes, wherever the question is read: readers would show all of them anew.
        const std::string id = html::escape(canonical_url(context, lasting_address(question.id)));
        xml += fmt::format(
            "<entry>\n<title>{}</title>\n<id>{}</id>\n<link href=\"{}\"/>\n<updated>{}</updated>\n",
            html::escape(question.plain), id, url, time(question.updated));
        const std::string excerpt =
            question.answer ? markdown::excerpt(*question.answer, 160) : std::string();
        if (!excerpt.empty()) xml += "<summary>" + html::escape(excerpt) + "</summary>\n";
        xml += "</entry>\n";
    }
    site.add("feed.xml", xml + "</feed>\n", "feed");
}

void opensearch(const Context& context, Site& site) {
    if (!context.has_base_url()) return;
    const Settings& settings = context.settings();
    // The specification allows 16 and 1024 characters.
    site.add("opensearch.xml",
             fmt::format("{}<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
                         "<ShortName>{}</ShortName>\n<Description>{}</Description>\n"
                         "<InputEncoding>UTF-8</InputEncoding>\n"
                         "<Url type=\"text/html\" template=\"{}search.html?q={{searchTerms}}\"/>\n"
                         "</OpenSearchDescription>\n",
                         xml_head, html::escape(markdown::excerpt(markdown::escape(settings.title), 15)),
                         html::escape(markdown::excerpt(
                             settings.description.empty() ? settings.title : settings.description, 1000)),
                         html::escape(settings.base_url)),
             "opensearch");
}

void llms(const Context& context, Site& site) {
    const Bank& bank = context.bank;
    std::string out = fmt::format("# {}\n\n", bank.settings.title);
    if (!bank.settings.description.empty()) {
        out += fmt::format("> {}\n\n", markdown::escape(markdown::plain_text(bank.settings.description)));
    }
    for (const BankTopic& topic : bank.topics) {
        out += fmt::format("## {}\n\n", markdown::escape(topic.title));
        for (const std::size_t q : topic.questions) {
            const BankQuestion& question = bank.questions[q];
            const std::string page = question_path(question);
            const std::string path = context.has_twins() ? twin_path(page) : page;
            const std::string url = context.has_base_url() ? canonical_url(context, path) : path;
            out += fmt::format("- [{}]({})\n", markdown::escape(question.plain), url);
        }
        out += '\n';
    }
    site.add("llms.txt", out, "llms.txt");
}

void fixed_files(const Context& context, Site& site) {
    site.add(".nojekyll", "", ".nojekyll");
    std::string robots = "User-agent: *\nAllow: /\n";
    if (context.has_base_url()) robots += "Sitemap: " + context.settings().base_url + "sitemap.xml\n";
    site.add("robots.txt", robots, "robots.txt");
}

}  // namespace qbank::pages

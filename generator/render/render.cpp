#include "render/render.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/html.hpp"
#include "base/parallel.hpp"
#include "render/context.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"
#include "render/study.hpp"
#include "render/verify.hpp"

namespace qbank {
namespace {

constexpr std::size_t questions_a_page = 200;

using RenderPage = void (*)(const Context&, std::size_t, Site&);

struct PageKind {
    std::size_t (*count)(const Context&);
    RenderPage render;
};

std::size_t one(const Context&) { return 1; }
std::size_t has_whole_bank(const Context& context) { return context.has_print_page() ? 1 : 0; }

/// Every kind of page there is; a new one is a new file and a line here.
constexpr PageKind page_kinds[] = {
    {one, pages::home},
    {[](const Context& c) { return c.topic_pages.size(); }, pages::topic},
    {[](const Context& c) { return c.bank.questions.size(); }, pages::question},
    {[](const Context& c) { return c.bank.tags.size(); }, pages::tag},
    {[](const Context& c) { return c.bank.sources.size(); }, pages::source},
    {[](const Context& c) { return c.bank.questions.size(); }, pages::question_twin},
    {[](const Context& c) { return c.bank.topics.size(); }, pages::topic_twin},
    {[](const Context& c) { return c.bank.sources.size(); }, pages::source_twin},
    {[](const Context& c) { return c.settings().pages.size(); }, pages::plain_twin},
    {[](const Context& c) -> std::size_t { return c.bank.sources.size() > 1 ? 1 : 0; }, pages::overlap},
    {[](const Context& c) { return c.bank.redirects.size(); }, pages::redirect},
    {one, pages::search},
    {one, pages::practice},
    {has_whole_bank, pages::whole_bank},
    {one, pages::not_found},
};

constexpr void (*machine_files[])(const Context&, Site&) = {pages::feed, pages::sitemap, pages::opensearch,
                                                            pages::llms, pages::fixed_files};

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

RenderedQuestion render_question(const BankQuestion& question, const Links& links, const Strings& strings,
                                 bool highlighted, Diagnostics& diagnostics) {
    RenderedQuestion result;
    result.wording = markdown::inline_html(question.wording);
    if (result.wording.empty()) result.wording = html::escape(question.plain);
    const auto html_of = [&](const markdown::Tree& tree, const MarkdownPlace& place, const std::string& ids) {
        markdown::HtmlOptions options;
        options.first_heading = 3;  // below "Answer" on its own page, below the wording on its topic's
        options.id_prefix = ids;
        options.words = html_words(strings);
        options.highlight = highlighted;
        options.resolve = [&](const markdown::Reference& reference) {
            auto target = links.resolve(reference, place, "../", diagnostics);
            if (target && !target->external) result.links.emplace_back(reference.destination, target->href);
            return target;
        };
        return markdown::to_html(tree, options);
    };
    if (question.stem) {
        const MarkdownPlace place{question.place.document, 0, *question.stem, question.own_file};
        result.stem = html_of(markdown::Tree(*question.stem), place, question.id + "-stem");
    }
    if (!question.answer || question.answer->empty()) return result;
    const bool placed = !question.answer_place.document.empty();
    const Place& at = placed ? question.answer_place : question.place;
    const MarkdownPlace place{at.document, placed ? at.line : 0, *question.answer, question.own_file};
    const markdown::Tree tree(*question.answer);
    result.answer = html_of(tree, place, question.id);
    result.excerpt = markdown::excerpt(tree, 160);
    return result;
}

std::vector<RenderedQuestion> render_questions(const Bank& bank, const Links& links, const Strings& strings,
                                               unsigned jobs, Diagnostics& diagnostics) {
    std::vector<RenderedQuestion> rendered(bank.questions.size());
    std::vector<Diagnostics> findings(bank.questions.size());
    for_each_index(bank.questions.size(), jobs, [&](std::size_t i) {
        rendered[i] =
            render_question(bank.questions[i], links, strings, bank.settings.highlight, findings[i]);
    });
    for (Diagnostics& found : findings) diagnostics.append(std::move(found));
    return rendered;
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

/// Static files come last: a page that wants the same address has it already, and the file's owner is told.
void add_static_files(const Context& context, Site& site, Diagnostics& diagnostics) {
    const std::filesystem::path folder = context.look.bank / "static";
    for (const std::string& path : context.settings().static_files) {
        const std::string shown = "static/" + path;
        const bool reserved = path.starts_with("search-index/") || path == "bank.json" || path == "sw.js";
        if (!files::is_plain(folder, path)) {
            tell_not_plain(shown, diagnostics);
            continue;
        }
        try {
            if (!reserved) {
                site.add(path, files::read(folder / path), shown);
                continue;
            }
        } catch (const PathTaken&) {
        }
        diagnostics.error("static", {shown}, fmt::format("the site has a file {} of its own", path),
                          "give the file in static/ another name");
    }
}

}  // namespace

void render(const Bank& bank, const Look& look, unsigned jobs, Site& site, Diagnostics& diagnostics) {
    Diagnostics loading;
    const Strings strings = Strings::load(look, bank.settings.language, loading);
    const bool usable = !loading.has_errors();
    diagnostics.append(std::move(loading));
    if (usable) render(bank, look, strings, jobs, site, diagnostics);
}

void render(const Bank& bank, const Look& look, const Strings& strings, unsigned jobs, Site& site,
            Diagnostics& diagnostics) {
    Diagnostics loading;
    const Templates templates(look, strings, loading);
    const bool usable = !loading.has_errors();
    diagnostics.append(std::move(loading));
    if (!usable) return;

    const Assets assets = Assets::add(look, strings, site);
    Media media(look.bank, site);
    const Links links(bank, look, media);
    Context context{bank,
                    look,
                    strings,
                    templates,
                    assets,
                    links,
                    {},
                    topic_pages(bank),
                    base_path(bank.settings.base_url),
                    {},
                    {}};
    fill_lookups(context);
    context.navigation = topic_navigations(bank, jobs);
    context.rendered = render_questions(bank, links, strings, jobs, diagnostics);

    context.study_data = add_study_data(context, site);

    for (const PageKind& kind : page_kinds) {
        for_each_index(kind.count(context), jobs, [&](std::size_t i) { kind.render(context, i, site); });
    }
    for (std::size_t i = 0; i < bank.settings.pages.size(); ++i) pages::plain(context, i, site, diagnostics);
    for (const auto add : machine_files) add(context, site);
    tell_missing_base_url(bank.settings, diagnostics);
    add_static_files(context, site, diagnostics);
}

}  // namespace qbank

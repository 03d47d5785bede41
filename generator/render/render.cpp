#include "render/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/files.hpp"
#include "base/html.hpp"
#include "base/parallel.hpp"
#include "model/addresses.hpp"
#include "render/batches.hpp"
#include "render/context.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"
#include "render/places.hpp"
#include "render/site_size.hpp"
#include "render/study.hpp"
#include "render/texts.hpp"
#include "render/verify.hpp"

namespace qbank {
namespace {

using RenderPage = void (*)(const Context&, std::size_t, Site&);

struct PageKind {
    std::size_t (*count)(const Context&);
    RenderPage render;
};

std::size_t one(const Context&) { return 1; }
std::size_t has_whole_bank(const Context& context) { return context.has_print_page() ? 1 : 0; }

/// Every kind of page there is besides topics and questions, which are rendered together; a new one is a new
/// file and a line here. There are many pages of these kinds, and every part of a site has some:
constexpr PageKind many_pages[] = {
    {[](const Context& c) { return c.bank.tags.size(); }, pages::tag},
    {[](const Context& c) { return c.bank.sources.size(); }, pages::source},
    {[](const Context& c) { return c.has_twins() && c.question_pages() ? c.bank.topics.size() : 0; },
     pages::topic_twin},
    {[](const Context& c) { return c.has_twins() ? c.bank.sources.size() : 0; }, pages::source_twin},
    {[](const Context& c) { return c.bank.redirects.size(); }, pages::redirect},
};

/// And these the first part has alone.
constexpr PageKind single_pages[] = {
    {one, pages::home},
    {[](const Context& c) { return c.has_twins() ? c.settings().pages.size() : 0; }, pages::plain_twin},
    {[](const Context& c) -> std::size_t { return c.bank.sources.size() > 1 ? 1 : 0; }, pages::overlap},
    {one, pages::search},
    {one, pages::practice},
    {has_whole_bank, pages::whole_bank},
    {one, pages::not_found},
};

constexpr void (*machine_files[])(const Context&, Site&) = {
    pages::feed, pages::sitemap, pages::opensearch, pages::llms, pages::fixed_files, add_places};

class Nowhere : public Sink {
  public:
    void write(const std::string&, std::string_view) override {}
};

void render_batch(const Context& context, const Batch& batch, unsigned jobs, Site& site) {
    for_each_index(batch.topic_pages.size(), jobs, [&](std::size_t k) {
        pages::topic(context, batch.topic_pages[k], site);
        if (!context.question_pages() && context.has_twins())
            pages::topic_page_twin(context, batch.topic_pages[k], site);
    });
    if (!context.question_pages()) return;
    for_each_index(batch.own_pages.size(), jobs, [&](std::size_t k) {
        pages::question(context, batch.own_pages[k], site);
        if (context.has_twins()) pages::question_twin(context, batch.own_pages[k], site);
    });
}

/// The pages of topics and of questions.
void render_topics(Context& context, SitePart part, unsigned jobs, Site& site, Diagnostics& diagnostics) {
    const bool keep = part.is_first() && context.has_print_page();  // which shows every text again
    for (const Batch& batch : batches(context, part)) {
        render_texts(context, batch.to_render, jobs, diagnostics);
        render_batch(context, batch, jobs, site);
        if (keep) continue;
        for (const std::size_t q : batch.to_release) context.texts[q].reset();
    }
}

/// What the first part of several needs of the questions of the others: the images that they show, which only
/// it has, and their texts if all stand on one page.
void render_texts_of_others(Context& context, unsigned jobs) {
    std::vector<std::size_t> others;
    for (std::size_t q = 0; q < context.bank.questions.size(); ++q) {
        const BankQuestion& question = context.bank.questions[q];
        const auto shows_image = [](const auto& text) {
            return text && (text->find("![") != std::string::npos || text->find("<") != std::string::npos);
        };
        if (!context.texts[q] &&
            (context.has_print_page() || shows_image(question.answer) || shows_image(question.stem)))
            others.push_back(q);
    }
    Diagnostics ignored;  // their own parts tell them
    render_texts(context, others, jobs, ignored);
}

/// So that a static file that wants the address of a page is found by the part that has the static files.
void reserve_pages_of_others(const Context& context, Site& site) {
    if (context.settings().static_files.empty()) return;
    const Bank& bank = context.bank;
    const auto reserve = [&](const std::string& page, bool with_twin) {
        site.reserve(page, "page " + page);
        if (with_twin && context.has_twins()) site.reserve(twin_path(page), "page " + page);
    };
    for (const TopicPage& page : context.topic_pages)
        reserve(topic_path(bank.topics[page.topic], page.number),
                page.number == 1 || !context.question_pages());
    for (const BankSource& source : bank.sources) reserve(source_path(source), true);
    for (const BankTag& tag : bank.tags) reserve(tag_path(tag), false);
    for (const Redirect& redirect : bank.redirects) reserve(lasting_address(redirect.from_id), false);
    if (!context.question_pages()) return;
    for (const BankQuestion& question : bank.questions) reserve(question_path(question), true);
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

/// Some pages of topics, spread over the bank, with the pages of their questions.
Batch sample(const Context& context) {
    const std::size_t all = context.topic_pages.size(), wanted = std::min<std::size_t>(16, all);
    Batch batch;
    for (std::size_t k = 0; k < wanted; ++k) {
        batch.topic_pages.push_back((2 * k + 1) * all / (2 * wanted));
        const TopicPage& page = context.topic_pages[batch.topic_pages.back()];
        const auto listed = context.bank.topics[page.topic].questions.begin();
        batch.own_pages.insert(batch.own_pages.end(), listed + static_cast<std::ptrdiff_t>(page.first),
                               listed + static_cast<std::ptrdiff_t>(page.last));
    }
    std::sort(batch.own_pages.begin(), batch.own_pages.end());  // several topics may show one
    batch.own_pages.erase(std::unique(batch.own_pages.begin(), batch.own_pages.end()), batch.own_pages.end());
    return batch;
}

}  // namespace

SiteBytes sampled_pages(const Bank& bank, const Look& look, unsigned jobs) {
    Diagnostics ignored;
    const Strings strings = Strings::load(look, bank.settings.language, ignored);
    const Templates templates(look, strings, ignored);
    if (ignored.has_errors() || bank.topics.empty()) return {};
    Nowhere nowhere;
    Site site(nowhere), discarded(nowhere);
    const Assets assets = Assets::add(look, strings, discarded);
    Media media(look.bank, discarded);
    const Links links(bank, look, media);
    Context context = context_of(bank, look, strings, templates, assets, links, jobs);
    const Batch batch = sample(context);
    render_texts(context, batch.own_pages, jobs, ignored);
    render_batch(context, batch, jobs, site);
    SiteBytes size = bytes_of(site);
    const double factor =
        static_cast<double>(bank.questions.size()) / static_cast<double>(batch.own_pages.size());
    size.total = static_cast<std::size_t>(factor * static_cast<double>(size.total));
    size.questions = static_cast<std::size_t>(factor * static_cast<double>(size.questions));
    return size;
}

struct Rendering::State {
    State(const Bank& bank_, Look look_, std::shared_ptr<const Strings> strings_, Diagnostics& diagnostics)
        : bank(bank_),
          look(std::move(look_)),
          strings(std::move(strings_)),
          templates(look, *strings, diagnostics) {}

    const Bank& bank;
    const Look look;
    const std::shared_ptr<const Strings> strings;
    const Templates templates;
    std::optional<Assets> assets;
    std::optional<Media> media;
    std::optional<Links> links;
    std::optional<Context> context;
};

Rendering::Rendering(const Bank& bank, const Look& look, std::shared_ptr<const Strings> strings,
                     unsigned jobs, Site& site, Diagnostics& diagnostics, SitePart part) {
    Diagnostics loading;
    state_ = std::make_unique<State>(bank, look, std::move(strings), loading);
    const bool usable = !loading.has_errors();
    diagnostics.append(std::move(loading));
    if (!usable) return;

    Nowhere nowhere;
    Site discarded(nowhere);
    Site& of_first = part.is_first() ? site : discarded;  // takes what only the first part has
    State& s = *state_;
    s.assets = Assets::add(s.look, *s.strings, of_first);
    s.media.emplace(s.look.bank, of_first);
    s.links.emplace(bank, s.look, *s.media);
    s.context.emplace(context_of(bank, s.look, *s.strings, s.templates, *s.assets, *s.links, jobs));
    Context& context = *s.context;
    render_topics(context, part, jobs, site, diagnostics);
    for (const PageKind& kind : many_pages) {
        for_each_index(kind.count(context), jobs, [&](std::size_t i) {
            if (part.deals(i)) kind.render(context, i, site);
        });
    }
    if (!part.is_first()) return;

    if (!part.is_whole()) render_texts_of_others(context, jobs);
    context.study_data = add_study_data(context, jobs, site);
    for (const PageKind& kind : single_pages) {
        for_each_index(kind.count(context), jobs, [&](std::size_t i) { kind.render(context, i, site); });
    }
    for (std::size_t i = 0; i < bank.settings.pages.size(); ++i) pages::plain(context, i, site, diagnostics);
    for (const auto add : machine_files) add(context, site);
    tell_missing_base_url(bank.settings, diagnostics);
    tell_unkept_addresses(bank.settings, diagnostics);
    if (!part.is_whole()) reserve_pages_of_others(context, site);
    add_static_files(context, site, diagnostics);
}

Rendering::~Rendering() = default;
Rendering::Rendering(Rendering&&) noexcept = default;
Rendering& Rendering::operator=(Rendering&&) noexcept = default;

void Rendering::again(const std::vector<std::size_t>& questions, unsigned jobs, Site& site,
                      Diagnostics& diagnostics) {
    if (!state_->context) return;
    Context& context = *state_->context;
    state_->media->begin_again(site);
    state_->links->read_again(questions);
    for (const std::size_t q : questions) read_again(context, q);
    const Batch batch = pages_that_show(context, questions);
    render_texts(context, batch.to_render, jobs, diagnostics);
    render_batch(context, batch, jobs, site);
    for (const std::size_t q : batch.to_release) context.texts[q].reset();
}

void render(const Bank& bank, const Look& look, unsigned jobs, Site& site, Diagnostics& diagnostics) {
    Diagnostics loading;
    const auto strings =
        std::make_shared<const Strings>(Strings::load(look, bank.settings.language, loading));
    const bool usable = !loading.has_errors();
    diagnostics.append(std::move(loading));
    if (usable) Rendering(bank, look, strings, jobs, site, diagnostics);
}

void render(const Bank& bank, const Look& look, std::shared_ptr<const Strings> strings, unsigned jobs,
            Site& site, Diagnostics& diagnostics, SitePart part, std::optional<Rendering>* kept) {
    Rendering made(bank, look, std::move(strings), jobs, site, diagnostics, part);
    if (kept != nullptr) *kept = std::move(made);
}

}  // namespace qbank

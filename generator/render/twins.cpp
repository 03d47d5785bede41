#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "render/layout.hpp"
#include "render/pages.hpp"

/// Pages in Markdown, for programs that read, in banks that want them (`markdown_pages: true`). They hold
/// what the page says and not how it looks; their links lead to other twins.
namespace qbank::pages {
namespace {

/// A link to the twin, if it leads to a page that has one.
std::string twin_link(const std::string& href) {
    const std::size_t end = std::min(href.find('#'), href.size());
    const std::string_view path = std::string_view(href).substr(0, end);
    if (!path.ends_with(".html")) return href;
    std::string fragment = href.substr(end);
    // Of a topic's twin, questions have anchors; headings inside their answers, which are "question.heading",
    // none.
    if (path.starts_with("../topics/")) fragment.resize(std::min(fragment.find('.'), fragment.size()));
    return twin_path(path) + fragment;
}

/// A link of a text, which was made for a page one folder deep, on one that is deeper.
std::string seen_from(std::string_view root, const std::string& href) {
    constexpr std::string_view made_for = "../";
    return href.starts_with(made_for) ? std::string(root) + href.substr(made_for.size()) : href;
}

/// The answer with its relative links led to where the page's links lead. Destinations stand behind `](`,
/// `](<` or `]: ` and end before a blank, `)` or `>`; they may hold such characters themselves.
std::string linked(const std::string& markdown, const RenderedQuestion& rendered, std::string_view root) {
    if (rendered.links.empty()) return markdown;
    std::unordered_map<std::string_view, const std::string*> hrefs;
    constexpr std::size_t longest = 4096;  // a destination that is longer stays as it is
    for (const auto& [destination, href] : rendered.links) hrefs.emplace(destination, &href);
    const std::string_view text = markdown;
    const auto ends_here = [&](std::size_t at) {
        return at == text.size() || text[at] == ')' || text[at] == '>' || text::is_space(text[at]);
    };
    std::string result;
    std::size_t copied = 0;
    for (std::size_t at = text.find(']'); at != std::string_view::npos; at = text.find(']', at + 1)) {
        const std::string_view rest = text.substr(at);
        if (!rest.starts_with("](") && !rest.starts_with("]: ")) continue;
        const std::size_t begin = at + (rest.starts_with("](<") ? 3 : rest.starts_with("](") ? 2 : 3);
        constexpr int most_ends = 8;  // blanks and brackets in a destination
        int ends = 0;
        for (std::size_t end = begin; end <= text.size() && end - begin <= longest && ends < most_ends;
             ++end) {
            if (!ends_here(end)) continue;
            ++ends;
            const auto found = hrefs.find(text.substr(begin, end - begin));
            if (found == hrefs.end()) continue;
            result += text.substr(copied, begin - copied);
            result += seen_from(root, twin_link(*found->second));
            copied = end;
            break;
        }
    }
    return result.append(text.substr(copied));
}

std::string line_of(const Context& context, std::size_t index, std::string_view root) {
    const BankQuestion& question = context.bank.questions[index];
    return fmt::format("[{}]({}{})", markdown::escape(question.plain), root,
                       twin_path(question_path(question)));
}

/// All of a question but its wording. `root` leads to the site's root, `heading` begins its sections.
void add_question(const Context& context, std::size_t i, std::string_view root, std::string_view heading,
                  std::string& out) {
    const Strings& strings = context.strings;
    const BankQuestion& question = context.bank.questions[i];
    const auto fact = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) out += fmt::format("- {}: {}\n", strings.get(name), value);
    };
    if (const BankTopic* topic =
            question.topics.empty() ? nullptr : context.bank.topic(question.topics.front())) {
        fact("topics",
             fmt::format("[{}]({}{})", markdown::escape(topic->title), root, twin_path(topic_path(*topic))));
    }
    if (question.level != Level::none)
        fact("level", strings.get(fmt::format("level_{}", name_of(question.level))));
    fact("kind", strings.get(fmt::format("kind_{}", name_of(question.kind))));
    fact("tags", markdown::escape(text::join(question.tags, ", ")));
    std::vector<std::string> sources;
    for (const std::string& id : question.sources) {
        if (const BankSource* source = context.bank.source(id)) sources.push_back(source->title);
    }
    fact("asked_in", markdown::escape(text::join(sources, ", ")));
    fact("updated", question.updated);
    if (question.stem) out += fmt::format("\n{}\n", text::trim_right(*question.stem));
    if (!question.choices.empty()) out += '\n';
    for (const Choice& choice : question.choices)
        out += fmt::format("- [{}] {}\n", choice.correct ? 'x' : ' ', choice.markdown);
    out += fmt::format("\n{} {}\n\n", heading, strings.get("answer"));
    out += question.answer && !question.answer->empty()
               ? linked(std::string(text::trim_right(*question.answer)), *context.texts[i], root)
               : strings.get("unanswered");
    out += '\n';
    if (question.related_to.empty()) return;
    out += fmt::format("\n{} {}\n\n", heading, strings.get("related"));
    for (const Related& related : question.related_to)
        out += fmt::format("- {}\n", line_of(context, related.question, root));
}

}  // namespace

void question_twin(const Context& context, std::size_t i, Site& site) {
    const BankQuestion& question = context.bank.questions[i];
    std::string out = fmt::format("# {}\n\n", question.wording);
    add_question(context, i, "../", "##", out);
    site.add(twin_path(question_path(question)), out, "the Markdown of " + question.id);
}

void topic_page_twin(const Context& context, std::size_t i, Site& site) {
    const TopicPage& at = context.topic_pages[i];
    const BankTopic& topic = context.bank.topics[at.topic];
    const std::string path = topic_path(topic, at.number);
    std::string out = fmt::format("# {}\n\n", markdown::escape(topic.title));
    if (at.number == 1 && !topic.description.empty())
        out += fmt::format("{}\n\n", text::trim_right(topic.description));
    for (std::size_t k = at.first; k < at.last; ++k) {
        const std::size_t q = topic.questions[k];
        const BankQuestion& question = context.bank.questions[q];
        // What llms.txt and links lead to.
        out += fmt::format("<a id=\"{}\"></a>\n\n## {}\n\n", question.id, question.wording);
        add_question(context, q, root_of(path), "###", out);
        out += '\n';
    }
    if (at.number < at.pages)
        out += fmt::format("[{}]({}{})\n", context.strings.get("next"), root_of(path),
                           twin_path(topic_path(topic, at.number + 1)));
    site.add(twin_path(path), out, "the Markdown of " + path);
}

void topic_twin(const Context& context, std::size_t i, Site& site) {
    const BankTopic& topic = context.bank.topics[i];
    std::string out = fmt::format("# {}\n\n", markdown::escape(topic.title));
    if (!topic.description.empty()) out += fmt::format("{}\n\n", text::trim_right(topic.description));
    for (const std::size_t q : topic.questions) out += fmt::format("- {}\n", line_of(context, q, "../"));
    site.add(twin_path(topic_path(topic)), out, "the Markdown of the topic " + topic.id);
}

void source_twin(const Context& context, std::size_t i, Site& site) {
    const BankSource& source = context.bank.sources[i];
    std::string out = fmt::format("# {}\n\n", markdown::escape(source.title));
    if (!source.note.empty()) out += fmt::format("{}\n\n", text::trim_right(source.note));
    for (const BankSource::Entry& entry : source.entries)
        out += fmt::format("- {}\n", line_of(context, entry.question, "../"));
    site.add(twin_path(source_path(source)), out, "the Markdown of the source " + source.id);
}

void plain_twin(const Context& context, std::size_t i, Site& site) {
    const PlainPage& page = context.settings().pages[i];
    site.add(page.id + ".md",
             fmt::format("# {}\n\n{}\n", markdown::escape(page.title), text::trim_right(page.markdown)),
             "the Markdown of the page " + page.id);
}

}  // namespace qbank::pages

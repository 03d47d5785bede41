#include "export/question_html.hpp"

#include <algorithm>
#include <array>

#include "base/html.hpp"
#include "base/markdown_html.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"

namespace qbank {
namespace {

/// Elements without an end tag, of those that base/markdown_html writes.
constexpr std::array<std::string_view, 8> empty_elements{"br",  "hr",    "img",    "col",
                                                         "wbr", "input", "source", "area"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities{
    {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&#x27;", "'"}}};

/// The end of the tag that begins at `at`: a '>' inside a quoted value does not end it.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
    bool quoted = false;
    for (; at < html.size(); ++at) {
        if (html[at] == '"') quoted = !quoted;
        if (html[at] == '>' && !quoted) return at;
    }
    return html.size();
}

}  // namespace

QuestionHtml question_html(const Export& what, const References& references, const BankQuestion& question,
                           const QuestionHtmlOptions& options, const std::string& id_prefix) {
    QuestionHtml result;
    result.wording = markdown::inline_html(question.wording);
    if (result.wording.empty()) result.wording = html::escape(question.plain);
    const auto html_of = [&](const std::string& markdown, std::string_view document, const std::string& ids) {
        markdown::HtmlOptions to;
        to.first_heading = options.first_heading;
        to.id_prefix = ids;
        to.highlight = true;
        to.words = {what.word("table"), what.word("footnotes"), what.word("back_to_text"),
                    what.word("details")};
        to.resolve = [&](const markdown::Reference& reference) {
            return options.leads(references.find(reference.destination, reference.image, document));
        };
        to.deepest = what.bank.settings.limits.nesting;
        return markdown::to_html(markdown::Tree(markdown, {what.bank.settings.limits.table_columns}), to);
    };
    if (question.stem) result.stem = html_of(*question.stem, question.place.document, id_prefix + "-stem");
    for (const Choice& choice : question.choices)
        result.choices.push_back(markdown::inline_html(choice.markdown));
    if (question.answer && !question.answer->empty()) {
        const bool placed = !question.answer_place.document.empty();
        result.answer = html_of(*question.answer,
                                placed ? question.answer_place.document : question.place.document, id_prefix);
    }
    return result;
}

std::optional<markdown::Target> image_target(const std::optional<ExportedImage>& image, std::string address) {
    if (!image) return std::nullopt;
    return markdown::Target{std::move(address), false, image->width, image->height};
}

std::vector<QuestionHtml> questions_html(const Export& what, const References& references,
                                         const QuestionHtmlOptions& options) {
    std::vector<QuestionHtml> result(what.bank.questions.size());
    for_each_index(result.size(), what.jobs, [&](std::size_t i) {
        const BankQuestion& question = what.bank.questions[i];
        result[i] = question_html(what, references, question, options, "q-" + question.id);
    });
    return result;
}

std::string xhtml(std::string_view html) {
    std::string result;
    result.reserve(html.size() + html.size() / 16);
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] != '<') {
            const std::size_t next = std::min(html.find('<', at), html.size());
            result += html.substr(at, next - at);
            at = next;
            continue;
        }
        const std::size_t end = end_of_tag(html, at);
        const std::string_view tag = html.substr(at + 1, end - at - 1);
        const std::string_view name = tag.substr(0, tag.find_first_of(" \t\n/"));
        result += '<';
        // The one attribute that base/markdown_html writes without a value.
        result += tag == "details open" ? "details open=\"open\"" : tag;
        if (std::find(empty_elements.begin(), empty_elements.end(), name) != empty_elements.end())
            result += '/';
        result += '>';
        at = std::min(end + 1, html.size());
    }
    return result;
}

std::string text_of_html(std::string_view html) {
    std::string result;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] == '<') {
            at = std::min(end_of_tag(html, at) + 1, html.size());
            continue;
        }
        if (html[at] == '&') {
            const auto known = std::find_if(entities.begin(), entities.end(), [&](const auto& entity) {
                return html.substr(at).starts_with(entity.first);
            });
            if (known != entities.end()) {
                result += known->second;
                at += known->first.size();
                continue;
            }
        }
        result += html[at++];
    }
    return result;
}

}  // namespace qbank

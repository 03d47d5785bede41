#include "render/texts.hpp"

#include "base/html.hpp"
#include "base/parallel.hpp"

namespace qbank {
namespace {

RenderedQuestion render_question(const Context& context, std::size_t i, Diagnostics& diagnostics) {
    const BankQuestion& question = context.bank.questions[i];
    RenderedQuestion result;
    const auto html_of = [&](const markdown::Tree& tree, const MarkdownPlace& place, const std::string& ids) {
        markdown::HtmlOptions options;
        options.first_heading = 3;  // below "Answer" on its own page, below the wording on its topic's
        options.id_prefix = ids;
        options.words = html_words(context.strings);
        options.highlight = context.settings().highlight;
        bound_nesting(options, context.settings().limits, place, diagnostics);
        options.resolve = [&](const markdown::Reference& reference) {
            auto target = context.links.resolve(reference, place, "../", diagnostics);
            if (target && !target->external) result.links.emplace_back(reference.destination, target->href);
            return target;
        };
        return markdown::to_html(tree, options);
    };
    const markdown::Limits columns{context.settings().limits.table_columns};
    if (question.stem) {
        const MarkdownPlace place{question.place.document, 0, *question.stem, question.own_file};
        result.stem = html_of(markdown::Tree(*question.stem, columns), place, question.id + "-stem");
    }
    if (!question.answer || question.answer->empty()) return result;
    const bool placed = !question.answer_place.document.empty();
    const Place& at = placed ? question.answer_place : question.place;
    const MarkdownPlace place{at.document, placed ? at.line : 0, *question.answer, question.own_file};
    const markdown::Tree tree(*question.answer, columns);
    result.answer = html_of(tree, place, question.id);
    result.excerpt = markdown::excerpt(tree, 160);
    return result;
}

}  // namespace

std::string wording_html(const Question& question) {
    std::string html = markdown::inline_html(question.wording);
    return html.empty() ? html::escape(question.plain) : html;
}

void render_texts(Context& context, const std::vector<std::size_t>& questions, unsigned jobs,
                  Diagnostics& diagnostics) {
    std::vector<Diagnostics> findings(questions.size());
    for_each_index(questions.size(), jobs, [&](std::size_t k) {
        const std::size_t q = questions[k];
        context.texts[q] = std::make_unique<RenderedQuestion>(render_question(context, q, findings[k]));
    });
    for (Diagnostics& found : findings) diagnostics.append(std::move(found));
}

}  // namespace qbank

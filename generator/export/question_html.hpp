#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "export/export.hpp"
#include "export/images.hpp"
#include "export/references.hpp"

namespace qbank {

/// Where an output leads a link or an image: `href` as in markdown::Target, nothing for "show the text
/// alone".
using Leads = std::function<std::optional<markdown::Target>(const Referred&)>;

/// A question's texts as safe HTML, without the site around them.
struct QuestionHtml {
    std::string wording;               ///< inline
    std::string stem;                  ///< blocks; may be empty
    std::vector<std::string> choices;  ///< inline, in their order
    std::string answer;                ///< blocks; empty without one
};

struct QuestionHtmlOptions {
    int first_heading = 4;  ///< level of the outermost heading in the answer
    Leads leads;
};

/// `id_prefix` is in front of every id, so that many questions can stand on one page.
QuestionHtml question_html(const Export& what, const References& references, const BankQuestion& question,
                           const QuestionHtmlOptions& options, const std::string& id_prefix);

/// The target of an image in this output: `address` for one that is read; a link to the repository where
/// there is one; else nothing.
std::optional<markdown::Target> image_target(const std::optional<ExportedImage>& image, std::string address);

/// All questions of the bank, made in parallel, in the bank's order.
std::vector<QuestionHtml> questions_html(const Export& what, const References& references,
                                         const QuestionHtmlOptions& options);

/// The same HTML as XML: what has no content is closed, attributes have values.
std::string xhtml(std::string_view html);

/// What a reader sees of our own HTML: tags dropped, entities resolved.
std::string text_of_html(std::string_view html);

}  // namespace qbank

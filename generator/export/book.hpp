#pragma once
#include <string>

#include "export/parts.hpp"
#include "export/question_html.hpp"

namespace qbank {

/// The look of a printed book of questions: for the HTML that is printed, and for EPUB.
std::string_view book_style();

/// One question with its facts, choices and answer, as an <article> with the id "q-<id>". `level` is that of
/// its heading.
std::string book_question(const Export& what, const BankQuestion& question, const QuestionHtml& html,
                          int level);

}  // namespace qbank

// One HTML file to print or to make a PDF of: style and images are inside, and it loads nothing.
#include "base/html.hpp"

#include <fmt/format.h>

#include <ostream>

#include "export/book.hpp"
#include "export/formats.hpp"

namespace qbank {
namespace {

constexpr std::string_view print_style = R"css(body { max-width: 46em; margin: 2em auto; padding: 0 1em; }
.contents { columns: 2; }
.contents li { break-inside: avoid; }
@page { size: A4; margin: 20mm 18mm; @bottom-center { content: counter(page); } }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  section > h2 { break-before: page; }
  a { color: inherit; text-decoration: none; }
  .answer a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; }
  details > * { display: block; }
}
)css";

class Document {
  public:
    explicit Document(const Export& what) : what_(what), references_(what), images_(what) {}

    void write(std::ostream& out) {
        const Settings& settings = what_.bank.settings;
        const std::string title = html::escape(settings.title);
        out << fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'; img-src data:\">\n<title>{}</title>\n<style>\n{}{}</style>\n"
            "</head>\n<body>\n<h1>{}</h1>\n",
            html::escape(settings.language), title, book_style(), print_style, title);
        if (!settings.description.empty()) {
            markdown::HtmlOptions options;
            options.id_prefix = "description";
            out << markdown::to_html(settings.description, options);
        }
        const std::vector<Part> parts = parts_of(what_);
        contents(parts, out);
        for (const Part& part : parts) {
            out << fmt::format("<section>\n<h2 id=\"{}\">{}</h2>\n", html::escape(part.anchor),
                               html::escape(part.title));
            for (const std::size_t index : part.full) {
                const BankQuestion& question = what_.bank.questions[index];
                out << book_question(what_, question, html_of(question), 3);
            }
            see_also(part, out);
            out << "</section>\n";
        }
        out << "</body>\n</html>\n";
    }

  private:
    QuestionHtml html_of(const BankQuestion& question) {
        QuestionHtmlOptions options;
        options.leads = [this](const Referred& referred) { return target_of(referred); };
        return question_html(what_, references_, question, options, "q-" + question.id);
    }

    std::optional<markdown::Target> target_of(const Referred& referred) {
        std::string url;
        switch (referred.to) {
            case Referred::To::question: url = "#q-" + what_.bank.questions[referred.question].id; break;
            case Referred::To::elsewhere: url = referred.address; break;
            case Referred::To::page: url = references_.absolute(referred.address); break;
            case Referred::To::image: {
                const auto image = images_.find(referred.image);
                return image_target(image, image ? images_.data_url(*image) : "");
            }
            case Referred::To::nothing: break;
        }
        if (url.empty()) return std::nullopt;
        return markdown::Target{url, url.front() != '#'};
    }

    void contents(const std::vector<Part>& parts, std::ostream& out) const {
        out << fmt::format(
            "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n"
            "<ol class=\"contents\">\n",
            html::escape(what_.word("export_contents")));
        for (const Part& part : parts)
            out << fmt::format("<li><a href=\"#{}\">{}</a></li>\n", html::escape(part.anchor),
                               html::escape(part.title));
        out << "</ol>\n</nav>\n";
    }

    void see_also(const Part& part, std::ostream& out) const {
        if (part.elsewhere.empty()) return;
        out << fmt::format("<p>{}:</p>\n<ul>\n", html::escape(what_.word("export_see_also")));
        for (const std::size_t index : part.elsewhere) {
            const BankQuestion& question = what_.bank.questions[index];
            out << fmt::format("<li><a href=\"#q-{}\">{}</a></li>\n", html::escape(question.id),
                               html::escape(question.plain));
        }
        out << "</ul>\n";
    }

    const Export& what_;
    References references_;
    Images images_;
};

void write(const Export& what, std::ostream& out) { Document(what).write(out); }

}  // namespace

constexpr ExportFormat formats::html{"html", ".html", "one page to print, or to make a PDF of", true, write};

}  // namespace qbank

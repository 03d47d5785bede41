// EPUB 3.2 (https://www.w3.org/publishing/epub32/): a chapter a topic, split where it is long.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "base/hash.hpp"
#include "base/html.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "export/book.hpp"
#include "export/formats.hpp"
#include "export/zip_package.hpp"

namespace qbank {
namespace {

/// Readers lay a whole file out before they show its first page.
constexpr std::size_t questions_a_file = 100;

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

struct Chapter {
    const Part* part = nullptr;
    std::size_t first = 0, last = 0;  ///< of the part's `full`
    std::string file, title;
};

class Book {
  public:
    explicit Book(const Export& what)
        : what_(what), references_(what), images_(what), parts_(parts_of(what)) {
        for (const Part& part : parts_) {
            for (std::size_t first = 0; first == 0 || first < part.full.size(); first += questions_a_file) {
                const std::size_t last = std::min(part.full.size(), first + questions_a_file);
                Chapter chapter{&part, first, last, fmt::format("chapter-{}.xhtml", chapters_.size() + 1),
                                part.title};
                if (part.full.size() > questions_a_file)
                    chapter.title += fmt::format(" ({}–{})", first + 1, last);
                for (std::size_t k = first; k < last; ++k) file_of_[part.full[k]] = chapter.file;
                chapters_.push_back(std::move(chapter));
            }
        }
    }

    void write(std::ostream& out) {
        ZipPackage zip;
        zip.add("mimetype", "application/epub+zip", ZipPackage::Packing::stored);
        zip.add(
            "META-INF/container.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
            "<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>"
            "</rootfiles></container>\n");
        std::vector<std::string> pages(chapters_.size());
        for_each_index(pages.size(), what_.jobs, [&](std::size_t i) { pages[i] = page(chapters_[i]); });
        zip.add_owned("EPUB/package.opf", package(pages));
        zip.add_owned("EPUB/nav.xhtml", navigation());
        zip.add_owned("EPUB/style.css", std::string(book_style()));
        zip.add_owned("EPUB/title.xhtml", title_page());
        for (std::size_t i = 0; i < pages.size(); ++i)
            zip.add_owned("EPUB/" + chapters_[i].file, std::move(pages[i]));
        for (const auto& [name, bytes] : images_.bytes())
            zip.add("EPUB/images/" + name, bytes, ZipPackage::Packing::stored);
        zip.finish(out);
    }

  private:
    std::optional<markdown::Target> target_of(const Referred& referred) {
        std::string url;
        switch (referred.to) {
            case Referred::To::question:
                return markdown::Target{fmt::format("{}#q-{}", file_of_.at(referred.question),
                                                    what_.bank.questions[referred.question].id)};
            case Referred::To::elsewhere: url = referred.address; break;
            case Referred::To::page: url = references_.absolute(referred.address); break;
            case Referred::To::image: {
                const auto image = images_.find(referred.image);
                // AVIF and WebP are no core media types of EPUB 3.2: a reader need not show them.
                if (image && (image->name.ends_with(".avif") || image->name.ends_with(".webp"))) break;
                return image_target(image, image ? "images/" + image->name : "");
            }
            case Referred::To::nothing: break;
        }
        if (url.empty()) return std::nullopt;
        return markdown::Target{url, true};
    }

    std::string framed(std::string_view title, const std::string& body,
                       std::string_view root_attributes = {}) const {
        const std::string language = html::escape(what_.bank.settings.language);
        return fmt::format(
            "{}<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{}\" "
            "xml:lang=\"{}\"{}>\n<head>\n<title>{}</title>\n"
            "<link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n<body>\n{}</body>\n</html>\n",
            xml_head, language, language, root_attributes, html::escape(title), body);
    }

    std::string page(const Chapter& chapter) {
        std::string body = fmt::format("<section>\n<h1 id=\"{}\">{}</h1>\n",
                                       html::escape(chapter.part->anchor), html::escape(chapter.title));
        QuestionHtmlOptions options;
        options.first_heading = 3;
        options.leads = [this](const Referred& referred) { return target_of(referred); };
        for (std::size_t k = chapter.first; k < chapter.last; ++k) {
            const BankQuestion& question = what_.bank.questions[chapter.part->full[k]];
            const QuestionHtml html =
                question_html(what_, references_, question, options, "q-" + question.id);
            body += book_question(what_, question, html, 2);
        }
        if (chapter.last == chapter.part->full.size() && !chapter.part->elsewhere.empty()) {
            body += fmt::format("<p>{}:</p>\n<ul>\n", html::escape(what_.word("export_see_also")));
            for (const std::size_t index : chapter.part->elsewhere) {
                const BankQuestion& question = what_.bank.questions[index];
                body += fmt::format("<li><a href=\"{}#q-{}\">{}</a></li>\n", file_of_.at(index),
                                    html::escape(question.id), html::escape(question.plain));
            }
            body += "</ul>\n";
        }
        return framed(chapter.title, xhtml(body + "</section>\n"));
    }

    std::string title_page() const {
        const Settings& settings = what_.bank.settings;
        std::string body = fmt::format("<section>\n<h1>{}</h1>\n", html::escape(settings.title));
        markdown::HtmlOptions options;
        options.id_prefix = "description";
        body += markdown::to_html(settings.description, options);
        if (!settings.base_url.empty()) {
            const std::string url = html::escape(settings.base_url);
            body += fmt::format("<p><a href=\"{}\">{}</a></p>\n", url, url);
        }
        return framed(settings.title, xhtml(body + "</section>\n"));
    }

    std::string navigation() const {
        const std::string heading = html::escape(what_.word("export_contents"));
        std::string body = fmt::format(
            "<nav epub:type=\"toc\" id=\"toc\">\n<h1>{}</h1>\n<ol>\n"
            "<li><a href=\"title.xhtml\">{}</a></li>\n",
            heading, html::escape(title()));
        for (const Chapter& chapter : chapters_)
            body +=
                fmt::format("<li><a href=\"{}\">{}</a></li>\n", chapter.file,
                            html::escape(text::trim(chapter.title).empty() ? chapter.file : chapter.title));
        return framed(heading, body + "</ol>\n</nav>\n", " xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    }

    std::string title() const {
        const std::string& title = what_.bank.settings.title;
        return text::trim(title).empty() ? "Questions" : title;
    }

    /// One book for as long as the bank has its address; a UUID made from it (RFC 4122, version 8 as in RFC
    /// 9562).
    std::string identifier() const {
        const Settings& settings = what_.bank.settings;
        const std::string name = settings.repository + "\n" + settings.base_url + "\n" + settings.title;
        const std::string h = short_hash(name, 16) + short_hash("second half\n" + name, 16);
        return fmt::format("urn:uuid:{}-{}-8{}-a{}-{}", h.substr(0, 8), h.substr(8, 4), h.substr(13, 3),
                           h.substr(17, 3), h.substr(20, 12));
    }

    /// The day of the newest change: EPUB wants a date, and the clock would make every build another book.
    std::string modified() const {
        std::string newest = "2020-01-01";
        for (const BankQuestion& question : what_.bank.questions) newest = std::max(newest, question.updated);
        return newest + "T00:00:00Z";
    }

    std::string package(const std::vector<std::string>& pages) const {
        std::string opf = fmt::format(
            "{}<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n"
            "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier "
            "id=\"id\">{}</dc:identifier>\n"
            "<dc:title>{}</dc:title>\n<dc:language>{}</dc:language>\n"
            "<meta property=\"dcterms:modified\">{}</meta>\n</metadata>\n<manifest>\n"
            "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
            "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n"
            "<item id=\"title\" href=\"title.xhtml\" media-type=\"application/xhtml+xml\"/>\n",
            xml_head, identifier(), html::escape(title()), html::escape(what_.bank.settings.language),
            modified());
        for (std::size_t i = 0; i < pages.size(); ++i)
            opf += fmt::format("<item id=\"c{}\" href=\"{}\" media-type=\"application/xhtml+xml\"/>\n", i + 1,
                               chapters_[i].file);
        std::size_t number = 0;
        for (const auto& [name, bytes] : images_.bytes()) {
            const std::string type = name.substr(name.rfind('.') + 1);
            opf += fmt::format("<item id=\"i{}\" href=\"images/{}\" media-type=\"image/{}\"/>\n", ++number,
                               name, type == "jpg" ? "jpeg" : type);
        }
        opf += "</manifest>\n<spine>\n<itemref idref=\"title\"/>\n<itemref idref=\"nav\"/>\n";
        for (std::size_t i = 0; i < chapters_.size(); ++i)
            opf += fmt::format("<itemref idref=\"c{}\"/>\n", i + 1);
        return opf + "</spine>\n</package>\n";
    }

    const Export& what_;
    References references_;
    Images images_;
    std::vector<Part> parts_;
    std::vector<Chapter> chapters_;
    std::map<std::size_t, std::string> file_of_;  ///< by question
};

void write(const Export& what, std::ostream& out) { Book(what).write(out); }

}  // namespace

constexpr ExportFormat formats::epub{"epub", ".epub", "a book for readers of e-books (EPUB 3)", false, write};

}  // namespace qbank

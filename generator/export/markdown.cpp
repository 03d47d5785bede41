#include "base/markdown.hpp"

#include <fmt/format.h>

#include <ostream>
#include <vector>

#include "export/embedded_markdown.hpp"
#include "export/formats.hpp"
#include "export/images.hpp"
#include "export/moved_links.hpp"
#include "export/parts.hpp"
#include "export/references.hpp"

namespace qbank {
namespace {

constexpr int question_level = 3;

/// A question's Markdown with links that hold where the document is: questions of the bank become anchors,
/// and what stands elsewhere in the bank an address on the site, or in the repository.
class Texts {
  public:
    explicit Texts(const Export& what) : what_(what), references_(what), images_(what) {}

    std::string embedded(const std::string& markdown, std::string_view document) {
        return embedded_markdown(moved(markdown, document), question_level);
    }
    std::string moved(const std::string& markdown, std::string_view document) {
        return with_moved_links(markdown, [&](std::string_view destination, bool is_image) {
            return address(references_.find(destination, is_image, document));
        });
    }

  private:
    std::optional<std::string> address(const Referred& referred) {
        switch (referred.to) {
            case Referred::To::question: return "#q-" + what_.bank.questions[referred.question].id;
            case Referred::To::elsewhere: return referred.address;
            case Referred::To::page:
                if (const std::string url = references_.absolute(referred.address); !url.empty()) return url;
                return std::nullopt;
            case Referred::To::image: return image_address(referred.image);
            case Referred::To::nothing: break;
        }
        return std::nullopt;
    }
    /// Without an address for it, the image's content itself.
    std::optional<std::string> image_address(const std::string& path) {
        const auto image = images_.find(path);
        if (!image) return std::nullopt;
        if (std::string url = references_.absolute("media/" + image->name); !url.empty()) return url;
        if (std::string url = references_.in_repository(path, true); !url.empty()) return url;
        return images_.data_url(*image);
    }

    const Export& what_;
    References references_;
    Images images_;
};

std::string link_to(const BankQuestion& question) {
    // From the plain text: a wording with a link of its own must not be inside another.
    return fmt::format("[{}](#q-{})", markdown::escape(question.plain), question.id);
}

void write_contents(const Export& what, const std::vector<Part>& parts, std::ostream& out) {
    out << "## " << markdown::escape(what.word("export_contents")) << "\n\n";
    for (const Part& part : parts) {
        out << fmt::format("- [{}](#{})\n", markdown::escape(part.title), part.anchor);
        for (const std::size_t index : part.full)
            out << "  - " << link_to(what.bank.questions[index]) << '\n';
    }
    out << '\n';
}

void write_question(const Export& what, const BankQuestion& question, Texts& texts, std::ostream& out) {
    // An anchor of ours: those that renderers make from headings differ from one to the next.
    out << fmt::format("<a id=\"q-{}\"></a>\n\n### {}\n\n", question.id,
                       texts.moved(question.wording, question.place.document));
    std::string facts;
    for (const auto& [name, value] : facts_of(what, question))
        facts += fmt::format("{}{}: {}", facts.empty() ? "" : " · ", name, markdown::escape(value));
    if (!facts.empty()) out << facts << "\n\n";
    if (question.stem) out << texts.embedded(*question.stem, question.place.document) << "\n\n";
    for (const Choice& choice : question.choices) {
        out << fmt::format("- [{}] {}\n", choice.correct ? 'x' : ' ',
                           texts.moved(choice.markdown, question.place.document));
    }
    if (!question.choices.empty()) out << '\n';
    const bool placed = !question.answer_place.document.empty();
    if (question.answer) {
        out << texts.embedded(*question.answer,
                              placed ? question.answer_place.document : question.place.document)
            << "\n\n";
    }
}

void write(const Export& what, std::ostream& out) {
    const Bank& bank = what.bank;
    out << "# " << markdown::escape(bank.settings.title) << "\n\n";
    if (!bank.settings.description.empty()) out << embedded_markdown(bank.settings.description, 2) << "\n\n";
    const std::vector<Part> parts = parts_of(what);
    Texts texts(what);
    write_contents(what, parts, out);
    for (const Part& part : parts) {
        out << fmt::format("<a id=\"{}\"></a>\n\n## {}\n\n", part.anchor, markdown::escape(part.title));
        for (const std::size_t index : part.full) write_question(what, bank.questions[index], texts, out);
        if (part.elsewhere.empty()) continue;
        out << what.word("export_see_also") << ":\n\n";
        for (const std::size_t index : part.elsewhere) out << "- " << link_to(bank.questions[index]) << '\n';
        out << '\n';
    }
}

}  // namespace

constexpr ExportFormat formats::markdown{"markdown", ".md", "one printable document with a table of contents",
                                         true, write};

}  // namespace qbank

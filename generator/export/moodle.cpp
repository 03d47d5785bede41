// Moodle XML (https://docs.moodle.org/en/Moodle_XML_format): as GIFT, with finished HTML and the images
// inside.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>

#include "base/html.hpp"
#include "base/text.hpp"
#include "export/formats.hpp"
#include "export/parts.hpp"
#include "export/question_html.hpp"

namespace qbank {
namespace {

class Quiz {
  public:
    explicit Quiz(const Export& what) : what_(what), references_(what), images_(what) {}

    void write(std::ostream& out) {
        out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n";
        for (const Part& part : parts_of(what_)) {
            if (part.full.empty()) continue;
            out << fmt::format(
                "<question type=\"category\"><category><text>$course$/top/{}</text></category>"
                "</question>\n",
                html::escape(text::replace_all(part.title, "/", "//")));
            for (const std::size_t index : part.full) out << question(what_.bank.questions[index]);
        }
        out << "</quiz>\n";
    }

  private:
    std::optional<markdown::Target> target_of(const Referred& referred) {
        std::string url;
        switch (referred.to) {
            case Referred::To::elsewhere: url = referred.address; break;
            case Referred::To::question:
                url = references_.permalink(what_.bank.questions[referred.question]);
                break;
            case Referred::To::page: url = references_.absolute(referred.address); break;
            case Referred::To::image: {
                const auto image = images_.find(referred.image);
                if (image) used_.insert(image->name);
                return image_target(image, image ? "@@PLUGINFILE@@/" + image->name : "");
            }
            case Referred::To::nothing: break;
        }
        if (url.empty()) return std::nullopt;
        return markdown::Target{url, true};
    }

    /// A text with the files that it shows.
    std::string text_element(std::string_view name, const std::string& html) const {
        std::string xml = fmt::format("<{} format=\"html\"><text>{}</text>", name, html::escape(html));
        for (const std::string& file : used_) {
            if (html.find("@@PLUGINFILE@@/" + file) == std::string::npos) continue;
            xml += fmt::format("<file name=\"{}\" path=\"/\" encoding=\"base64\">{}</file>", file,
                               base64(images_.bytes().at(file)));
        }
        return xml + fmt::format("</{}>\n", name);
    }

    std::string question(const BankQuestion& question) {
        used_.clear();
        QuestionHtmlOptions options;
        options.leads = [this](const Referred& referred) { return target_of(referred); };
        const QuestionHtml html = question_html(what_, references_, question, options, "q-" + question.id);
        // Moodle asks for two answers at least, and for a right one.
        const auto is_right = [](const Choice& choice) { return choice.correct; };
        const auto right = std::count_if(question.choices.begin(), question.choices.end(), is_right);
        const bool choosing = question.choices.size() >= 2 && right > 0;
        std::string asked = fmt::format("<p>{}</p>\n{}", html.wording, html.stem);
        if (!choosing && !html.choices.empty()) {
            asked += "<ol>";
            for (const std::string& choice : html.choices) asked += "<li>" + choice + "</li>";
            asked += "</ol>";
        }
        std::string xml = fmt::format("<question type=\"{}\">\n<name><text>{}</text></name>\n",
                                      choosing ? "multichoice" : "essay",
                                      html::escape(text::code_point_slice(question.plain, 0, 250)));
        xml += text_element("questiontext", asked);
        xml += text_element("generalfeedback", html.answer);
        xml += fmt::format(
            "<defaultgrade>1</defaultgrade>\n<penalty>0</penalty>\n<hidden>0</hidden>\n"
            "<idnumber>{}</idnumber>\n",
            html::escape(question.id));
        xml += choosing ? choices(question, html, static_cast<std::size_t>(right)) : essay(html);
        return xml + tags(question) + "</question>\n";
    }

    /// The answer is also what a teacher sees while grading.
    std::string essay(const QuestionHtml& html) const {
        return "<responseformat>editor</responseformat>\n<responserequired>1</responserequired>\n"
               "<responsefieldlines>15</responsefieldlines>\n<attachments>0</attachments>\n"
               "<attachmentsrequired>0</attachmentsrequired>\n" +
               text_element("graderinfo", html.answer) + text_element("responsetemplate", "");
    }

    static std::string choices(const BankQuestion& question, const QuestionHtml& html, std::size_t right) {
        std::string xml = fmt::format(
            "<single>{}</single>\n<shuffleanswers>true</shuffleanswers>\n"
            "<answernumbering>ABCD</answernumbering>\n",
            right == 1);
        for (std::size_t i = 0; i < html.choices.size(); ++i) {
            const double fraction = question.choices[i].correct ? 100.0 / static_cast<double>(right) : 0.0;
            xml += fmt::format(
                "<answer fraction=\"{:.7g}\" format=\"html\"><text>{}</text>"
                "<feedback format=\"html\"><text></text></feedback></answer>\n",
                fraction, html::escape(html.choices[i]));
        }
        return xml;
    }

    static std::string tags(const BankQuestion& question) {
        std::vector<std::string> all = question.tags;
        if (question.level != Level::none) all.push_back(fmt::format("level-{}", name_of(question.level)));
        if (all.empty()) return {};
        std::string xml = "<tags>";
        for (const std::string& tag : all) xml += "<tag><text>" + html::escape(tag) + "</text></tag>";
        return xml + "</tags>\n";
    }

    const Export& what_;
    References references_;
    Images images_;
    std::set<std::string> used_;  ///< images of the question that is being written
};

void write(const Export& what, std::ostream& out) { Quiz(what).write(out); }

}  // namespace

constexpr ExportFormat formats::moodle{"moodle", ".xml", "questions for Moodle as XML, with HTML and images",
                                       true, write};

}  // namespace qbank

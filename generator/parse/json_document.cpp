// JSON: the export of a bank, or any list of questions in the form that YAML lists have. JSON Lines: an item
// a line.
#include <algorithm>
#include <map>

#include "base/json_values.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "parse/ledger.hpp"
#include "parse/question_values.hpp"
#include "parse/reader.hpp"

namespace qbank {
namespace {

/// What load does to a text and an escape in a string evades: one kind of line end, NFC, no NUL.
void clean(yaml::Value& value) {
    if (value.is_scalar()) {
        std::string& s = value.scalar;
        if (s.find('\r') != std::string::npos)
            s = text::replace_all(text::replace_all(s, "\r\n", "\n"), "\r", "\n");
        if (s.find('\0') != std::string::npos) s = text::replace_all(s, std::string_view("\0", 1), "\uFFFD");
        s = unicode::nfc(s);
    }
    for (yaml::Value& item : value.items) clean(item);
    for (yaml::Member& member : value.members) clean(member.value);
}

/// Ids of topics → their titles.
using TopicTitles = std::map<std::string, std::string, std::less<>>;

TopicTitles topic_titles(const yaml::Value& root) {
    TopicTitles titles;
    const yaml::Value* topics = root.find("topics");
    if (!topics || !topics->is_list()) return titles;
    for (const yaml::Value& topic : topics->items) {
        const yaml::Value *id = topic.find("id"), *title = topic.find("title");
        if (id && title && id->is_scalar() && title->is_scalar()) titles[id->scalar] = title->scalar;
    }
    return titles;
}

/// The heading a question stands under: its main topic.
void add_section(const yaml::Value& item, const TopicTitles& titles, RawQuestion& question) {
    const yaml::Value* topics = first_of(item, {"topics", "topic", "category"});
    if (!topics) return;
    const yaml::Value* main = topics->is_list() && !topics->items.empty() ? &topics->items.front() : topics;
    if (!main->is_scalar() || main->scalar.empty()) return;
    const auto title = titles.find(main->scalar);
    question.section.push_back({title == titles.end() ? main->scalar : title->second, main->place});
}

class Document {
  public:
    explicit Document(const SourceFile& file) : lines_(text::lines(file.text)), ledger_(lines_) {
        document_.path = file.path;
    }

    void add(yaml::Value root) {
        clean(root);
        const TopicTitles titles = topic_titles(root);
        if (const yaml::Value* title = root.find("title"); title && title->is_scalar())
            document_.title = title->scalar;
        if (const yaml::Value* list = list_of_questions(root)) {
            for (const yaml::Value& item : list->items) add_question(item, titles);
        } else {
            add_question(root, titles);
        }
    }

    RawDocument take(std::string_view shape) {
        const auto last = static_cast<std::uint32_t>(lines_.size());
        if (!document_.questions.empty()) {
            document_.shape = shape;
            ledger_.claim(1, last, LineUse::note, "data beside the questions");
        } else {
            ledger_.claim(1, last, LineUse::skipped, "not a list of questions");
        }
        document_.lines = ledger_.spans();
        return std::move(document_);
    }

  private:
    void add_question(const yaml::Value& item, const TopicTitles& titles) {
        std::optional<RawQuestion> question = question_from(item);
        if (!question) {
            if (item.place.line > 0)
                ledger_.claim(item.place.line, item.place.line, LineUse::skipped, "entry without a question");
            return;
        }
        add_section(item, titles, *question);
        ledger_.claim(item.place.line, question->wording.place.line, LineUse::question);
        std::uint32_t end = item.place.line;
        for (const yaml::Member& member : item.members) end = std::max(end, last_line(member.value));
        ledger_.claim(item.place.line, end, LineUse::answer);
        document_.questions.push_back(std::move(*question));
    }

    static std::uint32_t last_line(const yaml::Value& value) {
        std::uint32_t line = value.place.line;
        for (const yaml::Value& item : value.items) line = std::max(line, last_line(item));
        for (const yaml::Member& member : value.members) line = std::max(line, last_line(member.value));
        return line;
    }

    std::vector<std::string_view> lines_;
    Ledger ledger_;
    RawDocument document_;
};

}  // namespace

RawDocument read_json(const SourceFile& file, const Settings&, Diagnostics& diagnostics) {
    Document document(file);
    if (auto root = parse_json(file.text, file.at(1, 1), diagnostics)) document.add(std::move(*root));
    return document.take("JSON list");
}

RawDocument read_json_lines(const SourceFile& file, const Settings&, Diagnostics& diagnostics) {
    Document document(file);
    std::uint32_t line = 0;
    for (const std::string_view text : text::lines(file.text)) {
        ++line;
        if (text::trim(text).empty()) continue;
        if (auto item = parse_json(text, file.at(line, 1), diagnostics)) document.add(std::move(*item));
    }
    return document.take("JSON Lines");
}

}  // namespace qbank

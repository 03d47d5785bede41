// GIFT, Moodle's text format (https://docs.moodle.org/en/GIFT_format): questions between blank lines,
// `::name::[format]text{answers}`, comments behind `//`, `$CATEGORY:` for a heading. Essays, multiple choice,
// true or false and short answers are read; matching, numbers and missing words have no place in a bank and
// are skipped.
#include <algorithm>

#include "base/json_values.hpp"
#include "base/text.hpp"
#include "parse/ledger.hpp"
#include "parse/question_values.hpp"
#include "parse/reader.hpp"

namespace qbank {
namespace {

/// Behind a backslash, `~=#{}:\` stand for themselves and `n` for a line break.
std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            const char next = text[at + 1];
            if (next == 'n' || std::string_view("~=#{}:\\").find(next) != std::string_view::npos) {
                result += next == 'n' ? '\n' : next;
                ++at;
                continue;
            }
        }
        result += text[at];
    }
    return result;
}

/// The first of `marks` at or behind `from` that no backslash escapes.
std::size_t find_mark(std::string_view text, std::string_view marks, std::size_t from = 0) {
    for (std::size_t at = from; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (marks.find(text[at]) != std::string_view::npos) {
            return at;
        }
    }
    return std::string_view::npos;
}

/// The last "####" with four unescaped signs.
std::size_t find_feedback(std::string_view text) {
    std::size_t last = std::string_view::npos;
    for (std::size_t at = find_mark(text, "#"); at != std::string_view::npos;
         at = find_mark(text, "#", at + 1)) {
        if (text.substr(at).starts_with("####")) last = at;
    }
    return last;
}

std::string_view without_format(std::string_view text) {
    text = text::trim(text);
    for (const std::string_view format : {"[markdown]", "[html]", "[plain]", "[moodle]"}) {
        if (text.starts_with(format)) return text.substr(format.size());
    }
    return text;
}

std::string text_of(std::string_view raw) {
    std::string text = unescaped(without_format(raw));
    while (!text.empty() && (text.front() == '\n')) text.erase(0, 1);
    return std::string(text::trim_right(text));
}

/// Values in brackets of a comment: `[id:…]`, `[tag:…]`; "\]" stands for a bracket.
std::vector<std::string> in_brackets(std::string_view comment, std::string_view name) {
    std::vector<std::string> found;
    const std::string opening = "[" + std::string(name) + ":";
    for (std::size_t at = comment.find(opening); at != std::string_view::npos;
         at = comment.find(opening, at)) {
        std::string value;
        for (at += opening.size(); at < comment.size() && comment[at] != ']'; ++at) {
            if (comment[at] == '\\' && at + 1 < comment.size() && comment[at + 1] == ']') ++at;
            value += comment[at];
        }
        found.push_back(std::move(value));
    }
    return found;
}

yaml::Value list_value(const std::vector<std::string>& texts, const Place& place) {
    yaml::Value list;
    list.kind = yaml::Kind::list;
    list.place = place;
    for (const std::string& text : texts) {
        yaml::Value& item = list.items.emplace_back();
        item.kind = yaml::Kind::scalar;
        item.scalar = text;
        item.place = place;
    }
    return list;
}

/// What stands between two blank lines.
struct Block {
    std::uint32_t first = 0, last = 0;
    std::uint32_t text_line = 0;  ///< the first line that is no comment
    std::string text;             ///< without its comments
    std::vector<std::string_view> comments;
};

class Document {
  public:
    Document(const SourceFile& file, Diagnostics& diagnostics)
        : file_(file), diagnostics_(diagnostics), lines_(text::lines(file.text)), ledger_(lines_) {
        document_.path = file.path;
    }

    RawDocument read() {
        Block block;
        for (std::size_t i = 0; i <= lines_.size(); ++i) {
            const std::string_view line = i < lines_.size() ? text::trim(lines_[i]) : std::string_view();
            const auto number = static_cast<std::uint32_t>(i + 1);
            if (line.empty()) {
                if (block.first > 0) add(block);
                block = {};
                continue;
            }
            if (block.first == 0) block.first = number;
            block.last = number;
            if (line.starts_with("//")) {
                block.comments.push_back(line);
            } else if (line.starts_with("$CATEGORY:")) {
                add_category(line, number);
            } else {
                if (block.text_line == 0) block.text_line = number;
                if (!block.text.empty()) block.text += '\n';
                block.text += line;
            }
        }
        if (!document_.questions.empty()) document_.shape = "GIFT";
        document_.lines = ledger_.spans();
        return std::move(document_);
    }

  private:
    /// The innermost part of "$course$/top/A/B"; "//" is a '/' of a name.
    void add_category(std::string_view line, std::uint32_t number) {
        ledger_.claim(number, number, LineUse::section);
        std::vector<std::string> parts(1);
        const std::string_view path = text::trim(line.substr(line.find(':') + 1));
        for (std::size_t at = 0; at < path.size(); ++at) {
            if (path[at] != '/') {
                parts.back() += path[at];
            } else if (at + 1 < path.size() && path[at + 1] == '/') {
                parts.back() += path[at++];
            } else {
                parts.emplace_back();
            }
        }
        std::erase_if(parts, [](const std::string& part) {
            return text::trim(part).empty() || part == "top" || part.starts_with('$');
        });
        section_ = {};
        for (const std::string& part : parts)
            section_.push_back({std::string(text::trim(part)), file_.at(number)});
    }

    void add(const Block& block) {
        if (block.text.empty()) {
            ledger_.claim(block.first, block.last, LineUse::note, "comment");
            return;
        }
        RawQuestion question;
        question.section = section_;
        const std::string problem = read_text(block, question);
        if (!problem.empty()) {
            ledger_.claim(block.first, block.last, LineUse::skipped,
                          problem == broken ? "broken" : "another kind of question");
            diagnostics_.warning("gift", file_.at(block.text_line), problem, "");
            return;
        }
        read_comments(block, question);
        ledger_.claim(block.text_line, block.text_line, LineUse::question);
        ledger_.claim(block.first, block.last, LineUse::answer);
        document_.questions.push_back(std::move(question));
    }

    static constexpr std::string_view broken = "a brace is missing, or stands where it needs a backslash";

    /// Empty, or why there is no question.
    std::string read_text(const Block& block, RawQuestion& question) const {
        std::string_view text = block.text;
        if (text.starts_with("::")) {
            for (std::size_t at = find_mark(text, ":", 2); at != std::string_view::npos;
                 at = find_mark(text, ":", at + 1)) {
                if (text.substr(at, 2) != "::") continue;
                text = text::trim(text.substr(at + 2));
                break;
            }
        }
        const Place place = file_.at(block.text_line, 1);
        const std::size_t open = find_mark(text, "{");
        const std::size_t close = find_mark(text, "}", open == std::string_view::npos ? 0 : open);
        if ((open == std::string_view::npos) != (close == std::string_view::npos)) return std::string(broken);
        if (open != std::string_view::npos && !text::trim(text.substr(close + 1)).empty())
            return "a question with a gap in its text is left out";
        set_wording(text_of(text.substr(0, open)), place, question);
        if (question.wording.value.empty()) return "a question without words is left out";
        if (open == std::string_view::npos) return {};
        return read_answers(text::trim(text.substr(open + 1, close - open - 1)), place, question);
    }

    /// The first paragraph is the question, on one line; what follows belongs to it.
    static void set_wording(const std::string& text, const Place& place, RawQuestion& question) {
        const std::size_t end = text.find("\n\n");
        question.wording = {text::squeeze(text.substr(0, end)), place};
        if (end != std::string::npos && end + 2 < text.size()) {
            const std::size_t stem = text.find_first_not_of('\n', end);
            question.stem = Text{text.substr(stem), place};
        }
    }

    static std::string read_answers(std::string_view answers, const Place& place, RawQuestion& question) {
        if (const std::size_t at = find_feedback(answers); at != std::string_view::npos) {
            const std::string answer = text_of(answers.substr(at + 4));
            if (!answer.empty()) question.answer = Text{answer, place};
            answers = text::trim(answers.substr(0, at));
        }
        if (answers.empty()) return {};
        if (answers.front() == '#') return "a question for a number is left out";
        const std::string_view word = text::trim(answers.substr(0, find_mark(answers, "#")));
        for (const bool truth : {true, false}) {
            if (word != (truth ? "T" : "F") && word != (truth ? "TRUE" : "FALSE")) continue;
            question.choices = {{"True", truth}, {"False", !truth}};
            return {};
        }
        const bool choosing = find_mark(answers, "~") != std::string_view::npos;
        if (!choosing && answers.find("->") != std::string_view::npos)
            return "a question that matches pairs is left out";
        std::vector<Choice> choices;
        for (std::size_t at = find_mark(answers, "~="); at != std::string_view::npos;) {
            const std::size_t next = find_mark(answers, "~=", at + 1);
            choices.push_back(
                choice_of(answers.substr(at, next == std::string_view::npos ? next : next - at)));
            at = next;
        }
        if (choosing || choices.size() != 1) {
            question.choices = std::move(choices);
        } else if (!question.answer) {
            question.answer = Text{choices.front().markdown, place};
        }
        return {};
    }

    static Choice choice_of(std::string_view raw) {
        Choice choice;
        choice.correct = raw.front() == '=';
        raw = text::trim(raw.substr(1));
        if (!choice.correct && raw.starts_with('%')) {
            const std::size_t end = raw.find('%', 1);
            const std::string_view share = raw.substr(1, end == std::string_view::npos ? 0 : end - 1);
            if (!share.empty() && share.find_first_not_of("-.0123456789") == std::string_view::npos) {
                choice.correct =
                    !share.starts_with('-') && share.find_first_of("123456789") != std::string_view::npos;
                raw = raw.substr(end + 1);
            }
        }
        choice.markdown =
            text_of(raw.substr(0, find_mark(raw, "#")));  // behind '#': what is said to who chose it
        return choice;
    }

    void read_comments(const Block& block, RawQuestion& question) const {
        const Place place = file_.at(block.first, 1);
        yaml::Value values;
        values.kind = yaml::Kind::map;
        values.place = place;
        constexpr std::string_view ours = "// qbank: ";
        const bool has_ours =
            std::any_of(block.comments.begin(), block.comments.end(),
                        [&](std::string_view comment) { return comment.starts_with(ours); });
        for (const std::string_view comment : block.comments) {
            if (comment.starts_with(ours)) {
                Diagnostics ignored;  // it is a comment, after all
                if (auto found = parse_json(comment.substr(ours.size()), place, ignored);
                    found && found->is_map()) {
                    for (yaml::Member& member : found->members) values.members.push_back(std::move(member));
                }
                continue;
            }
            if (const auto ids = in_brackets(comment, "id"); !ids.empty()) question.id = ids.front();
            if (const auto tags = in_brackets(comment, "tag"); !tags.empty() && !has_ours)
                values.members.push_back({{"tags", place}, list_value(tags, place)});
        }
        if (!values.members.empty()) question.front_matter = std::move(values);
    }

    const SourceFile& file_;
    Diagnostics& diagnostics_;
    std::vector<std::string_view> lines_;
    Ledger ledger_;
    RawDocument document_;
    Headings section_;
};

}  // namespace

RawDocument read_gift(const SourceFile& file, const Settings&, Diagnostics& diagnostics) {
    return Document(file, diagnostics).read();
}

}  // namespace qbank

#include "parse/folds.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace qbank {
namespace {

enum class Tag { open, close, title, title_end };

struct Mark {
    std::uint32_t line = 0;
    std::size_t begin = 0, end = 0;  // bytes of the tag in its line
    Tag tag = Tag::open;
    std::string_view text;  // of the tag
};

constexpr std::array containers{"details", "Accordion",      "AccordionItem", "Collapse",
                                "FaqItem", "FAQItem",        "Faq",           "FAQ",
                                "QA",      "QuestionAnswer", "Flashcard",     "Card"};
constexpr std::array titles{"summary", "question", "AccordionTitle", "AccordionTrigger"};

template <class Names>
bool names_tag(std::string_view rest, std::string_view opening, const Names& names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        const std::size_t size = opening.size() + name.size();
        // Components of MDX are told apart from HTML by their capital letter.
        const bool same = text::is_alpha(name[0]) && name[0] >= 'a'
                              ? text::istarts_with(rest.substr(std::min(opening.size(), rest.size())), name)
                              : rest.substr(std::min(opening.size(), rest.size())).starts_with(name);
        return same && rest.starts_with(opening) && rest.size() > size &&
               (rest[size] == '>' || rest[size] == '/' || text::is_space(rest[size]));
    });
}

/// The tags of one line that matter here.
void find_marks(std::string_view line, std::uint32_t number, std::vector<Mark>& marks) {
    for (std::size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1)) {
        const std::string_view rest = line.substr(at);
        if (rest.size() < 4 || (!text::is_alpha(rest[1]) && rest[1] != '/')) continue;
        Tag tag = Tag::open;
        if (names_tag(rest, "<", containers)) {
            tag = Tag::open;
        } else if (names_tag(rest, "</", containers)) {
            tag = Tag::close;
        } else if (names_tag(rest, "<", titles)) {
            tag = Tag::title;
        } else if (names_tag(rest, "</", titles)) {
            tag = Tag::title_end;
        } else {
            continue;
        }
        // Tags in a code span are talk about tags.
        if (std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), '`') % 2 == 1) continue;
        const std::size_t close = line.find('>', at);
        if (close == std::string_view::npos) return;
        marks.push_back({number, at, close + 1, tag, line.substr(at, close + 1 - at)});
        at = close;
        if (marks.size() > 64 && marks[marks.size() - 64].line == number)
            return;  // one line of nothing but tags
    }
}

std::string_view attribute(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        std::size_t i = at + name.size();
        if (i + 1 >= tag.size() || tag[i] != '=' || (at > 0 && !text::is_space(tag[at - 1]))) continue;
        ++i;
        if (tag[i] == '{' && i + 1 < tag.size()) ++i;
        const char quote = tag[i];
        if (quote != '"' && quote != '\'' && quote != '`') return "";
        const std::size_t end = tag.find(quote, i + 1);
        return end == std::string_view::npos ? "" : tag.substr(i + 1, end - i - 1);
    }
    return "";
}

class FoldFinder {
  public:
    FoldFinder(const std::vector<std::string_view>& lines, const std::vector<Mark>& marks)
        : lines_(lines), marks_(marks) {}

    std::vector<Fold> find() {
        for (std::size_t i = 0; i < marks_.size(); ++i) {
            const Mark& mark = marks_[i];
            switch (mark.tag) {
                case Tag::open: open(mark); break;
                case Tag::close: close(mark); break;
                case Tag::title:
                    if (i + 1 < marks_.size() && marks_[i + 1].tag == Tag::title_end)
                        title(mark, marks_[i + 1]);
                    break;
                case Tag::title_end: break;
            }
        }
        const auto last = static_cast<std::uint32_t>(lines_.size());
        for (const std::size_t index : open_) {
            // Without a closing tag the content ends where the next fold begins.
            Fold& fold = folds_[index];
            fold.last =
                index + 1 < folds_.size() ? std::max(fold.title_last, folds_[index + 1].first - 1) : last;
        }
        std::erase_if(folds_, [](const Fold& f) { return f.title_last == 0; });
        return std::move(folds_);
    }

  private:
    std::string_view line(std::uint32_t number) const { return lines_[number - 1]; }

    void open(const Mark& mark) {
        Fold fold;
        fold.first = mark.line;
        fold.depth = static_cast<int>(open_.size());
        for (const std::string_view name : {"title", "question", "summary", "label", "header"}) {
            const std::string_view words = attribute(mark.text, name);
            if (words.empty()) continue;
            fold.title = markdown_of_html(words);
            fold.title_first = fold.title_last = mark.line;
            fold.title_column = static_cast<std::uint32_t>(words.data() - line(mark.line).data() + 1);
            fold.head = line(mark.line).substr(mark.end);
            break;
        }
        // <Faq question="…" answer="…" /> holds nothing else.
        if (mark.text.ends_with("/>")) {
            fold.head = attribute(mark.text, "answer");
            fold.last = mark.line;
            fold.closed = true;
        } else {
            open_.push_back(folds_.size());
        }
        folds_.push_back(std::move(fold));
    }

    void close(const Mark& mark) {
        if (open_.empty()) return;
        Fold& fold = folds_[open_.back()];
        open_.pop_back();
        end(fold, mark.line, mark.begin);
        fold.closed = true;
    }

    void end(Fold& fold, std::uint32_t number, std::size_t column) {
        fold.last = number;
        if (fold.title_last == number) {
            const std::size_t from = line(number).size() - fold.head.size();
            if (column >= from && column <= line(number).size())
                fold.head = line(number).substr(from, column - from);
        } else {
            fold.tail = line(number).substr(0, column);
        }
    }

    void title(const Mark& from, const Mark& to) {
        const bool inside = !open_.empty() && folds_[open_.back()].title_last == 0;
        if (!inside) {  // <Question> without a container: the content goes on to the next one
            while (!open_.empty() && folds_[open_.back()].title_last > 0 && bare_ > 0) {
                end(folds_[open_.back()], from.line > 1 ? from.line - 1 : 1, 0);
                folds_[open_.back()].tail.clear();
                open_.pop_back();
                --bare_;
            }
            if (!open_.empty()) return;  // a second title in one fold
            Fold fold;
            fold.first = from.line;
            open_.push_back(folds_.size());
            folds_.push_back(fold);
            ++bare_;
        }
        Fold& fold = folds_[open_.back()];
        fold.title = markdown_of_html(between(from, to));
        fold.title_first = from.line;
        std::size_t start = from.end;
        while (fold.title_first < to.line && text::trim(line(fold.title_first).substr(start)).empty()) {
            ++fold.title_first;
            start = 0;
        }
        fold.title_column = static_cast<std::uint32_t>(start + 1);
        fold.title_last = to.line;
        fold.head = line(to.line).substr(to.end);
    }

    std::string between(const Mark& from, const Mark& to) const {
        if (from.line == to.line) return std::string(line(from.line).substr(from.end, to.begin - from.end));
        std::string result(line(from.line).substr(from.end));
        for (std::uint32_t number = from.line + 1; number < to.line; ++number) {
            result += ' ';
            result += text::trim(line(number));
        }
        result += ' ';
        result += line(to.line).substr(0, to.begin);
        return result;
    }

    const std::vector<std::string_view>& lines_;
    const std::vector<Mark>& marks_;
    std::vector<Fold> folds_;
    std::vector<std::size_t> open_;
    int bare_ = 0;
};

}  // namespace

std::string markdown_of_html(std::string_view html) {
    std::string result;
    for (std::size_t at = 0; at < html.size();) {
        const bool tag =
            html[at] == '<' && at + 1 < html.size() && (text::is_alpha(html[at + 1]) || html[at + 1] == '/');
        const std::size_t close = tag ? html.find('>', at) : std::string_view::npos;
        if (close == std::string_view::npos) {
            result += html[at++];
            continue;
        }
        const std::string_view name = html.substr(at, close + 1 - at);
        if (text::istarts_with(name, "<code") || text::istarts_with(name, "</code")) result += '`';
        if (text::istarts_with(name, "<br") || text::istarts_with(name, "<img")) result += ' ';
        at = close + 1;
    }
    result = text::replace_all(result, "&lt;", "<");
    result = text::replace_all(result, "&gt;", ">");
    result = text::replace_all(result, "&quot;", "\"");
    result = text::replace_all(result, "&#39;", "'");
    result = text::replace_all(result, "&#x27;", "'");
    result = text::replace_all(result, "&nbsp;", " ");
    return text::squeeze(text::replace_all(result, "&amp;", "&"));
}

std::vector<Fold> find_folds(const std::vector<std::string_view>& lines,
                             const std::function<bool(std::size_t)>& is_code) {
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].find('<') != std::string_view::npos && !is_code(i))
            find_marks(lines[i], static_cast<std::uint32_t>(i + 1), marks);
    }
    return FoldFinder(lines, marks).find();
}

}  // namespace qbank

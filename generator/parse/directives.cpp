#include "parse/directives.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "parse/fenced_code.hpp"

namespace qbank {
namespace {

constexpr std::array folding{"details",   "question", "faq",    "collapse",       "expand", "toggle",
                             "accordion", "spoiler",  "answer", "accordion-item", "qa",     "solution"};
constexpr std::array asking{"question", "faq", "help"};
constexpr std::array answering{"answer", "solution"};  // need no title

template <class Names>
bool is_one_of(std::string_view name, const Names& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view known) { return text::iequals(name, known); });
}

/// Takes the name of a directive off the front of `s`.
std::string_view take_name(std::string_view& s) {
    s = text::trim_left(s);
    std::size_t end = 0;
    while (end < s.size() && (text::is_alnum(s[end]) || s[end] == '-' || s[end] == '_')) ++end;
    const std::string_view name = s.substr(0, end);
    s = text::trim_left(s.substr(end));
    return name;
}

/// What the first quotation marks of `s` hold; empty if there are none.
std::string_view quoted(std::string_view s) {
    const std::size_t open = s.find_first_of("\"`");
    if (open == std::string_view::npos) return "";
    const std::size_t close = s.find(s[open], open + 1);
    return close == std::string_view::npos ? "" : s.substr(open + 1, close - open - 1);
}

/// The value of `title="…"`, `question="…"` or the like, else what is quoted first.
std::string_view title_in(std::string_view attributes) {
    for (const std::string_view name : {"title=", "question=", "summary=", "header="}) {
        const std::size_t at = attributes.find(name);
        if (at != std::string_view::npos) return quoted(attributes.substr(at));
    }
    return quoted(attributes);
}

/// A line of a quote that begins no callout of its own.
bool goes_on_quoting(std::string_view line) {
    line = text::trim(line);
    return line.starts_with('>') && !text::trim_left(line.substr(1)).starts_with("[!");
}

class DirectiveFinder {
  public:
    DirectiveFinder(const std::vector<std::string_view>& lines,
                    const std::function<bool(std::size_t)>& is_code)
        : lines_(lines), is_code_(is_code) {}

    std::vector<Fold> find() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = text::trim(lines_[i]);
            if (line.size() < 4 && line != ":::") continue;
            switch (line[0]) {
                case ':': container(i, line); break;
                case '?':
                case '!': admonition(i, line); break;
                case '>': callout(i, line); break;
                case '{': shortcode(i, line); break;
                default: break;
            }
        }
        std::erase_if(folds_, [](const Fold& fold) { return fold.title.empty(); });
        return std::move(folds_);
    }

  private:
    struct Open {
        std::optional<std::size_t> fold;  // of folds_; a container that is none has no title
        char mark = ':';
        std::string_view name;
    };

    Fold& add(std::size_t i, std::string_view title) {
        Fold fold;
        fold.directive = true;
        fold.title = title;
        fold.first = fold.title_first = fold.title_last = fold.last = static_cast<std::uint32_t>(i + 1);
        fold.title_column = static_cast<std::uint32_t>(title.data() - lines_[i].data() + 1);
        folds_.push_back(std::move(fold));
        return folds_.back();
    }

    void close(const Open& open, std::size_t i) {
        if (!open.fold) return;
        folds_[*open.fold].last = static_cast<std::uint32_t>(i + 1);
        folds_[*open.fold].closed = true;
    }

    void container(std::size_t i, std::string_view line) {
        if (!line.starts_with(":::") || is_code_(i)) return;
        std::string_view rest =
            text::trim_left(line.substr(std::min(line.find_first_not_of(':'), line.size())));
        if (rest.empty()) {
            if (open_.empty() || open_.back().mark != ':') return;
            close(open_.back(), i);
            open_.pop_back();
            return;
        }
        const std::string_view name = take_name(rest);
        if (rest.empty() && is_one_of(name, answering)) rest = name;
        if (rest.starts_with('[') && rest.find(']') != std::string_view::npos)
            rest = rest.substr(1, rest.rfind(']') - 1);
        const bool folds = is_one_of(name, folding) && !rest.empty();
        if (folds) add(i, rest);
        open_.push_back({folds ? std::optional(folds_.size() - 1) : std::nullopt, ':', name});
    }

    void admonition(std::size_t i, std::string_view line) {
        const bool collapses = line.starts_with("???");
        if ((!collapses && !line.starts_with("!!!")) || is_code_(i)) return;
        std::string_view rest = line.substr(3);
        if (rest.starts_with('+')) rest.remove_prefix(1);
        if (!rest.starts_with(' ')) return;
        const std::string_view name = take_name(rest);
        const std::string_view told = quoted(rest);
        const std::string_view title = told.empty() && is_one_of(name, answering) ? name : told;
        if (name.empty() || title.empty() || (!collapses && !is_one_of(name, asking))) return;
        Fold& fold = add(i, title);
        const std::size_t margin = indent_of(lines_[i]) + 4;
        fold.indent = static_cast<std::uint32_t>(margin);
        for (std::size_t k = i + 1; k < lines_.size(); ++k) {
            if (text::trim(lines_[k]).empty()) continue;
            if (indent_of(lines_[k]) < margin) break;
            fold.last = static_cast<std::uint32_t>(k + 1);
        }
    }

    void callout(std::size_t i, std::string_view line) {
        std::string_view rest = text::trim_left(line.substr(1));
        const std::size_t end = rest.find(']');
        if (!rest.starts_with("[!") || end == std::string_view::npos || is_code_(i)) return;
        const std::string_view name = rest.substr(2, end - 2);
        rest.remove_prefix(end + 1);
        const bool collapses = rest.starts_with('-') || rest.starts_with('+');
        if (collapses) rest.remove_prefix(1);
        rest = text::trim(rest);
        if (rest.empty() || (!collapses && !is_one_of(name, asking))) return;
        Fold& fold = add(i, rest);
        fold.quoted = true;
        for (std::size_t k = i + 1; k < lines_.size() && goes_on_quoting(lines_[k]); ++k)
            fold.last = static_cast<std::uint32_t>(k + 1);
    }

    void shortcode(std::size_t i, std::string_view line) {
        if ((!line.starts_with("{{<") && !line.starts_with("{{%")) || is_code_(i)) return;
        std::string_view rest = text::trim_left(line.substr(3));
        const std::size_t end = std::min(rest.find(">}}"), rest.find("%}}"));
        if (end == std::string_view::npos) return;
        rest = text::trim(rest.substr(0, end));
        const bool closes = rest.starts_with('/');
        if (closes) rest.remove_prefix(1);
        const std::string_view name = take_name(rest);
        if (!is_one_of(name, folding)) return;
        if (!closes) {
            const std::string_view title = title_in(rest);
            if (!title.empty()) add(i, title);
            open_.push_back({title.empty() ? std::nullopt : std::optional(folds_.size() - 1), '{', name});
            return;
        }
        if (open_.empty() || open_.back().mark != '{' || open_.back().name != name) return;
        close(open_.back(), i);
        open_.pop_back();
    }

    const std::vector<std::string_view>& lines_;
    const std::function<bool(std::size_t)>& is_code_;
    std::vector<Fold> folds_;
    std::vector<Open> open_;
};

}  // namespace

std::vector<Fold> find_directives(const std::vector<std::string_view>& lines,
                                  const std::function<bool(std::size_t)>& is_code) {
    return DirectiveFinder(lines, is_code).find();
}

}  // namespace qbank

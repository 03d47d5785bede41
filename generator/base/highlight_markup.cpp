#include <algorithm>

#include "base/highlight.hpp"
#include "base/highlight_scanners.hpp"
#include "base/text.hpp"

namespace qbank::highlight {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_name(char c) {
    return text::is_alnum(c) || c == '-' || c == '_' || c == ':' || c == '.' || c == '@' || c == '#';
}

class Scanner {
  public:
    Scanner(std::string_view code, Marks& marks) : code_(code), marks_(marks) {}

    void run() {
        while (at_ < code_.size()) {
            const std::size_t next = code_.find_first_of("<&{", at_);
            if (next == npos) return;
            at_ = next;
            if (!template_tag() && !comment() && !tag() && !entity()) ++at_;
        }
    }

  private:
    bool here(std::string_view s) const { return code_.substr(at_, s.size()) == s; }

    bool until(std::string_view open, Finder& close, std::size_t length, char kind) {
        if (!here(open)) return false;
        const std::size_t end = close.find(code_, at_ + open.size());
        if (end == npos) return false;
        marks_.mark(at_, end + length, kind);
        at_ = end + length;
        return true;
    }

    bool template_tag() {
        return until("{{", value_end_, 2, 'd') || until("{%", tag_end_, 2, 'd') ||
               until("{#", note_end_, 2, 'c');
    }

    bool comment() {
        return until("<!--", comment_end_, 3, 'c') || until("<?", instruction_end_, 2, 'd') ||
               until("<!", bracket_, 1, 'd');
    }

    bool entity() {
        constexpr std::size_t longest = 32;
        if (code_[at_] != '&') return false;
        std::size_t end = at_ + 1;
        while (end < code_.size() && end - at_ < longest && (text::is_alnum(code_[end]) || code_[end] == '#'))
            ++end;
        if (end >= code_.size() || code_[end] != ';' || end == at_ + 1) return false;
        marks_.mark(at_, end + 1, 'l');
        at_ = end + 1;
        return true;
    }

    bool tag() {
        if (code_[at_] != '<') return false;
        std::size_t end = at_ + 1;
        const bool closing = end < code_.size() && code_[end] == '/';
        if (closing) ++end;
        if (end >= code_.size() || !text::is_alpha(code_[end])) return false;
        const std::size_t name = end;
        while (end < code_.size() && is_name(code_[end])) ++end;
        marks_.mark(at_, end, 't');
        const std::string opened = closing ? "" : text::lower(code_.substr(name, end - name));
        at_ = end;
        attributes();
        if (opened == "script") inside(script_end_, "javascript");
        if (opened == "style") inside(style_end_, "css");
        return true;
    }

    void attributes() {
        bool value = false;
        while (at_ < code_.size() && code_[at_] != '<') {
            const char c = code_[at_];
            if (c == '>') {
                marks_.mark(at_, at_ + 1, 't');
                ++at_;
                return;
            }
            if (c == '{' && template_tag()) continue;
            if (c == '"' || c == '\'') {
                const std::size_t end = (c == '"' ? double_ : single_).find(code_, at_ + 1);
                if (end == npos) {
                    ++at_;
                    continue;
                }
                marks_.mark(at_, end + 1, 's');
                at_ = end + 1;
                value = false;
            } else if (is_name(c)) {
                const std::size_t from = at_;
                while (at_ < code_.size() && is_name(code_[at_])) ++at_;
                marks_.mark(from, at_, value ? 's' : 'a');
                value = false;
            } else {
                value = c == '=' || (value && text::is_space(c));
                ++at_;
            }
        }
    }

    void inside(Finder& close, std::string_view language) {
        const std::size_t found = close.find(code_, at_);
        const std::size_t end = found == npos ? code_.size() : found;
        append(marks_.hand_over(at_, end), code_.substr(at_, end - at_), language);
        at_ = end;
    }

    std::string_view code_;
    Marks& marks_;
    std::size_t at_ = 0;
    Finder value_end_{"}}"}, tag_end_{"%}"}, note_end_{"#}"}, comment_end_{"-->"}, instruction_end_{"?>"},
        bracket_{">"}, double_{"\""}, single_{"'"}, script_end_{"</script"}, style_end_{"</style"};
};

}  // namespace

void scan_markup(std::string_view code, Marks& marks) { Scanner(code, marks).run(); }

void scan_difference(std::string_view code, Marks& marks) {
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size());
        const std::string_view line = code.substr(at, end - at);
        const char kind = line.starts_with("+++") || line.starts_with("---") || line.starts_with("@@") ||
                                  line.starts_with("diff ") || line.starts_with("index ")
                              ? 'd'
                          : line.starts_with('+') ? 'i'
                          : line.starts_with('-') ? 'x'
                                                  : '\0';
        if (kind != 0) marks.mark(at, end, kind);
        at = end + 1;
    }
}

void scan_message(std::string_view code, Marks& marks) {
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size());
        const std::string_view line = code.substr(at, end - at);
        const std::size_t name =
            line.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/.");
        if (name != npos && name > 0) {
            const std::string_view word = line.substr(0, name);
            const bool method = line[name] == ' ' && word.find_first_of("abcdefghijklmnopqrstuvwxyz") == npos;
            if (method) marks.mark(at, at + name, 'k');
            if (line[name] == ':') marks.mark(at, at + name, 'a');
            const std::string_view status = line.substr(name + 1, 3);
            if (method && status.size() == 3 && std::all_of(status.begin(), status.end(), text::is_digit))
                marks.mark(at + name + 1, at + name + 4, 'n');
        }
        at = end + 1;
    }
}

}  // namespace qbank::highlight

#include "base/yaml_plain.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace qbank::yaml {
namespace {

/// Thrown when the text is not of the plain form. Control flow by exception would be slow if it were common;
/// a bank whose files are not plain pays a few microseconds a file, far below what yaml-cpp takes.
struct NotPlain {};

/// Keys are looked up one by one here. The words of the pages are 220.
constexpr std::size_t most_keys = 400;

bool is_key(char c) { return text::is_alnum(c) || c == '_' || c == '-'; }

bool is_null(std::string_view word) { return word == "null" || word == "Null" || word == "NULL"; }

/// One line, read from left to right.
class Line {
  public:
    Line(std::string_view s, Place origin, std::uint32_t number) : s_(s), origin_(origin), number_(number) {}

    bool done() const { return at_ >= s_.size(); }
    char peek() const { return done() ? '\0' : s_[at_]; }
    void skip_spaces() {
        while (peek() == ' ') ++at_;
    }
    void take(char c) {
        if (peek() != c) throw NotPlain{};
        ++at_;
    }
    std::size_t column() const { return at_; }

    Text key() {
        const std::size_t begin = at_;
        if (!text::is_alpha(peek())) throw NotPlain{};
        while (is_key(peek())) ++at_;
        const std::string_view word = s_.substr(begin, at_ - begin);
        if (is_null(word)) throw NotPlain{};
        take(':');
        if (!done() && peek() != ' ') throw NotPlain{};
        skip_spaces();
        return {std::string(word), place(begin, word.size())};
    }

    /// A scalar that ends with the line.
    Value last_scalar() {
        if (peek() == '"' || peek() == '\'') {
            Value value = quoted();
            end();
            return value;
        }
        const std::string_view words = text::trim_right(s_.substr(at_));
        if (words.find(": ") != std::string_view::npos || words.back() == ':' ||
            words.find(" #") != std::string_view::npos) {
            throw NotPlain{};
        }
        Value value = scalar(words);
        at_ = s_.size();
        return value;
    }

    Value flow() { return peek() == '[' ? flow_list() : flow_map(); }

    /// Only spaces may follow.
    void end() {
        skip_spaces();
        if (!done()) throw NotPlain{};
    }

    Place place(std::size_t begin, std::size_t length) const {
        Place result = origin_;
        result.line = origin_.line + number_;
        result.column = static_cast<std::uint32_t>(begin + 1);
        result.end_column = static_cast<std::uint32_t>(begin + length + 1);
        return result;
    }

  private:
    Value scalar(std::string_view words) const {
        // Tabs, and what means something at the start of a plain scalar.
        if (words.empty() || words.find('\t') != std::string_view::npos) throw NotPlain{};
        if (std::string_view("-?:,[]{}#&*!|>'\"%@`~.=<").find(words.front()) != std::string_view::npos)
            throw NotPlain{};
        if (is_null(words)) throw NotPlain{};
        Value value;
        value.kind = Kind::scalar;
        value.scalar = words;
        value.place = place(at_, words.size());
        return value;
    }

    Value quoted() {
        const std::size_t begin = at_;
        const char quote = s_[at_++];
        const std::size_t close = s_.find(quote, at_);
        if (close == std::string_view::npos) throw NotPlain{};
        const std::string_view inside = s_.substr(at_, close - at_);
        // Escapes, and quotes within quotes.
        if (inside.find('\\') != std::string_view::npos || inside.find('\t') != std::string_view::npos)
            throw NotPlain{};
        if (close + 1 < s_.size() && s_[close + 1] == quote) throw NotPlain{};
        at_ = close + 1;
        Value value;
        value.kind = Kind::scalar;
        value.scalar = inside;
        value.place = place(begin, at_ - begin);
        return value;
    }

    Value flow_scalar() {
        if (peek() == '"' || peek() == '\'') return quoted();
        const std::size_t stop = std::min(s_.find_first_of(",?[]{}:#\"'&*!|>%@`\\", at_), s_.size());
        const std::string_view words = text::trim_right(s_.substr(at_, stop - at_));
        Value value = scalar(words);
        at_ = stop;
        return value;
    }

    Value flow_list() {
        Value list;
        list.kind = Kind::list;
        list.place = place(at_, 0);
        take('[');
        skip_spaces();
        while (peek() != ']') {
            list.items.push_back(flow_scalar());
            skip_spaces();
            if (peek() == ']') break;
            take(',');
            skip_spaces();
            if (peek() == ']') throw NotPlain{};
        }
        take(']');
        return list;
    }

    Value flow_map() {
        Value map;
        map.kind = Kind::map;
        map.place = place(at_, 0);
        take('{');
        skip_spaces();
        while (peek() != '}') {
            Text name = key();
            if (map.members.size() == most_keys || map.find(name.value)) throw NotPlain{};
            map.members.push_back({std::move(name), flow_scalar()});
            skip_spaces();
            if (peek() == '}') break;
            take(',');
            skip_spaces();
            if (peek() == '}') throw NotPlain{};
        }
        take('}');
        return map;
    }

    std::string_view s_;
    Place origin_;
    std::uint32_t number_;
    std::size_t at_ = 0;
};

bool says_nothing(std::string_view line) {
    const std::string_view s = text::trim(line);
    return s.empty() || s.front() == '#';
}

class Reader {
  public:
    Reader(std::string_view yaml, const Place& origin) : lines_(text::split(yaml, '\n')), origin_(origin) {}

    Value read() {
        if (advance() && lines_[at_].front() == '-') {
            Value list = items();
            if (at_ < lines_.size()) throw NotPlain{};
            return list;
        }
        Value map;
        map.kind = Kind::map;
        while (advance()) {
            Line line = current();
            Text name = line.key();
            if (map.members.empty()) map.place = line.place(0, 0);
            if (map.members.size() == most_keys || map.find(name.value)) throw NotPlain{};
            ++at_;
            map.members.push_back({std::move(name), value(line)});
        }
        if (map.members.empty()) throw NotPlain{};
        return map;
    }

  private:
    Line current() const { return {lines_[at_], origin_, static_cast<std::uint32_t>(at_)}; }

    /// To the next line that says something; false at the end.
    bool advance() {
        while (at_ < lines_.size() && says_nothing(lines_[at_])) {
            if (lines_[at_].find('\t') != std::string_view::npos) throw NotPlain{};
            ++at_;
        }
        return at_ < lines_.size();
    }

    Value value(Line& line) {
        if (line.done()) return block();
        Value result = line.peek() == '[' || line.peek() == '{' ? line.flow() : line.last_scalar();
        line.end();
        // A line that is indented would go on with this one.
        if (advance() && lines_[at_].front() == ' ') throw NotPlain{};
        return result;
    }

    /// What stands below a key.
    Value block() {
        if (!advance()) throw NotPlain{};
        Line line = current();
        line.skip_spaces();
        return line.peek() == '-' || line.column() == 0 ? items() : nested();
    }

    /// The `key: value` lines below a key, which hold nothing deeper.
    Value nested() {
        Value map;
        map.kind = Kind::map;
        std::size_t indent = 0;
        while (advance() && lines_[at_].front() == ' ') {
            Line line = current();
            line.skip_spaces();
            if (map.members.empty()) {
                indent = line.column();
                map.place = line.place(indent, 0);
            } else if (line.column() != indent) {
                throw NotPlain{};
            }
            Text name = line.key();
            if (line.done() || map.members.size() == most_keys || map.find(name.value)) throw NotPlain{};
            Value value = line.peek() == '[' || line.peek() == '{' ? line.flow() : line.last_scalar();
            line.end();
            map.members.push_back({std::move(name), std::move(value)});
            ++at_;
        }
        return map;
    }

    /// The `- item` lines of a list.
    Value items() {
        Value list;
        list.kind = Kind::list;
        std::size_t indent = 0;
        while (advance()) {
            Line line = current();
            line.skip_spaces();
            if (line.peek() != '-') break;
            if (list.items.empty()) {
                indent = line.column();
                list.place = line.place(indent, 0);
            } else if (line.column() != indent) {
                throw NotPlain{};
            }
            line.take('-');
            line.take(' ');
            line.skip_spaces();
            if (line.done()) throw NotPlain{};
            list.items.push_back(line.peek() == '{' || line.peek() == '[' ? line.flow() : line.last_scalar());
            line.end();
            ++at_;
        }
        if (list.items.empty()) throw NotPlain{};  // no value: yaml-cpp knows where it is missing
        if (at_ < lines_.size() && lines_[at_].front() == ' ') throw NotPlain{};
        return list;
    }

    std::vector<std::string_view> lines_;
    Place origin_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<Value> parse_plain(std::string_view yaml, const Place& origin) {
    // A carriage return ends a line for yaml-cpp, too; load has none left.
    if (yaml.find('\r') != std::string_view::npos) return std::nullopt;
    for (const char c : yaml) {
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return std::nullopt;
    }
    try {
        return Reader(yaml, origin).read();
    } catch (const NotPlain&) {
        return std::nullopt;
    }
}

}  // namespace qbank::yaml

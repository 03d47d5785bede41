#include "base/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>

#include "base/text.hpp"
#include "base/yaml_plain.hpp"

namespace qbank::yaml {
namespace {

constexpr const char* no_aliases = "YAML aliases are not supported";
constexpr const char* alias_hint = "write the value out; quote a text that begins with *";

/// Thrown inside the event handler to leave the parser at once; never leaves this file.
struct Refused {
    YAML::Mark mark;
    std::string message, hint;
};

/// Builds Values from the parser's events. yaml-cpp counts lines and columns from 0.
class Builder : public YAML::EventHandler {
  public:
    Builder(const std::vector<std::string_view>& lines, const Place& source, std::uint64_t deepest)
        : lines_(lines), source_(source), deepest_(deepest) {}

    Value take() { return std::move(root_); }
    YAML::Mark start() const { return start_; }

    void OnDocumentStart(const YAML::Mark& mark) override { start_ = mark; }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        Value value;
        value.place = place(mark, 0);
        if (!stack_.empty() && stack_.back().key) {
            // For a value that is missing yaml-cpp tells where the next thing begins, lines below.
            const Place& key = stack_.back().key->place;
            if (key.line != value.place.line || key.column >= value.place.column) value.place = key;
        }
        add(std::move(value), mark);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        throw Refused{mark, no_aliases, alias_hint};
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& scalar) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        Value value;
        // A plain ~, null and nothing at all come as OnNull.
        value.kind = Kind::scalar;
        value.scalar = scalar;
        value.place = tag == "!" ? place_of_marked(mark, scalar.empty()) : place(mark, scalar.size());
        add(std::move(value), mark);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        refuse_tag(mark, tag);
        open(Kind::list, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        refuse_tag(mark, tag);
        open(Kind::map, mark, anchor);
    }
    void OnMapEnd() override { close(); }

  private:
    struct Open {
        Value value;
        std::optional<Text> key;  // of a map: the key whose value comes next
        std::unordered_map<std::string, std::uint32_t> lines_of_keys;
        YAML::Mark mark;
    };

    Place place(const YAML::Mark& mark, std::size_t length) const {
        Place result = source_;
        const auto line = static_cast<std::uint32_t>(std::max(mark.line, 0));
        const auto column = static_cast<std::uint32_t>(std::max(mark.column, 0));
        result.line = source_.line + line;
        result.column = column + 1;
        const std::size_t width = std::max<std::size_t>(line_at(line).size(), column);
        result.end_column = static_cast<std::uint32_t>(std::min(column + length, width) + 1);
        return result;
    }

    std::string_view line_at(std::size_t line) const {
        return line < lines_.size() ? lines_[line] : std::string_view();
    }

    /// Of a scalar in quotes, with them; of a block (| or >), the first line of its text.
    Place place_of_marked(const YAML::Mark& mark, bool is_empty) const {
        auto line = static_cast<std::size_t>(std::max(mark.line, 0));
        const auto column = static_cast<std::size_t>(std::max(mark.column, 0));
        const std::string_view s = line_at(line);
        const char first = column < s.size() ? s[column] : '\0';
        if (first == '"' || first == '\'') return place(mark, length_of_quoted(mark));
        if (first == '!') refuse_tag(mark, "!!");  // "!" alone, with a value behind it or none
        Place result = place(mark, 0);
        if ((first != '|' && first != '>') || is_empty) return result;
        for (++line; line < lines_.size(); ++line) {
            const std::string_view text = lines_[line];
            const std::size_t indent = text.find_first_not_of(' ');
            if (indent == std::string_view::npos) continue;
            // The line below the mark is the first of the text, even if it is blank.
            result.line += 1;
            const bool next = static_cast<int>(line) == mark.line + 1;
            result.column = next ? static_cast<std::uint32_t>(indent + 1) : 1;
            result.end_column = next ? static_cast<std::uint32_t>(text.size() + 1) : 1;
            break;
        }
        return result;
    }

    /// How many bytes of its first line a quoted scalar takes. yaml-cpp 0.7 ends a quote that is never closed
    /// where the text ends, and all keys below would silently be part of it.
    std::size_t length_of_quoted(const YAML::Mark& mark) const {
        const auto first_line = static_cast<std::size_t>(mark.line);
        const auto first_column = static_cast<std::size_t>(mark.column);
        const char quote = lines_[first_line][first_column];
        std::size_t column = first_column + 1;
        for (std::size_t line = first_line; line < lines_.size(); ++line, column = 0) {
            const std::string_view s = lines_[line];
            for (; column < s.size(); ++column) {
                if (quote == '"' && s[column] == '\\') {
                    ++column;
                } else if (s[column] == quote) {
                    if (quote == '\'' && column + 1 < s.size() && s[column + 1] == quote) {
                        ++column;
                    } else {
                        return (line == first_line ? column + 1 : lines_[first_line].size()) - first_column;
                    }
                }
            }
        }
        throw Refused{mark, "the quote that begins here is never closed",
                      fmt::format("add a {} at the end", quote)};
    }

    static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0)
            throw Refused{mark, "YAML anchors are not supported",
                          "write the value out where it is used; quote a text that begins with &"};
    }

    static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?" && tag != "!")
            throw Refused{mark, "YAML tags are not supported",
                          "remove the word that begins with !, or quote the text"};
    }

    void open(Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
        refuse_anchor(mark, anchor);
        if (stack_.size() >= deepest_)
            throw Refused{mark, fmt::format("nested deeper than {} levels", deepest_),
                          or_raise("write it flatter", "yaml-depth", 2 * deepest_)};
        Open level;
        level.value.kind = kind;
        level.value.place = place(mark, 0);
        level.mark = mark;
        stack_.push_back(std::move(level));
    }

    void close() {
        Value done = std::move(stack_.back().value);
        const YAML::Mark mark = stack_.back().mark;
        stack_.pop_back();
        add(std::move(done), mark);
    }

    void add(Value value, const YAML::Mark& mark) {
        if (stack_.empty()) {
            root_ = std::move(value);
            return;
        }
        Open& level = stack_.back();
        if (level.value.kind == Kind::list) {
            level.value.items.push_back(std::move(value));
        } else if (!level.key) {
            if (value.kind != Kind::scalar) throw Refused{mark, "a key must be a word", "write `key: value`"};
            if (value.scalar == "<<")
                throw Refused{mark, "YAML merge keys are not supported", "write the keys out"};
            const auto [known, is_new] = level.lines_of_keys.emplace(value.scalar, value.place.line);
            if (!is_new) {
                throw Refused{mark, fmt::format("duplicate key \"{}\"", value.scalar),
                              fmt::format("it stands on line {} already; keep one of them", known->second)};
            }
            level.key = Text{std::move(value.scalar), value.place};
        } else {
            level.value.members.push_back({std::move(*level.key), std::move(value)});
            level.key.reset();
        }
    }

    const std::vector<std::string_view>& lines_;
    Place source_;
    std::uint64_t deepest_;
    YAML::Mark start_;
    std::vector<Open> stack_;
    Value root_;
};

struct Explained {
    std::string message, hint;
};

/// yaml-cpp's messages, in words that say what to do. `before` and `after` are the line's parts at its mark.
Explained in_plain_words(const std::string& message, std::string_view before, std::string_view after) {
    const std::string_view indentation =
        before.substr(0, std::min(before.find_first_not_of(" \t"), before.size()));
    const std::string quote_it = "put the whole value into quotes";
    if (indentation.find('\t') != std::string_view::npos) return {"a tab cannot indent", "use spaces"};
    if (message == "the referenced anchor is not defined" || message == "alias not found after *")
        return {no_aliases, alias_hint};
    if (message == "illegal map value") {
        if (text::trim(before).find(": ") == std::string_view::npos)
            return {"expected `key: value`, indented like the line above",
                    "see also the line above: a colon needs a space behind it"};
        return {"a value that contains \": \" must be quoted", quote_it};
    }
    if (message == "unknown token" && !after.empty())
        return {fmt::format("a value cannot begin with {}", after.front()), quote_it};
    if (message == "illegal block entry" || message == "illegal map key")
        return {fmt::format("a value cannot begin with {}", after.substr(0, 1)), quote_it};
    if (message == "end of map not found" || message == "end of sequence not found") {
        if (indentation.size() < before.size()) return {"unexpected text inside or behind a value", quote_it};
        return {message == "end of map not found" ? "expected `key: value`, indented like the line above"
                                                  : "expected `- item`, indented like the line above",
                ""};
    }
    if (message == "end of sequence flow not found")
        return {"a [ is never closed", "add the ], or quote the text"};
    if (message == "end of map flow not found")
        return {"a { is never closed", "add the }, or quote the text"};
    if (message == "illegal flow end") return {"a ] or } closes nothing", "remove it, or quote the text"};
    if (message == "unexpected character in block scalar")
        return {"text cannot stand behind | or >", "begin it on the next line, indented"};
    if (message.starts_with("unknown escape character"))
        return {"invalid YAML: " + message, "write \\\\ for a backslash, or use single quotes"};
    return {"invalid YAML: " + message, ""};
}

/// Does a line of --- or ... stand in these lines?
bool has_separator(const std::vector<std::string_view>& lines, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i <= last && i < lines.size(); ++i)
        if (lines[i].starts_with("---") || lines[i].starts_with("...")) return true;
    return false;
}

bool plain_is_safe(std::string_view s) {
    if (s.empty() || s != text::trim(s)) return false;
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (std::any_of(s.begin(), s.end(), is_control) || s.starts_with("...") || s.starts_with("\xEF\xBB\xBF"))
        return false;
    if (std::string_view("-?:,[]{}#&*!|>'\"%@`~<").find(s.front()) != std::string_view::npos) return false;
    if (s.find(": ") != std::string_view::npos || s.back() == ':' || s.find(" #") != std::string_view::npos)
        return false;
    if (s.find_first_of(",[]{}") != std::string_view::npos) return false;
    return s != "null" && s != "Null" && s != "NULL";
}

}  // namespace

const Value* Value::find(std::string_view key) const {
    for (const Member& member : members)
        if (member.key.value == key) return &member.value;
    return nullptr;
}

std::optional<Value> parse(std::string_view yaml, const Place& source, Diagnostics& diagnostics,
                           const Limits& limits) {
    Place origin = source;
    if (origin.line == 0) origin.line = 1;
    if (yaml.size() > limits.yaml_bytes) {
        diagnostics.error("yaml", origin,
                          fmt::format("{} bytes of YAML; the limit is {}", yaml.size(), limits.yaml_bytes),
                          or_raise("split the file", "yaml-bytes", yaml.size()));
        return std::nullopt;
    }
    if (std::optional<Value> plain = parse_plain(yaml, origin)) return plain;
    return parse_by_library(yaml, origin, diagnostics, limits);
}

std::optional<Value> parse_by_library(std::string_view yaml, const Place& origin, Diagnostics& diagnostics,
                                      const Limits& limits) {
    const std::vector<std::string_view> lines = text::split(yaml, '\n');  // as yaml-cpp counts them
    Builder builder(lines, origin, limits.yaml_depth);
    const auto report = [&](const YAML::Mark& mark, std::string message, std::string hint) {
        Place place = origin;
        place.line = origin.line + static_cast<std::uint32_t>(std::max(mark.line, 0));
        place.column = static_cast<std::uint32_t>(std::max(mark.column, 0)) + 1;
        place.end_column = 0;
        diagnostics.error("yaml", place, std::move(message), std::move(hint));
    };
    try {
        std::istringstream stream{std::string(yaml)};
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) {
            Value nothing;
            nothing.place = origin;
            return nothing;
        }
        if (parser) {
            // The parser is still good: is there more than the end marker?
            Builder rest(lines, origin, limits.yaml_depth);
            if (parser.HandleNextDocument(rest)) {
                const YAML::Mark mark = rest.start();
                const auto from = static_cast<std::size_t>(std::max(builder.start().line, 0));
                if (has_separator(lines, from, static_cast<std::size_t>(std::max(mark.line, 0)))) {
                    report(mark, "more than one YAML document in a file",
                           "keep one, without a line of --- in between");
                } else {
                    report(mark, "expected one list of `- item` lines or one map of `key: value` lines", "");
                }
                return std::nullopt;
            }
        }
        return builder.take();
    } catch (const Refused& refused) {
        report(refused.mark, refused.message, refused.hint);
    } catch (const YAML::Exception& error) {
        const auto line = static_cast<std::size_t>(std::max(error.mark.line, 0));
        const std::string_view s = line < lines.size() ? lines[line] : std::string_view();
        const std::size_t column =
            std::min(static_cast<std::size_t>(std::max(error.mark.column, 0)), s.size());
        Explained explained = in_plain_words(error.msg, s.substr(0, column), text::trim(s.substr(column)));
        report(error.mark, std::move(explained.message), std::move(explained.hint));
    }
    return std::nullopt;
}

std::string quote(std::string_view s) {
    if (plain_is_safe(s)) return std::string(s);
    std::string result = "\"";
    for (const char c : s) {
        switch (c) {
            case '"': result += "\\\""; break;
            case '\\': result += "\\\\"; break;
            case '\n': result += "\\n"; break;
            case '\r': result += "\\r"; break;
            case '\t': result += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    result += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
                } else {
                    result += c;
                }
        }
    }
    return result + "\"";
}

}  // namespace qbank::yaml

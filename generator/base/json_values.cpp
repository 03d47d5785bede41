#include "base/json_values.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <vector>

#include "base/json.hpp"

namespace qbank {
namespace {

constexpr std::size_t deepest = 64;

/// Reads bytes and counts their lines: nlohmann's events tell no place, but they come as soon as the parser
/// has read the last byte of what they are about.
struct Position {
    std::uint32_t line = 1, column = 0;
};

class CountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, Position* position) : at_(at), position_(position) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        if (*at_++ == '\n') {
            ++position_->line;
            position_->column = 0;
        } else {
            ++position_->column;
        }
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
    bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

  private:
    const char* at_;
    Position* position_;
};

/// Builds the values; the member functions are nlohmann's SAX interface.
class Builder : public nlohmann::json_sax<nlohmann::json> {
  public:
    Builder(const Place& source, const Position& position) : source_(source), position_(position) {}

    bool null() override { return take({}); }
    bool boolean(bool value) override { return scalar(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return scalar(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return scalar(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) override { return scalar(written); }
    bool string(string_t& value) override { return scalar(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(yaml::Kind::map); }
    bool start_array(std::size_t) override { return open(yaml::Kind::list); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        keys_.back() = {std::move(name), here()};
        return true;
    }
    bool parse_error(std::size_t, const std::string& token, const nlohmann::json::exception& error) override {
        // "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error …": the place is
        // ours.
        const std::string_view what = error.what();
        const std::size_t reason = what.find(": ");
        problem_ = fmt::format("this is not JSON: {}",
                               reason == std::string_view::npos ? what : what.substr(reason + 2));
        (void)token;
        return false;
    }

    const std::string& problem() const { return problem_; }
    yaml::Value take_root() { return std::move(root_); }

  private:
    Place here() const {
        Place place = source_;
        place.line += position_.line - 1;
        place.column = position_.column;
        return place;
    }
    bool scalar(std::string text) {
        yaml::Value value;
        value.kind = yaml::Kind::scalar;
        value.scalar = std::move(text);
        return take(std::move(value));
    }
    bool take(yaml::Value value) {
        if (value.place.line == 0) value.place = here();
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (open_.back().is_map()) {
            open_.back().members.push_back({std::move(keys_.back()), std::move(value)});
        } else {
            open_.back().items.push_back(std::move(value));
        }
        return true;
    }
    bool open(yaml::Kind kind) {
        if (open_.size() == deepest) {
            problem_ = fmt::format("values are nested deeper than {}", deepest);
            return false;
        }
        yaml::Value value;
        value.kind = kind;
        value.place = here();
        open_.push_back(std::move(value));
        keys_.emplace_back();
        return true;
    }
    bool close() {
        yaml::Value value = std::move(open_.back());
        open_.pop_back();
        keys_.pop_back();
        return take(std::move(value));
    }

    Place source_;
    const Position& position_;
    std::vector<yaml::Value> open_;
    std::vector<Text> keys_;  ///< one for each open value: the key that a member's value follows
    yaml::Value root_;
    std::string problem_;
};

}  // namespace

std::optional<yaml::Value> parse_json(std::string_view json, const Place& source, Diagnostics& diagnostics) {
    Position position;
    Builder builder(source, position);
    const CountingIterator first(json.data(), &position), last(json.data() + json.size(), &position);
    if (nlohmann::json::sax_parse(first, last, &builder)) return builder.take_root();
    Place place = source;
    place.line += position.line - 1;
    place.column = position.column;
    diagnostics.error("json", place, builder.problem().empty() ? "this is not JSON" : builder.problem(), "");
    return std::nullopt;
}

}  // namespace qbank

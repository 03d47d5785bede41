#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace qbank {

/// Appends JSON to a string as it is told, commas included. For large exports and for what every page has,
/// where building values first (base/json.hpp) takes three times as long. The caller closes what it opens.
class JsonText {
  public:
    enum class Place {
        file,
        script,  ///< a script element of a page: the letters that could end it are escaped, too
    };

    explicit JsonText(std::string& out, Place place = Place::file) : out_(out), place_(place) {}

    void open(char bracket) {
        separate();
        out_ += bracket;
        after_value_ = false;
    }
    void close(char bracket) {
        out_ += bracket;
        after_value_ = true;
    }
    void key(std::string_view name) {
        value(name);
        out_ += ':';
        after_value_ = false;
    }

    /// Invalid UTF-8 becomes U+FFFD.
    void value(std::string_view text);
    void value(const std::string& text) { value(std::string_view(text)); }
    void value(const char* text) { value(std::string_view(text)); }
    void value(std::uint32_t number);
    template <class Bool>
        requires std::is_same_v<Bool, bool>
    void value(Bool truth) {
        literal(truth ? "true" : "false");
    }
    void null() { literal("null"); }
    /// A value that was written by another.
    void raw(std::string_view json) { literal(json); }

    template <class Value>
    void field(std::string_view name, const Value& given) {
        key(name);
        value(given);
    }
    /// null if there is none: an empty text, or an empty std::optional.
    void field_or_null(std::string_view name, std::string_view text) {
        key(name);
        text.empty() ? null() : value(text);
    }
    template <class Optional>
        requires requires(const Optional& o) { o.has_value(); }
    void field_or_null(std::string_view name, const Optional& given) {
        key(name);
        given ? value(*given) : null();
    }
    template <class Texts>
    void list(std::string_view name, const Texts& texts) {
        key(name);
        open('[');
        for (const auto& text : texts) value(text);
        close(']');
    }

  private:
    void separate() {
        if (after_value_) out_ += ',';
        after_value_ = true;
    }
    void literal(std::string_view word) {
        separate();
        out_ += word;
    }

    std::string& out_;
    Place place_;
    bool after_value_ = false;
};

}  // namespace qbank

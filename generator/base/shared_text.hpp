#pragma once
#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace qbank {

/// An optional text that is never changed, so that copies are the same one: an answer belongs to its question
/// and to the place that asks it, and of a large bank the answers are most of the memory. Used like an
/// optional string.
class SharedText {
  public:
    SharedText() = default;
    SharedText(std::nullopt_t) {}
    SharedText(std::string text) : text_(std::make_shared<const std::string>(std::move(text))) {}
    SharedText(const char* text) : SharedText(std::string(text)) {}

    explicit operator bool() const { return text_ != nullptr; }
    bool has_value() const { return text_ != nullptr; }
    void reset() { text_.reset(); }
    const std::string& operator*() const { return *text_; }
    const std::string* operator->() const { return text_.get(); }
    std::string value_or(std::string_view otherwise) const { return text_ ? *text_ : std::string(otherwise); }

    friend bool operator==(const SharedText& a, const SharedText& b) {
        return a.text_ == b.text_ || (a.text_ && b.text_ && *a.text_ == *b.text_);
    }
    template <std::convertible_to<std::string_view> Other>
    friend bool operator==(const SharedText& a, const Other& b) {
        return a.text_ && *a.text_ == std::string_view(b);
    }
    friend bool operator==(const SharedText& a, std::nullopt_t) { return !a.text_; }

  private:
    std::shared_ptr<const std::string> text_;
};

}  // namespace qbank

#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace qbank {

/// An optional value that most objects lack: it takes eight bytes where there is none. Copies are deep.
template <class T>
class Rare {
  public:
    Rare() = default;
    Rare(std::nullopt_t) {}
    Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}
    Rare(std::optional<T> value) : value_(value ? std::make_unique<T>(*std::move(value)) : nullptr) {}
    Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
    Rare(Rare&&) noexcept = default;
    Rare& operator=(const Rare& other) { return *this = Rare(other); }
    Rare& operator=(Rare&&) noexcept = default;
    ~Rare() = default;

    explicit operator bool() const { return value_ != nullptr; }
    bool has_value() const { return value_ != nullptr; }
    void reset() { value_.reset(); }
    T& operator*() { return *value_; }
    const T& operator*() const { return *value_; }
    T* operator->() { return value_.get(); }
    const T* operator->() const { return value_.get(); }

  private:
    std::unique_ptr<T> value_;
};

/// A text that is mostly empty, and then takes eight bytes.
class RareString {
  public:
    RareString() = default;
    RareString(std::string_view s) { *this = s; }
    RareString(const char* s) : RareString(std::string_view(s)) {}
    RareString& operator=(std::string_view s) {
        value_ = s.empty() ? Rare<std::string>() : Rare<std::string>(std::string(s));
        return *this;
    }
    operator std::string_view() const { return value_ ? std::string_view(*value_) : std::string_view(); }
    friend bool operator==(const RareString& a, std::string_view b) { return std::string_view(a) == b; }
    bool empty() const { return !value_; }
    void clear() { value_.reset(); }

  private:
    Rare<std::string> value_;
};

}  // namespace qbank

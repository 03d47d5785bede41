#pragma once
#include <string>
#include <string_view>

struct sb_stemmer;

namespace qbank {

/// Brings the forms of a word together: "scaling" and "scales", "idempotency" and "idempotent". Keeps apart
/// what the Snowball algorithm throws together although it names different things: who does it ("serializer")
/// and what can be done ("iterable") from the act, "integrity" from "integration". Not thread-safe.
class Stemmer {
  public:
    /// `language`: ISO 639-1; words stay as they are if there is no algorithm for it, or if `stems` is false.
    explicit Stemmer(std::string_view language, bool stems = true);
    ~Stemmer();
    Stemmer(const Stemmer&) = delete;
    Stemmer& operator=(const Stemmer&) = delete;

    std::string stem(std::string_view word) const;

  private:
    sb_stemmer* stemmer_ = nullptr;
    bool english_ = false;
};

}  // namespace qbank

#pragma once
#include <map>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace qbank::search {

/// Gives the family of a form: the stem that "caching" and "cached" share (libstemmer's Snowball algorithms).
/// The script decides the algorithm: Cyrillic, Arabic and Greek have their own, Latin that of the bank's
/// language. Not thread-safe; make one a thread.
class Families {
  public:
    explicit Families(std::string_view language);
    ~Families();
    Families(const Families&) = delete;
    Families& operator=(const Families&) = delete;

    /// `form` is folded. Code tokens, numbers and words up to three letters are their own family.
    std::string of(std::string_view form);

  private:
    sb_stemmer* stemmer(const char* algorithm);

    std::string latin_;
    std::map<std::string, sb_stemmer*, std::less<>> stemmers_;
};

}  // namespace qbank::search

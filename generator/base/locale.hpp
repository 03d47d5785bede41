#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

/// How languages write: direction, forms of words for numbers, dates, their own names. From ICU's data, so
/// that a language needs a file of strings and nothing in the program.
namespace qbank::locale {

/// "rtl" for Arabic, Hebrew, Persian, Urdu and their like, else "ltr".
std::string_view direction(const std::string& language);

/// As the language itself calls it: "Deutsch"; the code itself if nobody knows it.
std::string own_name(const std::string& language);

/// A date as it is written out, "3 February 2026"; the date as it stands if it is none.
std::string long_date(const std::string& language, const std::string& iso_date);

/// Which form of a word goes with a number: "one", "few", "many", "other", … as CLDR names them. Thread-safe.
class PluralForms {
  public:
    explicit PluralForms(const std::string& language);
    ~PluralForms();
    PluralForms(PluralForms&&) noexcept;
    PluralForms& operator=(PluralForms&&) noexcept;

    std::string_view of(std::size_t n) const;

  private:
    struct Rules;
    std::unique_ptr<Rules> rules_;
};

}  // namespace qbank::locale

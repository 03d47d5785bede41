#include "base/locale.hpp"

#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/plurrule.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>

#include "base/text.hpp"

namespace qbank::locale {
namespace {

constexpr std::array<std::string_view, 6> forms{"zero", "one", "two", "few", "many", "other"};

std::uint8_t form_of(const icu::PluralRules* rules, std::size_t n) {
    if (!rules) return n == 1 ? 1 : 5;
    std::string name;
    rules->select(static_cast<double>(n)).toUTF8String(name);
    for (std::size_t i = 0; i < forms.size(); ++i) {
        if (forms[i] == name) return static_cast<std::uint8_t>(i);
    }
    return 5;
}

}  // namespace

std::string_view direction(const std::string& language) {
    return uloc_isRightToLeft(language.c_str()) ? "rtl" : "ltr";
}

std::string own_name(const std::string& language) {
    const icu::Locale locale(language.c_str());
    icu::UnicodeString name;
    std::string result;
    locale.getDisplayLanguage(locale, name).toTitle(nullptr, locale).toUTF8String(result);
    return result.empty() ? language : result;
}

std::string long_date(const std::string& language, const std::string& iso_date) {
    const std::string_view date = iso_date;
    if (date.size() != 10) return iso_date;
    const auto year = text::number(date.substr(0, 4)), month = text::number(date.substr(5, 2)),
               day = text::number(date.substr(8, 2));
    if (!year || !month || !day) return iso_date;
    // British and not American: the site is for the world, and "en" alone means the United States.
    const icu::Locale locale(language == "en" ? "en_GB" : language.c_str());
    UErrorCode status = U_ZERO_ERROR;
    icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), locale, status);
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
    if (U_FAILURE(status) || !format) return iso_date;
    calendar.set(static_cast<std::int32_t>(*year), static_cast<std::int32_t>(*month) - 1,
                 static_cast<std::int32_t>(*day), 12, 0, 0);
    format->setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString written;
    format->format(calendar.getTime(status), written);
    std::string result;
    written.toUTF8String(result);
    return U_FAILURE(status) || result.empty() ? iso_date : result;
}

struct PluralForms::Rules {
    std::unique_ptr<icu::PluralRules> icu;
    std::array<std::uint8_t, 1000> small{};  ///< asking the rules takes a microsecond, and pages count a lot
};

PluralForms::PluralForms(const std::string& language) : rules_(std::make_unique<Rules>()) {
    UErrorCode status = U_ZERO_ERROR;
    rules_->icu.reset(icu::PluralRules::forLocale(icu::Locale(language.c_str()), status));
    if (U_FAILURE(status)) rules_->icu.reset();
    for (std::size_t n = 0; n < rules_->small.size(); ++n) rules_->small[n] = form_of(rules_->icu.get(), n);
}

PluralForms::~PluralForms() = default;
PluralForms::PluralForms(PluralForms&&) noexcept = default;
PluralForms& PluralForms::operator=(PluralForms&&) noexcept = default;

std::string_view PluralForms::of(std::size_t n) const {
    return forms[n < rules_->small.size() ? rules_->small[n] : form_of(rules_->icu.get(), n)];
}

}  // namespace qbank::locale

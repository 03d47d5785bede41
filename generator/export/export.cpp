#include "export/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "base/text.hpp"
#include "export/formats.hpp"

namespace qbank {
namespace {

/// A stream's end that is a string; std::ostringstream cannot be given room beforehand.
class StringBuffer : public std::streambuf {
  public:
    explicit StringBuffer(std::size_t room) { text_.reserve(room); }
    std::string take() { return std::move(text_); }

  protected:
    std::streamsize xsputn(const char* bytes, std::streamsize count) override {
        text_.append(bytes, static_cast<std::size_t>(count));
        return count;
    }
    int_type overflow(int_type c) override {
        if (!traits_type::eq_int_type(c, traits_type::eof())) text_ += traits_type::to_char_type(c);
        return traits_type::not_eof(c);
    }

  private:
    std::string text_;
};

/// What the documents say where the templates' strings are not at hand.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> english{{
    {"asked_in", "Asked in"},
    {"back_to_text", "Back to the text"},
    {"details", "Details"},
    {"export_contents", "Contents"},
    {"export_level", "Level"},
    {"export_other", "Other questions"},
    {"export_permalink", "On the site"},
    {"export_see_also", "See also"},
    {"footnotes", "Footnotes"},
    {"level_junior", "Junior"},
    {"level_mid", "Mid level"},
    {"level_senior", "Senior"},
    {"no_answer", "Nobody has written an answer to this question yet."},
    {"table", "Table, can be scrolled"},
    {"unanswered", "No answer yet"},
}};

/// Adds one file to the site, without having it in memory.
void publish_export(const Export& what, const PublishedExport& published, Site& site) {
    const ExportFormat& format = *find_export_format(published.format);
    site.add_stream(published.path, fmt::format("the export {}", published.format),
                    [&](std::ostream& out) { format.write(what, out); });
}

}  // namespace

std::string Export::word(std::string_view name) const {
    if (words != nullptr) {
        if (const auto found = words->find(name); found != words->end()) return found->second;
    }
    for (const auto& [known, word] : english) {
        if (known == name) return std::string(word);
    }
    return std::string(name);
}

const std::vector<ExportFormat>& export_formats() {
#define QBANK_LIST_FORMAT(name) formats::name,
    static const std::vector<ExportFormat> all{QBANK_EXPORT_FORMATS(QBANK_LIST_FORMAT)};
#undef QBANK_LIST_FORMAT
    return all;
}

const ExportFormat* find_export_format(std::string_view name) {
    const auto& all = export_formats();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const ExportFormat& f) { return f.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::string export_text(const Export& what, std::string_view name) {
    // Memory that is asked for and not written to costs nothing, while a text that doubles as it grows stands
    // in memory twice at last: of a large bank some hundred megabytes.
    std::size_t enough = 65536;
    for (const BankQuestion& question : what.bank.questions) {
        const std::size_t answer = question.answer ? question.answer->size() : 0;
        enough += 2 * (1000 + answer + question.plain.size()) * (1 + question.asked.size());
    }
    StringBuffer text(enough);
    std::ostream out(&text);
    find_export_format(name)->write(what, out);
    return text.take();
}

void list_export_formats(std::ostream& out) {
    for (const ExportFormat& format : export_formats())
        out << fmt::format("{:<9} {:<7} {}\n", format.name, format.extension, format.description);
}

void resolve_published_exports(Settings& settings, Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const ExportFormat& format : export_formats()) known.push_back(format.name);
    for (const Text& wanted : settings.exports) {
        const ExportFormat* format = find_export_format(wanted.value);
        if (format == nullptr) {
            const std::string_view near = text::nearest(wanted.value, known);
            diagnostics.error("exports", wanted.place,
                              fmt::format("there is no export format \"{}\"", wanted.value),
                              near.empty() ? "`qbank export --list` shows the formats"
                                           : fmt::format("did you mean \"{}\"?", near));
            continue;
        }
        PublishedExport published{std::string(format->name),
                                  fmt::format("exports/bank{}", format->extension)};
        const auto same = [&](const PublishedExport& other) { return other.format == published.format; };
        auto& all = settings.published_exports;
        if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(published));
    }
}

void publish_exports(const Export& what, Site& site) {
    publish_export(what, {"json", "bank.json"}, site);
    for (const PublishedExport& published : what.bank.settings.published_exports)
        publish_export(what, published, site);
}

}  // namespace qbank

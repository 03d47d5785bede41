// Anki packages (.apkg): a ZIP archive of a collection, `media` (a JSON object from entry to file name) and
// the files.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "base/day.hpp"
#include "base/hash.hpp"
#include "base/html.hpp"
#include "base/json.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "export/anki_collection.hpp"
#include "export/anki_models.hpp"
#include "export/formats.hpp"
#include "export/question_html.hpp"
#include "export/zip_package.hpp"

namespace qbank {
namespace {

constexpr std::int64_t first_day = 1577836800;  // 2020-01-01, for questions whose change nobody dated

/// When notes changed. Anki takes a note over the one it has only if this is newer, so it must grow with
/// every change, and never come from a clock.
class Changes {
  public:
    explicit Changes(const Bank& bank) : least_(std::max(first_day, day::source_date_epoch().value_or(0))) {
        for (const BankQuestion& question : bank.questions)
            newest_ = std::max(newest_, day::seconds_of(question.updated).value_or(0));
        newest_ = std::max(newest_, least_);
    }
    /// A question without a date may have changed with any other.
    std::int64_t of(const BankQuestion& question) const {
        const std::int64_t own = day::seconds_of(question.updated).value_or(0);
        return own == 0 ? newest_ : std::max(own, least_);
    }
    std::int64_t newest() const { return newest_; }

  private:
    std::int64_t least_, newest_ = 0;
};

/// Ids that follow from names, so that the next export has the same. In Anki an id is a time in milliseconds;
/// these lie between 2001 and 2020, since Anki mends ids of the future.
class Ids {
  public:
    /// Two banks may have a question of one name; the repository, else the site, tells them apart.
    explicit Ids(const Settings& settings)
        : bank_(settings.repository.empty() ? settings.base_url : settings.repository) {}
    std::int64_t number(std::string_view kind, std::string_view name) {
        constexpr std::uint64_t first = 1'000'000'000'000, count = 577'000'000'000;
        std::uint64_t id = hash64(full(kind, name)) % count;
        while (!taken_.insert(id).second) id = (id + 1) % count;
        return static_cast<std::int64_t>(first + id);
    }
    std::string guid(std::string_view name) const { return short_hash(full("guid", name), 16); }

  private:
    std::string full(std::string_view kind, std::string_view name) const {
        return fmt::format("{}\n{}\n{}", bank_, kind, name);
    }
    std::string bank_;
    std::set<std::uint64_t> taken_;
};

/// Anki's tags are words; "::" makes a tree of them.
void add_tag(std::string& tags, std::string_view group, std::string_view name) {
    std::string word;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = text::next_code_point(name, at);
        const bool is_blank =
            c <= ' ' || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F);
        text::append_utf8(word, is_blank ? U'_' : c);
    }
    if (word.empty()) return;
    if (tags.empty()) tags = " ";
    tags += group.empty() ? word + " " : fmt::format("{}::{} ", group, word);
}

std::string tags_of(const BankQuestion& question) {
    std::string tags;
    for (const std::string& tag : question.tags) add_tag(tags, "", tag);
    add_tag(tags, "level", name_of(question.level));
    for (const std::string& source : question.sources) add_tag(tags, "source", source);
    for (std::size_t i = 1; i < question.topics.size(); ++i) add_tag(tags, "topic", question.topics[i]);
    return tags;
}

std::string list_of(const BankQuestion& question, const QuestionHtml& html, bool with_key) {
    std::string list = "<ol class=\"choices\">";
    for (std::size_t i = 0; i < html.choices.size(); ++i) {
        list += with_key && question.choices[i].correct ? "<li class=\"right\">" : "<li>";
        list += html.choices[i] + "</li>";
    }
    return list + "</ol>";
}

/// "::" would make a deck below another.
std::string deck_name(std::string_view title) {
    return text::replace_all(text::squeeze(text::printable(title)), "::", ":");
}

class Package {
  public:
    explicit Package(const Export& what)
        : what_(what),
          bank_(what.bank),
          references_(what),
          images_(what),
          ids_(bank_.settings),
          changes_(bank_) {
        name_decks();
    }

    void write(std::ostream& out) {
        AnkiCollection collection(anki_models(what_), decks(), changes_.newest());
        // In pieces: the HTML of 100,000 answers need not stand in memory at once. While one is made, the one
        // before it goes to the collection, which only one thread can do.
        constexpr std::size_t piece = 1024;
        const std::vector<Numbered> numbered = numbered_notes();
        std::vector<AnkiNote> making, made;
        for (std::size_t first = 0; first < numbered.size() || !making.empty(); first += piece) {
            std::swap(making, made);
            making.assign(first < numbered.size() ? std::min(piece, numbered.size() - first) : 0, {});
            for_each_index(making.size() + 1, what_.jobs, [&](std::size_t i) {
                if (i == 0) {
                    for (const AnkiNote& note : made) collection.add(note);
                } else {
                    making[i - 1] = note_of(numbered[first + i - 1]);
                }
            });
        }
        pack(collection.finish(), out);
    }

  private:
    QuestionHtml html_of(const BankQuestion& question) {
        QuestionHtmlOptions options;
        options.leads = [this](const Referred& referred) { return target_of(referred); };
        return question_html(what_, references_, question, options, "q-" + question.id);
    }

    std::optional<markdown::Target> target_of(const Referred& referred) {
        std::string url;
        switch (referred.to) {
            case Referred::To::elsewhere: url = referred.address; break;
            case Referred::To::question:
                url = references_.permalink(bank_.questions[referred.question]);
                break;
            case Referred::To::page: url = references_.absolute(referred.address); break;
            case Referred::To::image: {
                const auto image = images_.find(referred.image);
                return image_target(image, image ? image->name : "");
            }
            case Referred::To::nothing: break;
        }
        if (url.empty()) return std::nullopt;
        return markdown::Target{url, true};
    }

    /// A deck a topic, below one of the bank.
    void name_decks() {
        std::string root = deck_name(bank_.settings.title);
        if (root.empty()) root = "qbank";
        add_deck("", root);
        std::set<std::string> taken;
        for (const BankTopic& topic : bank_.topics) {
            std::string name = deck_name(topic.title);
            if (name.empty() || !taken.insert(text::lower(name)).second) name = topic.id;
            taken.insert(text::lower(name));
            add_deck(topic.id, root + "::" + name);
        }
    }
    void add_deck(const std::string& topic, const std::string& name) {
        const std::int64_t id = ids_.number("deck", topic);
        deck_ids_[topic] = id;
        decks_[std::to_string(id)] = deck(id, name);
    }
    Json deck(std::int64_t id, const std::string& name) const {
        const Json none = Json::array({0, 0});
        return {{"id", id},         {"name", name},       {"mod", changes_.newest()},
                {"usn", -1},        {"desc", ""},         {"conf", 1},
                {"dyn", 0},         {"collapsed", false}, {"browserCollapsed", false},
                {"extendNew", 10},  {"extendRev", 50},    {"newToday", none},
                {"revToday", none}, {"lrnToday", none},   {"timeToday", none}};
    }
    std::string decks() const {
        Json all = decks_;
        all["1"] = deck(1, "Default");
        return to_text(all);
    }

    struct Numbered {
        std::int64_t id = 0;
        std::size_t question = 0;
    };

    /// By number. They are given in the order of the names, so that which of two equal hashes gives way does
    /// not depend on the order of the bank.
    std::vector<Numbered> numbered_notes() {
        std::vector<Numbered> notes(bank_.questions.size());
        for (std::size_t i = 0; i < notes.size(); ++i) notes[i].question = i;
        std::sort(notes.begin(), notes.end(), [&](const Numbered& a, const Numbered& b) {
            return bank_.questions[a.question].id < bank_.questions[b.question].id;
        });
        for (Numbered& note : notes) note.id = ids_.number("note", bank_.questions[note.question].id);
        std::sort(notes.begin(), notes.end(),
                  [](const Numbered& a, const Numbered& b) { return a.id < b.id; });
        return notes;
    }

    AnkiNote note_of(const Numbered& numbered) {
        const BankQuestion& question = bank_.questions[numbered.question];
        const QuestionHtml html = html_of(question);
        const auto deck = deck_ids_.find(question.topics.empty() ? "" : question.topics.front());
        AnkiNote note;
        note.id = numbered.id;
        note.place = static_cast<std::int64_t>(numbered.question);
        note.guid = ids_.guid(question.id);
        note.deck = deck == deck_ids_.end() ? deck_ids_.at("") : deck->second;
        note.changed = changes_.of(question);
        note.tags = tags_of(question);
        const std::string asked = html.stem.empty() ? html.wording : html.wording + "\n" + html.stem;
        const std::string link = html::escape(references_.permalink(question));
        std::vector<std::string> fields;
        if (question.choices.empty()) {
            note.model = anki_question_model;
            fields = {asked, html.answer, link};
        } else {
            note.model = anki_choice_model;
            fields = {asked, list_of(question, html, false), list_of(question, html, true), html.answer,
                      link};
        }
        for (const std::string& field : fields) {
            if (&field != &fields.front()) note.fields += AnkiNote::field_separator;
            note.fields += text::replace_all(field, "\x1F", "\uFFFD");  // it separates fields
        }
        note.sort_text = text::squeeze(text_of_html(asked));
        note.checksum = anki_checksum(note.sort_text);
        return note;
    }

    void pack(std::string_view database, std::ostream& out) {
        ZipPackage zip;
        zip.add("collection.anki2", database, ZipPackage::Packing::fast);
        Json media = Json::object();
        std::size_t number = 0;
        for (const auto& [name, bytes] : images_.bytes()) {
            zip.add(std::to_string(number), bytes, ZipPackage::Packing::stored);
            media[std::to_string(number++)] = name;
        }
        zip.add_owned("media", to_text(media), ZipPackage::Packing::stored);
        zip.finish(out);
    }

    const Export& what_;
    const Bank& bank_;
    References references_;
    Images images_;
    Ids ids_;
    Changes changes_;
    std::map<std::string, std::int64_t, std::less<>> deck_ids_;  ///< by topic; "" is the bank's own
    Json decks_ = Json::object();
};

void write(const Export& what, std::ostream& out) { Package(what).write(out); }

}  // namespace

constexpr ExportFormat formats::anki{
    "anki", ".apkg", "a package of decks for Anki; importing it again updates the cards", false, write};

}  // namespace qbank

#pragma once
#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace qbank {

struct AnkiNote {
    std::int64_t id = 0;  ///< milliseconds, as Anki's own are
    std::string guid;     ///< what Anki knows the note by when it is imported again
    std::int64_t model = 0, deck = 0;
    std::int64_t changed = 0;   ///< seconds; Anki updates a note from a package only if this is newer
    std::string tags;           ///< separated and surrounded by spaces
    std::string fields;         ///< joined by field_separator
    std::string sort_text;      ///< the first field without markup
    std::int64_t checksum = 0;  ///< anki_checksum() of the sort text
    std::int64_t place = 0;     ///< in the order of learning

    static constexpr char field_separator = '\x1F';
};

/// What Anki looks for duplicates by.
std::int64_t anki_checksum(std::string_view sort_text);

/// A collection as Anki reads it from a package: collection.anki2, schema 11 (rslib/src/storage/schema11.sql
/// in Anki's sources). In memory; the same calls give the same bytes.
class AnkiCollection {
  public:
    /// The JSON columns of the only row of `col`.
    AnkiCollection(const std::string& models, const std::string& decks, std::int64_t changed);
    ~AnkiCollection();
    AnkiCollection(const AnkiCollection&) = delete;
    AnkiCollection& operator=(const AnkiCollection&) = delete;

    /// The note and its one card, which is new. Rows lie in the order of the ids: to add them in that order
    /// is three times as fast, and leaves no pages half full.
    void add(const AnkiNote& note);
    /// The database file, as long as this lives. Call it once, last.
    std::string_view finish();

  private:
    void run(const char* sql);
    sqlite3* database_ = nullptr;
    sqlite3_stmt* add_note_ = nullptr;
    sqlite3_stmt* add_card_ = nullptr;
};

}  // namespace qbank

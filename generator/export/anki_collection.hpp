#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace qbank {

struct AnkiNote {
    std::int64_t id = 0;  ///< milliseconds, as Anki's own are
    std::string guid;     ///< what Anki knows the note by when it is imported again
    std::int64_t model = 0, deck = 0;
    std::int64_t changed = 0;  ///< seconds; Anki updates a note from a package only if this is newer
    std::string tags;          ///< separated and surrounded by spaces
    std::vector<std::string> fields;
    std::string sort_text;  ///< the first field without markup
};

/// A collection as Anki reads it from a package: collection.anki2, schema 11 (rslib/src/storage/schema11.sql
/// in Anki's sources). In memory; the same calls give the same bytes.
class AnkiCollection {
  public:
    /// The JSON columns of the only row of `col`.
    AnkiCollection(const std::string& models, const std::string& decks, std::int64_t changed);
    ~AnkiCollection();
    AnkiCollection(const AnkiCollection&) = delete;
    AnkiCollection& operator=(const AnkiCollection&) = delete;

    /// The note and its one card, new and `place` in the order of learning.
    void add(const AnkiNote& note, std::int64_t place);
    /// The database file. Call it once, last.
    std::string finish();

  private:
    void run(const char* sql);
    sqlite3* database_ = nullptr;
    sqlite3_stmt* add_note_ = nullptr;
    sqlite3_stmt* add_card_ = nullptr;
};

}  // namespace qbank

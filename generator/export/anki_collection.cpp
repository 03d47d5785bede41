#include "export/anki_collection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <stdexcept>

#include "export/sha1.hpp"

namespace qbank {
namespace {

constexpr const char* schema = R"(
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
    ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
    models text not null, decks text not null, dconf text not null, tags text not null);
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
    usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
    flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
    mod integer not null, usn integer not null, type integer not null, queue integer not null,
    due integer not null, ivl integer not null, factor integer not null, reps integer not null,
    lapses integer not null, left integer not null, odue integer not null, odid integer not null,
    flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
    ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
    type integer not null);
create table graves (usn integer not null, oid integer not null, type integer not null);
)";

/// Made after the rows: an index over sorted rows is faster to make than to keep.
constexpr const char* indexes = R"(
create index ix_notes_usn on notes (usn);
create index ix_cards_usn on cards (usn);
create index ix_revlog_usn on revlog (usn);
create index ix_cards_nid on cards (nid);
create index ix_cards_sched on cards (did, queue, due);
create index ix_revlog_cid on revlog (cid);
create index ix_notes_csum on notes (csum);
)";

constexpr const char* configuration =
    R"({"activeDecks":[1],"addToCur":true,"collapseTime":1200,"curDeck":1,"dueCounts":true,"estTimes":true,)"
    R"("newBury":true,"newSpread":0,"nextPos":1,"sortBackwards":false,"sortType":"noteFld","timeLim":0})";

constexpr const char* deck_options =
    R"({"1":{"autoplay":true,"id":1,"lapse":{"delays":[10],"leechAction":0,"leechFails":8,"minInt":1,"mult":0},)"
    R"("maxTaken":60,"mod":0,"name":"Default","new":{"bury":true,"delays":[1,10],"initialFactor":2500,)"
    R"("ints":[1,4,7],"order":1,"perDay":20,"separate":true},"replayq":true,"rev":{"bury":true,"ease4":1.3,)"
    R"("fuzz":0.05,"ivlFct":1,"maxIvl":36500,"minSpace":1,"perDay":100},"timer":0,"usn":0}})";

[[noreturn]] void fail(sqlite3* database) {
    throw std::runtime_error(fmt::format("cannot write the deck: {}", sqlite3_errmsg(database)));
}

/// Values of one row, in the order of its columns.
class Values {
  public:
    Values(sqlite3* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
    Values& operator<<(std::int64_t number) {
        sqlite3_bind_int64(statement_, ++column_, number);
        return *this;
    }
    Values& operator<<(std::string_view text) {
        sqlite3_bind_text64(statement_, ++column_, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        return *this;
    }
    void insert() {
        if (sqlite3_step(statement_) != SQLITE_DONE) fail(database_);
        sqlite3_reset(statement_);
    }

  private:
    sqlite3* database_;
    sqlite3_stmt* statement_;
    int column_ = 0;
};

sqlite3_stmt* prepared(sqlite3* database, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK) fail(database);
    return statement;
}

}  // namespace

AnkiCollection::AnkiCollection(const std::string& models, const std::string& decks, std::int64_t changed) {
    // Of the databases in memory the kind that is one piece, which can be read where it lies.
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_PRIVATECACHE;
    if (sqlite3_open_v2("collection", &database_, flags, "memdb") != SQLITE_OK) fail(database_);
    sqlite3_int64 no_limit = INT64_MAX;
    sqlite3_file_control(database_, "main", SQLITE_FCNTL_SIZE_LIMIT, &no_limit);
    // What the program's defaults could change with a version of SQLite is said.
    run("pragma page_size = 4096; pragma encoding = 'UTF-8'; pragma auto_vacuum = none;"
        "pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory; begin;");
    run(schema);
    sqlite3_stmt* col = prepared(database_, "insert into col values (?,?,?,?,?,?,?,?,?,?,?,?,?)");
    Values(database_, col) << std::int64_t{1} << changed << changed * 1000 << changed * 1000
                           << std::int64_t{11} << std::int64_t{0} << std::int64_t{0} << std::int64_t{0}
                           << configuration << models << decks << deck_options << "{}";
    if (sqlite3_step(col) != SQLITE_DONE) fail(database_);
    sqlite3_finalize(col);
    add_note_ = prepared(database_, "insert into notes values (?,?,?,?,-1,?,?,?,?,0,'')");
    add_card_ = prepared(database_, "insert into cards values (?,?,?,0,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')");
}

AnkiCollection::~AnkiCollection() {
    sqlite3_finalize(add_note_);
    sqlite3_finalize(add_card_);
    sqlite3_close(database_);
}

void AnkiCollection::run(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(database_);
}

void AnkiCollection::add(const AnkiNote& note) {
    Values values(database_, add_note_);
    values << note.id << note.guid << note.model << note.changed << note.tags << note.fields << note.sort_text
           << note.checksum;
    values.insert();
    Values card(database_, add_card_);
    card << note.id << note.id << note.deck << note.changed << note.place;
    card.insert();
}

std::string_view AnkiCollection::finish() {
    run(indexes);
    run("commit");
    sqlite3_int64 size = 0;
    const unsigned char* bytes = sqlite3_serialize(database_, "main", &size, SQLITE_SERIALIZE_NOCOPY);
    if (bytes == nullptr) fail(database_);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::int64_t anki_checksum(std::string_view sort_text) { return sha1(sort_text)[0]; }

}  // namespace qbank

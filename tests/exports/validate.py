"""Reads a bank's exports with programs that are not ours (Python's csv, json, xml, zipfile and sqlite3) and compares what
they read. Prints each mistake; status 1 if there is one.

usage: validate.py FOLDER   with bank.json, bank.jsonl, bank.csv, bank.xml, bank.apkg, bank.epub, bank.html, bank.md"""
import csv
import hashlib
import html
import io
import json
import pathlib
import re
import sqlite3
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

csv.field_size_limit(1 << 30)
mistakes = []

# rslib/src/storage/schema11.sql of Anki's sources, white space squeezed.
ANKI_SCHEMA = {
    "col": "id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null",
    "notes": "id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null",
    "cards": "id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null",
    "revlog": "id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null",
    "graves": "usn integer not null, oid integer not null, type integer not null",
}
ANKI_INDEXES = {"ix_notes_usn", "ix_cards_usn", "ix_revlog_usn", "ix_cards_nid", "ix_cards_sched", "ix_revlog_cid", "ix_notes_csum"}


def check(truth, *words):
    if not truth:
        mistakes.append(" ".join(str(word) for word in words))


def undefused(cell):
    return cell[1:] if cell.startswith("'") and is_dangerous(cell) else cell


def is_dangerous(cell):
    """The rule of generator/base/csv.hpp, written anew."""
    if cell[:1] in ("\t", "\r"):
        return True
    bare = re.sub(r"^['\x00-\x20\xa0\ufeff\u2000-\u200b\u3000]*", "", cell)
    return bare[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20")


def check_csv(path, bank):
    text = path.read_text(encoding="utf-8", newline="") if sys.version_info >= (3, 13) else io.open(path, encoding="utf-8", newline="").read()
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    check(len(rows) == len(bank["questions"]), "csv: rows", len(rows))
    for row, question in zip(rows, bank["questions"]):
        for name, cell in row.items():
            check(not is_dangerous(cell) or cell.startswith("'"), "csv: a spreadsheet runs", row["id"], name)
        for name, value in (("id", question["id"]), ("question", question["question"]), ("answer", question["answer_markdown"] or "")):
            check(undefused(row[name]) == value.replace("\0", "\ufffd"), "csv: differs:", question["id"], name)
        check(row["topics"] == "; ".join(question["topics"]), "csv: topics", question["id"])


def check_moodle(path, bank):
    quiz = xml.parse(path).getroot()
    found = [q for q in quiz if q.get("type") in ("essay", "multichoice")]
    check({q.findtext("idnumber") for q in found} == {q["id"] for q in bank["questions"]}, "moodle: other questions")
    by_id = {q["id"]: q for q in bank["questions"]}
    check(len(found) == len(by_id), "moodle: count", len(found))
    for question in found:
        ours = by_id[question.findtext("idnumber")]
        right = [c for c in ours["choices"] if c["correct"]]
        choosing = len(ours["choices"]) > 1 and right
        check((question.get("type") == "multichoice") == bool(choosing), "moodle: kind", ours["id"])
        if choosing:
            total = sum(float(a.get("fraction")) for a in question.findall("answer"))
            check(abs(total - 100) < 0.01, "moodle: shares", ours["id"], total)
            check(len(question.findall("answer")) == len(ours["choices"]), "moodle: choices", ours["id"])
        check(bool(question.findtext("generalfeedback/text")) == bool(ours["answer_markdown"]), "moodle: answer", ours["id"])
    check(all(q.get("type") in ("essay", "multichoice", "category") for q in quiz), "moodle: an unknown type")


def squeezed(sql):
    return re.sub(r"\s+", " ", sql[sql.index("(") + 1:sql.rindex(")")]).strip()


def check_anki(path, bank):
    package = zipfile.ZipFile(path)
    check(package.testzip() is None, "anki: the archive is broken")
    check(all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in package.infolist()), "anki: a time in the archive")
    media = json.loads(package.read("media"))
    check(set(package.namelist()) == {"collection.anki2", "media", *media}, "anki: entries", package.namelist())
    with tempfile.NamedTemporaryFile(suffix=".anki2") as file:
        file.write(package.read("collection.anki2"))
        file.flush()
        db = sqlite3.connect(file.name)
        check(db.execute("pragma integrity_check").fetchall() == [("ok",)], "anki: integrity")
        tables = dict(db.execute("select name, sql from sqlite_master where type = 'table'"))
        check({name: squeezed(sql) for name, sql in tables.items()} == ANKI_SCHEMA, "anki: tables")
        check({n for n, in db.execute("select name from sqlite_master where type = 'index'")} == ANKI_INDEXES, "anki: indexes")
        [(ver, models, decks, dconf, conf)] = db.execute("select ver, models, decks, dconf, conf from col")
        models, decks, dconf = json.loads(models), json.loads(decks), json.loads(dconf)
        json.loads(conf)
        check(ver == 11, "anki: version", ver)
        check(all(str(d["conf"]) in dconf for d in decks.values()), "anki: options of decks")
        check("1" in decks, "anki: no default deck")
        notes = db.execute("select id, guid, mid, tags, flds, sfld, csum from notes order by id").fetchall()
        check(len(notes) == len(bank["questions"]), "anki: notes", len(notes))
        check(len({n[1] for n in notes}) == len(notes), "anki: guids")
        for number, guid, mid, tags, fields, sort, checksum in notes:
            model = models[str(mid)]
            parts = fields.split("\x1f")
            check(len(parts) == len(model["flds"]), "anki: fields of", guid)
            check(parts[0].strip() != "", "anki: an empty card", guid)
            check(checksum == int(hashlib.sha1(str(sort).encode()).hexdigest()[:8], 16), "anki: checksum", guid)
            stripped = html.unescape(re.sub(r'<(?:[^>"]|"[^"]*")*>', "", parts[0]))
            check(" ".join(stripped.split()) == " ".join(str(sort).split()), "anki: sort field", guid)
            check("<script" not in fields, "anki: a script", guid)
            for name in re.findall(r'<img src="([^"]+)"', fields):
                check(name in media.values(), "anki: no image", name)
        cards = db.execute("select nid, did, ord from cards").fetchall()
        check({c[0] for c in cards} == {n[0] for n in notes} and len(cards) == len(notes), "anki: cards")
        check(all(str(c[1]) in decks for c in cards), "anki: a card without a deck")
        names = {decks[str(c[1])]["name"] for c in cards}
        used = {q["topics"][0] for q in bank["questions"] if q["topics"]}
        check(len(names) == len(used) + any(not q["topics"] for q in bank["questions"]), "anki: decks", names)
        choosing = {mid for _, _, mid, *_ in notes}
        check(len(choosing) == len({bool(q["choices"]) for q in bank["questions"]}), "anki: note types")
        db.close()


def check_epub(path, bank):
    book = zipfile.ZipFile(path)
    check(book.infolist()[0].filename == "mimetype" and book.infolist()[0].compress_type == 0, "epub: mimetype")
    ids = set()
    for name in book.namelist():
        if name.endswith((".xhtml", ".opf", ".xml")):
            root = xml.fromstring(book.read(name))
            ids |= {e.get("id")[2:] for e in root.iter("{http://www.w3.org/1999/xhtml}article")}
    check(ids == {q["id"] for q in bank["questions"]}, "epub: other questions")


def main():
    folder = pathlib.Path(sys.argv[1])
    bank = json.loads((folder / "bank.json").read_text(encoding="utf-8"))
    lines = (folder / "bank.jsonl").read_text(encoding="utf-8").split("\n")
    check([json.loads(line) for line in lines if line] == bank["questions"], "jsonl: other questions")
    check_csv(folder / "bank.csv", bank)
    check_moodle(folder / "bank.xml", bank)
    check_anki(folder / "bank.apkg", bank)
    check_epub(folder / "bank.epub", bank)
    page = (folder / "bank.html").read_text(encoding="utf-8")
    printed = (folder / "bank.md").read_text(encoding="utf-8")
    for question in bank["questions"]:
        check(f'<article id="q-{question["id"]}">' in page, "html: no", question["id"])
        check(f'<a id="q-{question["id"]}"></a>' in printed, "markdown: no", question["id"])
    check("<script" not in page, "html: a script")
    for mistake in mistakes[:50]:
        print(mistake)
    print(f'{len(bank["questions"])} questions, {len(mistakes)} mistakes')
    sys.exit(1 if mistakes else 0)


main()

#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The search index on disk, version 2. theme/search/engine.js reads it; both sides change together, with
/// `version`.
///
/// Files, all under search-index/:
///
///     root.2.bin          the only stable name; the 2 is `version`
///     w<i>.<gen>.bin      word shard i: surface forms, their groups, and where those occur
///     d<i>.<gen>.bin      spelling shard i: forms alone, many at once, for what is unfinished or misspelled
///     t<i>.<gen>.bin      titles shard i: questions and ids of `titles per shard` documents
///     f0.<gen>.bin        facets: level, kind, answered, sources and further topics of every document
///
/// <gen> is a hash of everything the shards hold, so an index that changed never mixes with a cached older
/// one. Up to `single_file_documents` documents the blocks w0, t0 and f0 stand inside the root: one request
/// answers every query. In larger banks a word that is there takes three waves of requests: root, word shard,
/// titles; forms and postings stand together, since where a word stands is known from the root alone. A
/// misspelled one takes a fourth, as it has to be found in a spelling shard first. The root, d and f0 are
/// zlib streams, the others as they are: a browser inflates only asynchronously and slowly (0.2 ms a stream),
/// and these are packed by what is described below. A shard starts with a 4-byte little-endian FNV-1a hash of
/// its name without ".bin", then of its payload: a cut-off, damaged or foreign file is noticed. The root's
/// zlib stream carries its own checksum.
///
/// Numbers are LEB128 varints, unless said otherwise; `text` is a varint length in bytes, then UTF-8.
///
/// Root: "QB", the byte `version`, text <gen>; one byte: 1 if w0, t0, f0 follow at the end, each after its
/// length in bytes; documents N, topics T; runs R, the topic of each as its distance from the one after the
/// topic before (modulo T + 1, as T stands for none), then the documents of each: documents are numbered as
/// the bank has them, so a topic is a few runs, and most distances are 0; the rank (below) of each impact; 1
/// if neighbours are neighbours in a list, else 0; text of title pieces, one a line; titles per shard; texts
/// of the first forms of the word shards and of the spelling shards, one a line, cut after the letter that
/// tells them from the form before.
///
/// Dictionary block (a spelling shard; the first part of a word shard): forms F; for each form the varint
/// `shared + 16 * rest` (UTF-16 units taken from the form before, at most 15, and units of its own); text of
/// all rests; for each form the group: 0 for the next new one, k for the k-th before that; for each group
/// `2 * postings + weak`. Forms are sorted by UTF-16 units. Forms of one stem, and single-word synonyms,
/// share a group; a group that has forms in several shards is repeated, so a shard never points outside. A
/// weak group holds words such as "how" and "explain", which frame a question.
///
/// Postings (the second part of a word shard): a bit stream, most significant bit first, group after group. A
/// posting is the gap to the one before minus 1, Rice-coded with
/// k = floor(log2(max(1, 11 * (N + T) / 16 / postings))) (quotient in ones, a zero, k bits), then the impact:
/// its rank in unary (0, 10, 110, 111). Documents N..N+T-1 are the topics: a word of a topic's title is
/// stored once, not for each of its questions.
///
/// Titles block: for each document two lines. The first is the question. The second has, if its id is not
/// what simple_slug() makes of the question or several sources ask it, a digit (sources, at most 9) and the
/// id (empty if it is the slug); then, if it is the first of its topic in the shard, TAB, the topic's id,
/// TAB, its title; in a bank without pages of questions (`pages: topics`) also if it is the first on a page
/// of its topic, and TAB, the number of that page. With title pieces, a byte from 0x80 stands for that piece
/// and byte 1 begins a literal: a length byte, then UTF-8.
///
/// Facets block: for each document a byte `level + 4 * kind + 32 * answered`; text of "id TAB title" lines
/// (one a source); the same of the topics; for each source, then for each topic, the number of documents and
/// their gaps minus 1 (for a topic only those that have it besides their main topic).
namespace qbank::search {

constexpr std::uint8_t version = 2;
constexpr std::string_view folder = "search-index/";
constexpr std::size_t single_file_documents = 2000;

/// How much a posting says about its document, in two bits.
enum Impact : std::uint8_t {
    in_answer = 0,
    in_other_wording = 1,  ///< another document's wording, a tag, a synonym of what the question says
    in_question = 2,
    in_short_question = 3,  ///< the question says little else
};
constexpr std::size_t impacts = 4;

}  // namespace qbank::search

#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The search index on disk, version 1. theme/search/engine.js reads it; both sides change together, with
/// `version`.
///
/// Files, all under search-index/:
///
///     root.1.bin          the only stable name; the 1 is `version`
///     d<i>.<gen>.bin      dictionary shard i: surface forms and their groups
///     p<i>.<gen>.bin      postings shard i: where the groups of one dictionary shard occur
///     t<i>.<gen>.bin      titles shard i: questions and ids of `titles_per_shard` documents
///     f0.<gen>.bin        facets: level, kind, answered, sources and further topics of every document
///
/// <gen> is a hash of everything the shards hold, so an index that changed never mixes with a cached older
/// one. Up to `single_file_documents` documents the four blocks d0, p0, t0 and f0 stand inside the root: one
/// request answers every query. Larger banks load the root and f0 as zlib streams and the others as they are:
/// a browser inflates only asynchronously and slowly (0.2 ms a stream), and these are packed by what is
/// described below. A shard starts with a 4-byte little-endian FNV-1a hash of its name without ".bin", then
/// of its payload: a cut-off, damaged or foreign file is noticed. The root's zlib stream carries its own
/// checksum.
///
/// Numbers are LEB128 varints, unless said otherwise; `text` is a varint length in bytes, then UTF-8.
///
/// Root: "QB", the byte `version`, 5 bytes <gen>, documents N, topics T, text of "id TAB title" lines (one a
/// topic), runs R and for each (topic, documents in the run): documents are numbered as the bank has them, so
/// a topic is a few runs; one byte of impact ranks, 2 bits each (below); 1 if neighbours are neighbours in a
/// list, else 0; text of title pieces, one a line; titles per shard; dictionary shards D and text of their
/// first forms, one a line; postings shards of each; groups in each postings shard; text of the first form in
/// each postings shard; then one byte: 1 if d0, p0, t0, f0 follow, each after its length in bytes.
///
/// Dictionary block: forms F, groups G; for each form the varint `shared + 16 * rest` (UTF-16 units taken
/// from the form before, at most 15, and units of its own); text of all rests; for each form the group: 0 for
/// the next new one, k for the k-th before that; for each group `2 * postings + weak`. Forms are sorted by
/// UTF-16 units. Forms of one stem, and single-word synonyms, share a group; a group that has forms in
/// several shards is repeated, so a shard never points outside. A weak group holds words such as "how" and
/// "explain", which frame a question.
///
/// Postings block: a bit stream, most significant bit first, group after group. A posting is the gap to the
/// one before minus 1, Rice-coded with k = floor(log2(max(1, 11 * (N + T) / 16 / postings))) (quotient in
/// ones, a zero, k bits), then the impact: its rank in unary (0, 10, 110, 111). Documents N..N+T-1 are the
/// topics: a word of a topic's title is stored once, not for each of its questions.
///
/// Titles block: for each document two lines: the question; then, if its id is not what simple_slug() makes
/// of the question or several sources ask it, a digit (sources, at most 9) and the id (empty if it is the
/// slug). With title pieces, a byte from 0x80 stands for that piece and byte 1 begins a literal: a length
/// byte, then UTF-8.
///
/// Facets block: for each document a byte `level + 4 * kind + 32 * answered`; text of "id TAB title" lines
/// (one a source); for each source, then for each topic, the number of documents and their gaps minus 1 (for
/// a topic only those that have it besides their main topic).
namespace qbank::search {

constexpr std::uint8_t version = 1;
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

#include "base/highlight_languages.hpp"

#include <array>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"

namespace qbank::highlight {
namespace {

constexpr Quotes one_line_double{"\"", "\""}, one_line_single{"'", "'"};
constexpr Quotes long_double{"\"", "\"", true, true}, long_single{"'", "'", true, true};
constexpr Quotes template_text{"`", "`", true, true}, raw_backtick{"`", "`", false, true};
constexpr Quotes triple_double{"\"\"\"", "\"\"\"", true, true}, triple_single{"'''", "'''", true, true};

constexpr std::string_view c_keywords =
    "alignas alignof asm auto bool break case catch char char16_t char32_t char8_t class co_await co_return "
    "co_yield concept const const_cast consteval constexpr constinit continue decltype default delete do "
    "double dynamic_cast else enum explicit export extern final float for friend goto if inline int long "
    "mutable namespace new noexcept operator override private protected public register reinterpret_cast "
    "requires restrict return short signed sizeof static static_assert static_cast struct switch template "
    "thread_local throw try typedef typeid typename union unsigned using virtual void volatile wchar_t while";

/// A new language is one more entry; a form that no field describes is better left plain than guessed at.
const Language languages[] = {
    {.names = "python py python3 pycon py3 pyi",
     .keywords = "and as assert async await break class continue def del elif else except finally for from "
                 "global if import in is lambda nonlocal not or pass raise return try while with yield",
     .constants = "True False None NotImplemented Ellipsis self cls",
     .defines = "class def",
     .line_comment = "#",
     .quotes = {triple_double, triple_single, one_line_double, one_line_single},
     .prefixes = "rRbBfFuUtT",
     .decorators = true},
    {.names = "sql mysql postgresql postgres psql plpgsql sqlite tsql",
     .keywords =
         "add after all alter analyze and any array as asc before begin between by cascade case cast check "
         "collate column commit concurrently conflict constraint create cross current_date "
         "current_timestamp cursor database declare default delete desc distinct do drop each else elsif end "
         "except exception execute exists explain extension fetch filter first following for foreign from "
         "full function grant group groups having if ilike in index inner insert intersect interval into is "
         "join key lateral left level like limit lock loop materialized natural not nothing nulls of offset "
         "on only or order outer over partition preceding primary procedure range recursive references "
         "refresh rename replace restrict returning returns revoke right rollback row rows savepoint schema "
         "select sequence set share similar skip start table temporary then to transaction trigger truncate "
         "unbounded union unique update using vacuum values view when where window with within "
         "bigint bigserial boolean bytea char date decimal double float int integer json jsonb numeric "
         "precision real serial smallint text time timestamp timestamptz uuid varchar",
     .constants = "true false null",
     .line_comment = "--",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {Quotes{"'", "'", false, true}, Quotes{"\"", "\"", false}, Quotes{"`", "`", false}},
     .any_case = true},
    {.names = "bash sh shell zsh ksh console terminal shell-session shellsession fish",
     .keywords =
         "alias break case cd continue declare do done elif else esac eval exec exit export fi for "
         "function if in local readonly return select set shift source sudo then time trap unset until while",
     .constants = "true false",
     .defines = "function",
     .line_comment = "#",
     .quotes = {long_double, Quotes{"'", "'", false, true}},
     .word_signs = "-./:",
     .spaced = true,
     .variables = true},
    {.names = "json json5 jsonc jsonl geojson",
     .constants = "true false null",
     .line_comment = "//",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {one_line_double},
     .keys = Keys::colon},
    {.names = "yaml yml",
     .constants = "true false null yes no on off",
     .line_comment = "#",
     .quotes = {long_double, Quotes{"'", "'", false, true}},
     .word_signs = "-./$",
     .keys = Keys::colon,
     .spaced = true},
    {.names = "toml",
     .constants = "true false inf nan",
     .line_comment = "#",
     .quotes = {triple_double, Quotes{"'''", "'''", false, true}, one_line_double, Quotes{"'", "'", false}},
     .word_signs = "-.",
     .keys = Keys::assignment,
     .sections = true},
    {.names = "ini cfg conf properties editorconfig dotenv env systemd",
     .constants = "true false yes no on off",
     .line_comment = "#",
     .second_line_comment = ";",
     .quotes = {one_line_double},
     .word_signs = "-.",
     .keys = Keys::assignment,
     .spaced = true,
     .sections = true},
    {.names = "javascript js jsx mjs cjs node typescript ts tsx",
     .keywords =
         "abstract as async await break case catch class const continue debugger declare default delete "
         "do else enum export extends finally for from function get if implements import in "
         "instanceof interface keyof let namespace new of private protected public readonly return "
         "satisfies set static super switch this throw try type typeof var void while with yield",
     .constants = "true false null undefined NaN Infinity",
     .defines = "class function interface enum",
     .line_comment = "//",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {template_text, one_line_double, one_line_single},
     .word_signs = "$",
     .decorators = true,
     .regexes = true},
    {.names = "cpp c++ cc cxx hpp hxx c h objc arduino cuda",
     .keywords = c_keywords,
     .constants = "true false nullptr NULL this",
     .defines = "class struct enum union namespace concept",
     .line_comment = "//",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {one_line_double, one_line_single},
     .directives = true,
     .raw_parentheses = true},
    {.names = "java",
     .keywords =
         "abstract assert boolean break byte case catch char class const continue default do double else "
         "enum extends final finally float for goto if implements import instanceof int interface "
         "long native new package permits private protected public record return sealed short static "
         "strictfp super switch synchronized this throw throws transient try var void volatile while yield",
     .constants = "true false null",
     .defines = "class interface enum record",
     .line_comment = "//",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {triple_double, one_line_double, one_line_single},
     .decorators = true},
    {.names = "kotlin kt kts",
     .keywords =
         "abstract as break by catch class companion const constructor continue data do else enum extends "
         "final finally for fun if import in infix init inline interface internal is lateinit "
         "object open operator out override package private protected public return sealed super "
         "suspend this throw try typealias val var when where while",
     .constants = "true false null",
     .defines = "class interface fun object",
     .line_comment = "//",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {triple_double, one_line_double, one_line_single},
     .decorators = true,
     .nested_comments = true},
    {.names = "csharp cs c#",
     .keywords =
         "abstract as async await base bool break byte case catch char checked class const continue "
         "decimal default delegate do double else enum event explicit extern finally fixed float for foreach "
         "get goto if implicit in init int interface internal is lock long namespace new object "
         "operator out override params private protected public readonly record ref return sbyte "
         "sealed set short sizeof stackalloc static string struct switch this throw try typeof uint "
         "ulong unchecked unsafe ushort using var virtual void volatile when where while yield",
     .constants = "true false null",
     .defines = "class interface enum struct record namespace",
     .line_comment = "//",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {triple_double, one_line_double, one_line_single},
     .directives = true},
    {.names = "go golang",
     .keywords = "any bool break byte case chan const continue default defer else error fallthrough float32 "
                 "float64 for func go goto if import int int16 int32 int64 int8 interface map package range "
                 "return rune select string struct switch type uint uint16 uint32 uint64 uint8 uintptr var",
     .constants = "true false nil iota",
     .defines = "func type",
     .line_comment = "//",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {raw_backtick, one_line_double, one_line_single}},
    {.names = "rust rs",
     .keywords =
         "as async await bool break char const continue crate dyn else enum extern f32 f64 fn for i128 i16 "
         "i32 i64 i8 if impl in isize let loop match mod move mut pub ref return self Self static str "
         "struct super trait type u128 u16 u32 u64 u8 union unsafe use usize where while",
     .constants = "true false None Some Ok Err",
     .defines = "fn struct enum trait mod type",
     .line_comment = "//",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {long_double},
     .prefixes = "b",
     .raw_hashes = true,
     .nested_comments = true},
    {.names = "php",
     .keywords =
         "abstract and array as break callable case catch class clone const continue declare default do "
         "echo else elseif empty enum extends final finally fn for foreach function global if "
         "implements include instanceof insteadof interface isset list match namespace new or "
         "print private protected public readonly require require_once return static switch throw "
         "trait try unset use var while yield",
     .constants = "true false null",
     .defines = "class function interface trait enum",
     .line_comment = "//",
     .second_line_comment = "#",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {long_double, long_single},
     .any_case = true,
     .variables = true},
    {.names = "ruby rb",
     .keywords =
         "alias and begin break case class def defined? do else elsif end ensure extend for if in include "
         "module next not or private protected public raise redo require rescue retry return self "
         "super then undef unless until when while yield",
     .constants = "true false nil",
     .defines = "class def module",
     .line_comment = "#",
     .quotes = {long_double, long_single},
     .word_signs = "?",
     .decorators = true,
     .variables = true},
    {.names = "css scss sass less",
     .constants = "inherit initial unset none auto",
     .line_comment = "//",
     .block_open = "/*",
     .block_close = "*/",
     .quotes = {one_line_double, one_line_single},
     .word_signs = "-",
     .keys = Keys::colon,
     .spaced = true,
     .decorators = true,
     .variables = true},
    {.names = "dockerfile docker containerfile",
     .keywords = "add arg cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell "
                 "stopsignal user volume workdir",
     .line_comment = "#",
     .quotes = {one_line_double, one_line_single},
     .word_signs = "-./:",
     .any_case = true,
     .spaced = true,
     .variables = true,
     .instructions = true},
    {.names = "nginx",
     .keywords =
         "access_log add_header alias allow client_max_body_size deny error_log error_page events expires "
         "gzip http if include index keepalive_timeout limit_req limit_req_zone listen location "
         "proxy_cache proxy_pass proxy_read_timeout proxy_set_header return rewrite root server "
         "server_name set ssl_certificate ssl_certificate_key ssl_protocols try_files upstream "
         "user worker_connections worker_processes",
     .constants = "on off",
     .line_comment = "#",
     .quotes = {one_line_double, one_line_single},
     .word_signs = "-./:",
     .spaced = true,
     .variables = true},
    {.names = "graphql gql",
     .keywords = "directive enum extend fragment implements input interface mutation on query scalar schema "
                 "subscription type union",
     .constants = "true false null",
     .defines = "type interface enum input",
     .line_comment = "#",
     .quotes = {triple_double, one_line_double},
     .decorators = true,
     .variables = true},
};

using Words = std::unordered_map<std::string_view, char>;

/// By the language's place in the table.
const std::vector<Words>& words_of_languages() {
    static const std::vector<Words> all = [] {
        std::vector<Words> result;
        for (const Language& language : languages) {
            Words& words = result.emplace_back();
            const auto take = [&](std::string_view list, char kind) {
                for (const std::string_view word : text::split(list, ' ')) words[word] = kind;
            };
            take(language.keywords, 'k');
            take(language.constants, 'l');
            take(language.defines, 'f');
            words.erase(std::string_view());
        }
        return result;
    }();
    return all;
}

}  // namespace

char kind_of_word(const Language& language, std::string_view word) {
    constexpr std::size_t longest = 32;
    if (word.size() > longest) return 0;
    const Words& words = words_of_languages()[static_cast<std::size_t>(&language - languages)];
    auto found = words.find(word);
    if (found == words.end() && language.any_case) {
        std::array<char, longest> small{};
        for (std::size_t i = 0; i < word.size(); ++i) small[i] = text::lower(word[i]);
        found = words.find(std::string_view(small.data(), word.size()));
    }
    return found == words.end() ? '\0' : found->second;
}

const Language* language_named(std::string_view name) {
    static const std::unordered_map<std::string_view, const Language*> by_name = [] {
        std::unordered_map<std::string_view, const Language*> result;
        for (const Language& language : languages) {
            for (const std::string_view one : text::split(language.names, ' '))
                result.emplace(one, &language);
        }
        return result;
    }();
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : found->second;
}

}  // namespace qbank::highlight

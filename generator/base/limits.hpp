#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace qbank {

/// What the files of a bank may cost in time and memory. They come from whoever runs the program, by
/// `--limit NAME=NUMBER`, and never from the bank: that is what they protect against.
struct Limits {
    std::uint64_t documents = 1'000'000;                      ///< files read as documents
    std::uint64_t document_bytes = std::uint64_t{256} << 20;  ///< each
    std::uint64_t bank_bytes = std::uint64_t{4} << 30;        ///< all documents; a run keeps them
    std::uint64_t settings_bytes = std::uint64_t{16} << 20;   ///< bank.yml, each file beside it, each page
    std::uint64_t yaml_bytes = std::uint64_t{16} << 20;       ///< a YAML document, a front matter
    std::uint64_t yaml_depth = 64;                            ///< lists and maps in one another
    std::uint64_t question_bytes = std::uint64_t{4} << 20;    ///< wording, code, choices and answer
    std::uint64_t line_bytes = 20'000;                        ///< a line of a document with many questions
    std::uint64_t table_columns = 100;
    std::uint64_t nesting = 48;  ///< quotes and lists in one another, on a page

    bool operator==(const Limits&) const = default;
};

struct LimitName {
    std::string_view name;  ///< as typed
    std::uint64_t Limits::*value;
    std::uint64_t most;            ///< past it the program itself would not be safe
    std::string_view description;  ///< what it bounds, one line
};

/// All of them, in the order of the documentation.
std::span<const LimitName> limit_names();

/// Sets what "line-bytes=40000" says; a number may end in K, M or G (1024 each). What is wrong with it, or
/// "".
std::string set_limit(Limits& limits, std::string_view assignment);

/// A hint: the advice, and how to let `needed` pass nevertheless. `name` is one of limit_names().
std::string or_raise(std::string_view advice, std::string_view name, std::uint64_t needed);

/// "documents=1000000 document-bytes=…": all values in one line.
std::string to_text(const Limits& limits);

}  // namespace qbank

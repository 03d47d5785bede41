#pragma once
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.hpp"

namespace qbank {

enum class Severity { error, warning, note };

std::string_view name_of(Severity severity);

/// A second place that explains a finding: the other question with the same id, say.
struct RelatedPlace {
    std::string document;
    std::uint32_t line = 0;
    std::string message;
};

/// One finding about the content. It owns its strings, so it may outlive the documents.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string rule;      ///< stable name, e.g. "unknown-key"
    std::string document;  ///< path relative to the bank, "" for the bank as a whole
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t end_column = 0;
    std::string message;
    std::string hint;  ///< what to do about it; may be empty
    /// The path or id that it misses or is about, if that is not `document`: whoever removed that is to
    /// blame.
    std::string subject;
    std::vector<RelatedPlace> related;
};

/// Collects every finding of a run; each stage adds, main prints once.
/// Not thread-safe: parallel code fills one object a task and appends them in task order.
class Diagnostics {
  public:
    /// The returned reference is for adding related places; it is valid until the next call.
    Diagnostic& error(std::string_view rule, const Place& place, std::string message, std::string hint = {});
    Diagnostic& warning(std::string_view rule, const Place& place, std::string message,
                        std::string hint = {});
    Diagnostic& note(std::string_view rule, const Place& place, std::string message, std::string hint = {});

    void append(Diagnostics&& other);
    void append(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
    /// Forgets the others.
    void keep_if(const std::function<bool(const Diagnostic&)>& wanted);

    std::size_t count(Severity severity) const;
    bool has_errors() const { return count(Severity::error) > 0; }
    bool empty() const { return all_.empty(); }

    /// By document, line, column, severity and rule; equal findings (same place and message) are told once.
    std::vector<Diagnostic> sorted() const;

  private:
    Diagnostic& add(Severity severity, std::string_view rule, const Place& place, std::string message,
                    std::string hint);
    std::vector<Diagnostic> all_;
};

/// Gives line `line` (from 1) of a document, without its line end; nothing if it cannot be read.
using LineReader = std::function<std::optional<std::string>(const std::string& document, std::uint32_t line)>;

struct DiagnosticStyle {
    bool colour = false;
    bool notes = false;  ///< print notes too (`--verbose`)
};

/// Prints findings the way compilers do:
///
///     questions/orm/n-plus-one.md:5:8: error: unknown level "hard" [level]
///       5 | level: hard
///         |        ^~~~
///       hint: use one of junior, mid, senior
///
/// Control characters of the content are shown as U+FFFD, so that a document cannot drive the terminal.
/// Long lines are cut around the caret.
void print(std::ostream& out, const std::vector<Diagnostic>& diagnostics, const LineReader& lines,
           DiagnosticStyle style);

/// "2 errors, 1 warning"; notes are counted only if asked for. Empty if there is nothing to say.
std::string summary(const Diagnostics& diagnostics, bool notes);

}  // namespace qbank

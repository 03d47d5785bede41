#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Writing HTML and XML by hand, safely: what a text may look like between tags, and which addresses may
/// stand in an attribute.
namespace qbank::html {

/// Appends `text` so that it is text in HTML, in XML and inside a quoted attribute of either. Control
/// characters that neither may hold (all of C0 but tab and line feed, DEL, C1) and invalid UTF-8 become
/// U+FFFD.
void append_escaped(std::string& out, std::string_view text);
std::string escape(std::string_view text);

enum class UrlKind { external, mail, relative, fragment };

struct Url {
    std::string href;  ///< percent-encoded; still to be escaped like any attribute
    UrlKind kind = UrlKind::relative;
};

/// The address as a browser will read it, or nothing if it may not be linked. Allowed are http and https with
/// a host, mailto, and what has no scheme; `//host` is refused, since it looks relative and is not. A scheme
/// is whatever stands before the first ':' that no '/', '?' or '#' precedes, so that neither control
/// characters, white space nor letters of other scripts can hide one from us that a browser would see.
std::optional<Url> safe_url(std::string_view address);

/// `%XX` sequences as the bytes they stand for; nothing if one is malformed or stands for NUL.
std::optional<std::string> percent_decoded(std::string_view s);

/// A text as one component of a URL: everything but unreserved characters becomes %XX.
std::string percent_encoded(std::string_view s);
/// A path in a URL: the same, but '/' stays.
std::string percent_encoded_path(std::string_view path);

}  // namespace qbank::html

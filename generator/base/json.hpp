#pragma once
#include <nlohmann/json.hpp>

#include <string>

namespace qbank {

/// JSON with keys in the order they were added, so that output is stable.
using Json = nlohmann::ordered_json;

/// UTF-8 text of a value; `indent` below 0 for one line. Invalid UTF-8 becomes U+FFFD, never an exception.
inline std::string to_text(const Json& value, int indent = -1) {
    return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace qbank

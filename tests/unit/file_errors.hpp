#pragma once
#include <functional>
#include <string>

#include "base/files.hpp"

/// Why the system refused what the action wanted, or "no error".
inline std::string reason_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const qbank::files::Error& error) {
        return error.reason();
    }
    return "no error";
}

#include "help/shells.hpp"

#include <array>

#include "base/text.hpp"
#include "help/help_formats.hpp"

namespace qbank {
namespace {

constexpr std::array<Shell, 3> table{{
    {"bash", write_bash_completion},
    {"zsh", write_zsh_completion},
    {"fish", write_fish_completion},
}};

}  // namespace

std::span<const Shell> shells() { return table; }

const Shell* find_shell(std::string_view name) {
    for (const Shell& shell : table) {
        if (shell.name == name) return &shell;
    }
    return nullptr;
}

std::string shell_quoted(std::string_view text) { return "'" + text::replace_all(text, "'", "'\\''") + "'"; }

std::string fish_quoted(std::string_view text) {
    return "'" + text::replace_all(text::replace_all(text, "\\", "\\\\"), "'", "\\'") + "'";
}

}  // namespace qbank

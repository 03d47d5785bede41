#pragma once
#include <string_view>

namespace qbank {

/// What the preview adds to pages: reload.js and overlay.css of this folder, as they are.
extern const std::string_view reload_script;
extern const std::string_view overlay_style;

}  // namespace qbank

#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace qbank {

/// Something that a text shows or leads to, and that stands beside its document.
struct RelativeLink {
    std::string address;
    bool image = false;
    bool operator==(const RelativeLink&) const = default;
};

/// The images and links of a Markdown text, in its HTML too, that are relative to its document or lead to a
/// place within it, each once.
std::vector<RelativeLink> relative_links(std::string_view markdown);

}  // namespace qbank

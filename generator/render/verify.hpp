#pragma once
#include "base/diagnostics.hpp"
#include "model/bank.hpp"
#include "render/render.hpp"

namespace qbank {

/// Finds what render() would find, without making the pages: only where the bank has templates or a theme of
/// its own, or static files that may want the address of a page, are all of them made and thrown away.
void verify(const Bank& bank, const Look& look, unsigned jobs, Diagnostics& diagnostics);

/// The findings that render() has in common with it.
void tell_missing_base_url(const Settings& settings, Diagnostics& diagnostics);
void tell_unkept_addresses(const Settings& settings, Diagnostics& diagnostics);
void tell_not_plain(const std::string& static_file, Diagnostics& diagnostics);

}  // namespace qbank

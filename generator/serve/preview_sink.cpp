#include "serve/preview_sink.hpp"

#include "base/interrupt.hpp"

namespace qbank {

void PreviewSink::write(const std::string& path, std::string_view bytes) {
    interrupt::check();
    const auto old = before_.find(path);
    SharedText text =
        old != before_.end() && old->second == bytes ? old->second : SharedText(std::string(bytes));
    const std::lock_guard lock(mutex_);
    files_.insert_or_assign(path, std::move(text));
}

}  // namespace qbank

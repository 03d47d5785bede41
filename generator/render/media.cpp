#include "render/media.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/image.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest = std::uintmax_t{32} << 20;

}  // namespace

Media::Media(fs::path bank, Site& site) : bank_(std::move(bank)), site_(&site) {}

MediaFile Media::find(const std::string& path) {
    const std::lock_guard lock(mutex_);
    const auto known = by_path_.find(path);
    if (known != by_path_.end()) return known->second;
    return by_path_[path] = read(path);
}

void Media::begin_again(Site& site) {
    const std::lock_guard lock(mutex_);
    by_path_.clear();
    written_.clear();
    site_ = &site;
}

MediaFile Media::read(const std::string& path) {
    MediaFile file;
    if (!files::is_plain(bank_, path)) {
        file.problem = MediaProblem::missing;
        return file;
    }
    const std::optional<std::string> bytes = files::read_if_small(bank_ / path, largest);
    if (!bytes) {
        file.problem = MediaProblem::too_large;
        return file;
    }
    const std::string_view type = image_type(*bytes);
    if (type.empty()) {
        file.problem = MediaProblem::wrong_type;
        return file;
    }
    file.path = fmt::format("media/{}.{}", short_hash(*bytes, 16), type);
    image_size(*bytes, file.width, file.height);
    if (std::exchange(written_[file.path], true) == false) site_->add(file.path, *bytes, "image " + path);
    return file;
}

}  // namespace qbank

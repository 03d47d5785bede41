#include "export/zip_package.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <array>
#include <ostream>
#include <stdexcept>

namespace qbank {
namespace {

[[noreturn]] void fail(std::string_view doing, const char* reason) {
    throw std::runtime_error(fmt::format("cannot {} the archive: {}", doing, reason));
}

}  // namespace

ZipPackage::ZipPackage() {
    zip_error_t error;
    zip_error_init(&error);
    buffer_ = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (buffer_ == nullptr) fail("make", zip_error_strerror(&error));
    zip_source_keep(buffer_);
    archive_ = zip_open_from_source(buffer_, ZIP_TRUNCATE, &error);
    if (archive_ == nullptr) {
        zip_source_free(buffer_);
        zip_source_free(buffer_);
        fail("make", zip_error_strerror(&error));
    }
}

ZipPackage::~ZipPackage() {
    if (archive_ != nullptr) zip_discard(archive_);
    zip_source_free(buffer_);
}

void ZipPackage::add(const std::string& name, std::string_view bytes, Packing packing) {
    zip_source_t* source = zip_source_buffer(archive_, bytes.data(), bytes.size(), 0);
    if (source == nullptr) fail("fill", zip_strerror(archive_));
    const zip_int64_t index = zip_file_add(archive_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fail("fill", zip_strerror(archive_));
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    // 1980-01-01 00:00, as DOS writes it: a time_t would be brought into the time zone of the machine.
    constexpr zip_uint16_t first_day = 1 << 5 | 1;
    const bool set =
        zip_file_set_dostime(archive_, entry, 0, first_day, 0) == 0 &&
        zip_set_file_compression(archive_, entry, packing == Packing::stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                 packing == Packing::fast ? 1 : 9) == 0 &&
        // Made on Unix, an ordinary file that all may read.
        zip_file_set_external_attributes(archive_, entry, 0, ZIP_OPSYS_UNIX, 0100644U << 16) == 0;
    if (!set) fail("fill", zip_strerror(archive_));
}

void ZipPackage::add_owned(const std::string& name, std::string bytes, Packing packing) {
    add(name, owned_.emplace_back(std::move(bytes)), packing);
}

void ZipPackage::finish(std::ostream& out) {
    if (zip_close(archive_) != 0) fail("write", zip_strerror(archive_));
    archive_ = nullptr;
    if (zip_source_open(buffer_) != 0) fail("read", zip_error_strerror(zip_source_error(buffer_)));
    std::array<char, 65536> piece{};
    zip_int64_t count = 0;
    while ((count = zip_source_read(buffer_, piece.data(), piece.size())) > 0) out.write(piece.data(), count);
    zip_source_close(buffer_);
    if (count < 0) fail("read", zip_error_strerror(zip_source_error(buffer_)));
    owned_.clear();
}

}  // namespace qbank

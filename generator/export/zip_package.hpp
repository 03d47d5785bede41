#pragma once
#include <deque>
#include <memory>
#include <string>
#include <string_view>

struct zip;
struct zip_source;

namespace qbank {

/// A ZIP archive in memory whose bytes depend on nothing but what is added: entries in their order, all of
/// the day on which ZIP's calendar begins.
class ZipPackage {
  public:
    ZipPackage();
    ~ZipPackage();
    ZipPackage(const ZipPackage&) = delete;
    ZipPackage& operator=(const ZipPackage&) = delete;

    enum class Packing { stored, fast, small };
    /// `bytes` must stay until finish().
    void add(const std::string& name, std::string_view bytes, Packing packing = Packing::small);
    /// As add(), for bytes that nobody else keeps.
    void add_owned(const std::string& name, std::string bytes, Packing packing = Packing::small);
    /// The archive. Call it once, last.
    std::string finish();

  private:
    zip* archive_ = nullptr;
    zip_source* buffer_ = nullptr;
    std::deque<std::string> owned_;
};

}  // namespace qbank

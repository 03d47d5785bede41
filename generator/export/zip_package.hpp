#pragma once
#include <deque>
#include <iosfwd>
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
    /// Writes the archive, in pieces. Call it once, last.
    void finish(std::ostream& out);

  private:
    zip* archive_ = nullptr;
    zip_source* buffer_ = nullptr;
    std::deque<std::string> owned_;
};

}  // namespace qbank

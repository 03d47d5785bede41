#pragma once
#include <array>
#include <filesystem>
#include <ostream>
#include <streambuf>

#include "base/descriptor.hpp"

namespace qbank {

/// What a command writes where it was told to, in pieces: a file, which stands under its name only when it is
/// whole. Until commit() a file that was there keeps its bytes, whatever happens: a full disk, Ctrl-C, kill
/// -9. What can only be written to (a terminal, a pipe, a device, /dev/stdout) gets every piece at once.
///
/// The new file has the permissions, and where we may give it the owner, of the old one; else what the umask
/// leaves of 0666. A symbolic link stays one: what it leads to is replaced.
///
/// All functions, and writing to the stream, throw files::Error; writing throws interrupt::Interrupted, too.
class OutputFile {
  public:
    /// "" is standard output.
    explicit OutputFile(const std::filesystem::path& target);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream() { return stream_; }

    /// Puts the file in its place; afterwards nothing may be written.
    void commit();

    /// Bytes that were handed on so far.
    std::size_t size() const { return size_; }

  private:
    class Pieces : public std::streambuf {
      public:
        explicit Pieces(OutputFile& file);
        void flush();

      protected:
        int_type overflow(int_type c) override;
        std::streamsize xsputn(const char* bytes, std::streamsize count) override;
        int sync() override;

      private:
        OutputFile& file_;
        std::array<char, 65536> waiting_;
    };

    void open_beside();
    void write(const char* bytes, std::size_t count);
    void take_permissions();
    void name_it();

    std::filesystem::path target_;  ///< behind all links; for messages
    std::filesystem::path beside_;  ///< the name until commit(); empty if it has none
    Descriptor file_;
    std::size_t size_ = 0;
    bool replaces_ = false;  ///< false: written in place
    Pieces pieces_;
    std::ostream stream_;
};

}  // namespace qbank

#pragma once
#include <unistd.h>

#include <utility>

namespace qbank {

/// Owns a file descriptor, or none (-1).
class Descriptor {
  public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    explicit operator bool() const { return fd_ >= 0; }
    int get() const { return fd_; }
    /// What close(2) says: the last chance of a file system to report a failed write.
    int close() { return ::close(std::exchange(fd_, -1)); }

  private:
    int fd_;
};

}  // namespace qbank

#pragma once
#include <cstddef>

struct cmark_mem;

namespace qbank::markdown {

/// Memory for trees that are looked at and thrown away: handed out one piece after the other, given back all
/// at once. Half of a parse goes into malloc and free otherwise. Each thread has its own; scopes nest like
/// calls, and a tree must end before its scope, in the thread that began it. (cmark-gfm's own arena is one
/// for the whole process.)
class Scratch {
  public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    cmark_mem* memory() const;

  private:
    std::size_t block_ = 0, used_ = 0;
};

}  // namespace qbank::markdown

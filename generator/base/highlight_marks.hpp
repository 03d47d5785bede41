#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "base/html.hpp"

namespace qbank::highlight {

/// Writes code with marks; the scanners tell it what is where, and nothing they do can lose or invent a byte.
class Marks {
  public:
    Marks(std::string& out, std::string_view code) : out_(out), code_(code) {}
    ~Marks() { plain(code_.size()); }
    Marks(const Marks&) = delete;
    Marks& operator=(const Marks&) = delete;

    /// Marks [from, to) with a class; marks come in order, what is between them is plain.
    void mark(std::size_t from, std::size_t to, char kind) {
        if (from < done_ || from >= to || to > code_.size()) return;
        plain(from);
        out_ += "<span class=\"";
        out_ += kind;
        out_ += "\">";
        html::append_escaped(out_, code_.substr(from, to - from));
        out_ += "</span>";
        done_ = to;
    }
    /// Leaves [here, to) to another scanner of the same text.
    std::string& hand_over(std::size_t from, std::size_t to) {
        plain(from);
        done_ = to;
        return out_;
    }

  private:
    void plain(std::size_t to) {
        if (to > done_) html::append_escaped(out_, code_.substr(done_, to - done_));
        done_ = to > done_ ? to : done_;
    }
    std::string& out_;
    std::string_view code_;
    std::size_t done_ = 0;
};

}  // namespace qbank::highlight

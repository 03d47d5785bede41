#include "model/site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <streambuf>

#include "base/hash.hpp"
#include "base/unicode.hpp"

namespace qbank {

void MemorySink::write(const std::string& path, std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    files_[path] = bytes;
}

PathTaken::PathTaken(std::string_view path, std::string_view first, std::string_view second)
    : std::logic_error(fmt::format("two writers for {}: {} and {}", path, first, second)) {}

namespace {

class CollectedFile : public PiecewiseFile {
  public:
    CollectedFile(Sink& sink, std::string path) : sink_(sink), path_(std::move(path)) {}
    void append(std::string_view bytes) override { bytes_ += bytes; }
    void finish() override { sink_.write(path_, bytes_); }

  private:
    Sink& sink_;
    std::string path_, bytes_;
};

/// Hands on what is written to a stream, in pieces of some size, and counts it.
class PieceBuffer : public std::streambuf {
  public:
    explicit PieceBuffer(PiecewiseFile& file) : file_(file) { piece_.reserve(enough); }
    void finish() {
        flush();
        file_.finish();
    }
    std::size_t bytes() const { return bytes_; }
    std::uint64_t hash() const { return hash_.value(); }

  protected:
    std::streamsize xsputn(const char* bytes, std::streamsize count) override {
        piece_.append(bytes, static_cast<std::size_t>(count));
        if (piece_.size() >= enough) flush();
        return count;
    }
    int_type overflow(int_type c) override {
        if (!traits_type::eq_int_type(c, traits_type::eof())) piece_ += traits_type::to_char_type(c);
        if (piece_.size() >= enough) flush();
        return traits_type::not_eof(c);
    }

  private:
    static constexpr std::size_t enough = 1U << 20U;

    void flush() {
        hash_.add(piece_);
        bytes_ += piece_.size();
        file_.append(piece_);
        piece_.clear();
    }

    PiecewiseFile& file_;
    std::string piece_;
    Hash64 hash_;
    std::size_t bytes_ = 0;
};

}  // namespace

std::unique_ptr<PiecewiseFile> Sink::open(const std::string& path) {
    return std::make_unique<CollectedFile>(*this, path);
}

std::size_t Site::find(std::uint64_t key, const std::string& folded) const {
    const auto [first, last] = by_path_.equal_range(key);
    for (auto at = first; at != last; ++at) {
        if (unicode::fold(entries_[at->second].file.path) == folded) return at->second;
    }
    return static_cast<std::size_t>(-1);
}

std::size_t Site::take(const std::string& path, std::string_view writer) {
    const std::string folded = unicode::fold(path);
    const std::uint64_t key = hash64(folded);
    const std::lock_guard lock(mutex_);
    if (const std::size_t other = find(key, folded); other < entries_.size())
        throw PathTaken(path, entries_[other].writer, writer);
    by_path_.emplace(key, entries_.size());
    Entry& entry = entries_.emplace_back();
    entry.file.path = path;
    entry.writer = writer;
    return entries_.size() - 1;
}

void Site::add(const std::string& path, std::string_view bytes, std::string_view writer) {
    const std::uint64_t hash = hash64(bytes);
    const std::size_t entry = take(path, writer);
    {
        const std::lock_guard lock(mutex_);
        entries_[entry].file.hash = hash;
        entries_[entry].file.bytes = bytes.size();
        size_.bytes += bytes.size();
        ++size_.files;
    }
    sink_.write(path, bytes);
}

void Site::add_stream(const std::string& path, std::string_view writer,
                      const std::function<void(std::ostream&)>& fill) {
    const std::size_t entry = take(path, writer);
    const std::unique_ptr<PiecewiseFile> file = sink_.open(path);
    PieceBuffer buffer(*file);
    std::ostream out(&buffer);
    out.exceptions(std::ios::badbit);  // what the file throws comes through
    fill(out);
    buffer.finish();
    const std::lock_guard lock(mutex_);
    entries_[entry].file.hash = buffer.hash();
    entries_[entry].file.bytes = buffer.bytes();
    size_.bytes += buffer.bytes();
    ++size_.files;
}

void Site::reserve(const std::string& path, std::string_view writer) {
    const std::string folded = unicode::fold(path);
    const std::uint64_t key = hash64(folded);
    const std::lock_guard lock(mutex_);
    if (find(key, folded) < entries_.size()) return;
    by_path_.emplace(key, entries_.size());
    Entry& entry = entries_.emplace_back();
    entry.file.path = path;
    entry.writer = writer;
    entry.reserved = true;
}

SiteSize Site::size() const {
    const std::lock_guard lock(mutex_);
    return size_;
}

std::size_t Site::bytes_below(std::string_view prefix) const {
    const std::lock_guard lock(mutex_);
    std::size_t bytes = 0;
    for (const Entry& entry : entries_)
        if (entry.file.path.starts_with(prefix)) bytes += entry.file.bytes;
    return bytes;
}

std::vector<SiteFile> Site::files() const {
    const std::lock_guard lock(mutex_);
    std::vector<SiteFile> sorted;
    sorted.reserve(size_.files);
    for (const Entry& entry : entries_)
        if (!entry.reserved) sorted.push_back(entry.file);
    std::sort(sorted.begin(), sorted.end(),
              [](const SiteFile& a, const SiteFile& b) { return a.path < b.path; });
    return sorted;
}

}  // namespace qbank

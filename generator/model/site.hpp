#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace qbank {

/// Name of the file that marks a folder as an output of this program; such folders are never read as part of
/// a bank.
inline constexpr std::string_view site_marker = ".qbank-site";

/// A file that is too large to be handed on whole.
class PiecewiseFile {
  public:
    virtual ~PiecewiseFile() = default;
    virtual void append(std::string_view bytes) = 0;
    virtual void finish() = 0;  ///< to be called at the end; without, the file is none
};

/// Takes finished files. Called from several threads at once.
class Sink {
  public:
    virtual ~Sink() = default;
    virtual void write(const std::string& path, std::string_view bytes) = 0;
    /// A file that comes in pieces. A sink that cannot take it so collects them.
    virtual std::unique_ptr<PiecewiseFile> open(const std::string& path);
};

/// Keeps the files in memory: for the preview server and for tests.
class MemorySink : public Sink {
  public:
    void write(const std::string& path, std::string_view bytes) override;
    const std::map<std::string, std::string>& files() const { return files_; }

  private:
    std::mutex mutex_;
    std::map<std::string, std::string> files_;
};

/// Two writers for one path: a mistake of the program, since ids are checked before anything is rendered.
class PathTaken : public std::logic_error {
  public:
    PathTaken(std::string_view path, std::string_view first, std::string_view second);
};

struct SiteSize {
    std::size_t files = 0, bytes = 0;
};

/// A file that was handed on.
struct SiteFile {
    std::string path;
    std::uint64_t hash = 0;  ///< of its content
    std::size_t bytes = 0;
};

/// Where finished files go, by path relative to the site's root. It streams: a file is handed to the sink at
/// once and not kept, so that a large bank does not have to fit into memory a second time. Thread-safe.
class Site {
  public:
    explicit Site(Sink& sink) : sink_(sink) {}

    /// `writer` says in words who writes it; a second writer of a path (compared without regard to case,
    /// since file systems differ) gets PathTaken, naming both.
    void add(const std::string& path, std::string_view bytes, std::string_view writer);

    /// The same for a file that is too large to stand in memory: `fill` writes it.
    void add_stream(const std::string& path, std::string_view writer,
                    const std::function<void(std::ostream&)>& fill);

    /// Takes a path that a file outside this run has, so that another writer gets PathTaken. Nothing happens
    /// if a file of this run has it.
    void reserve(const std::string& path, std::string_view writer);

    SiteSize size() const;

    /// How many bytes the files have whose paths begin so.
    std::size_t bytes_below(std::string_view prefix) const;

    /// Those added so far, by path: for files that list others.
    std::vector<SiteFile> files() const;

  private:
    struct Entry {
        SiteFile file;
        std::string writer;
        bool reserved = false;
    };
    /// Index of the entry that has this path, or npos. The mutex is held.
    std::size_t find(std::uint64_t key, const std::string& folded) const;
    /// A new entry; throws PathTaken.
    std::size_t take(const std::string& path, std::string_view writer);

    Sink& sink_;
    mutable std::mutex mutex_;
    /// By hash of the folded path, since those of 300,000 pages are 50 MB: index into entries_.
    std::unordered_multimap<std::uint64_t, std::size_t> by_path_;
    std::deque<Entry> entries_;
    SiteSize size_;
};

}  // namespace qbank

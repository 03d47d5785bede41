#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>

#include "render/template_fields.hpp"

namespace qbank {

/// The name of a value or section, known when the program is compiled: `data.set("URL", …)` passes a number,
/// so that a page of two hundred values hashes no string. That no two names share a number is tested.
struct Field {
    const char* name;
    std::uint32_t id;
    consteval Field(const char* literal) : name(literal), id(id_of(literal)) {}  // NOLINT: meant to convert
    /// FNV-1a.
    static constexpr std::uint32_t id_of(std::string_view name) {
        std::uint32_t hash = 2166136261U;
        for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
        return hash;
    }
};

/// What the handles below write and templates read: singly linked, in the arena of their page, never freed
/// one by one.
namespace page_data {

struct Frame;

struct Value {
    std::uint32_t id = 0, size = 0;
    const char* data = nullptr;
    const Value* next = nullptr;  ///< an earlier one; so the last one set is found first
    std::string_view text() const { return {data, size}; }
};

/// A section that is shown: once for each of its frames.
struct Section {
    std::uint32_t id = 0;
    Frame *first = nullptr, *last = nullptr;
    Section* next = nullptr;
};

struct Include {
    std::uint32_t id = 0;
    std::string_view file;
    Frame* frame = nullptr;
    const Include* next = nullptr;
};

struct Frame {
    const Value* values = nullptr;
    Section* sections = nullptr;
    const Include* includes = nullptr;
    Frame* next = nullptr;  ///< the next turn of the same section
};

}  // namespace page_data

class SharedData;

/// Values for a template: a cheap handle into the values of one page.
class Data {
  public:
    /// A value; the template escapes it for the place where it stands. Empty values need not be set.
    void set(Field name, std::string_view value);
    void set(Field name, std::size_t value);
    /// As set(), without a copy: `value` must outlive the page. For HTML of answers.
    void set_view(Field name, std::string_view value);
    /// A value, and the section `SECTION` around it, if it is not empty.
    void set_if(Field section, Field name, std::string_view value);
    /// Shows a section once.
    void show(Field section);
    void show_if(Field section, bool condition);
    /// One more turn of a section, with values of its own; what it lacks is looked for here.
    Data add(Field section);
    /// Fills {{>NAME}} with the template of that file, which sees the page's global values only.
    Data include(Field name, std::string_view file);
    /// Shows a section as often, and with the same values, as `shared` does; `shared` must outlive the page.
    /// Nothing may be added to that section here.
    void show_shared(Field section, const SharedData& shared);

  private:
    friend class PageData;
    friend class SharedData;
    Data(page_data::Frame* frame, std::pmr::memory_resource* arena) : frame_(frame), arena_(arena) {}
    template <class T>
    T* make(T value) const;
    std::string_view kept(std::string_view text) const;
    page_data::Section* find(Field section) const;

    page_data::Frame* frame_;
    std::pmr::memory_resource* arena_;
};

/// Everything one page is made from: values that all its templates see, and those of its main template.
class PageData {
  public:
    /// `main` is the template that stands in the layout as {{>MAIN}}; empty if the page is one template.
    explicit PageData(std::string_view main);
    PageData(const PageData&) = delete;
    PageData& operator=(const PageData&) = delete;

    /// Values of the main template (of the only one, if there is no layout).
    Data main() { return {main_, &arena_}; }
    /// Values that every template of the page sees, included ones too.
    void set_global(Field name, std::string_view value) { Data(&globals_, &arena_).set(name, value); }
    void show_global(Field section) { Data(&globals_, &arena_).show(section); }
    /// Values of the layout.
    Data layout() { return {&root_, &arena_}; }

    const page_data::Frame& globals() const { return globals_; }
    const page_data::Frame& root() const { return root_; }

  private:
    std::array<std::byte, 16384> first_block_;  // of most pages the only one
    std::pmr::monotonic_buffer_resource arena_{first_block_.data(), first_block_.size()};
    page_data::Frame globals_, root_;
    page_data::Frame* main_ = &root_;
};

/// Values that many pages have in common, made once.
class SharedData {
  public:
    SharedData() = default;
    SharedData(const SharedData&) = delete;
    SharedData& operator=(const SharedData&) = delete;
    Data data() { return {&frame_, &arena_}; }

  private:
    friend class Data;
    std::pmr::monotonic_buffer_resource arena_;
    page_data::Frame frame_;
};

}  // namespace qbank

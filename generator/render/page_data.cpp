#include "render/page_data.hpp"

#include <cassert>
#include <charconv>
#include <cstring>
#include <new>
#include <type_traits>

namespace qbank {

using page_data::Frame;
using page_data::Include;
using page_data::Section;
using page_data::Value;

template <class T>
T* Data::make(T value) const {
    static_assert(std::is_trivially_destructible_v<T>, "the arena runs no destructors");
    return new (arena_->allocate(sizeof(T), alignof(T))) T(value);
}

std::string_view Data::kept(std::string_view text) const {
    char* copy = static_cast<char*>(arena_->allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

Section* Data::find(Field section) const {
    for (Section* at = frame_->sections; at != nullptr; at = at->next) {
        if (at->id == section.id) return at;
    }
    return nullptr;
}

void Data::set(Field name, std::string_view value) {
    if (!value.empty()) set_view(name, kept(value));
}

void Data::set(Field name, std::size_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    set(name, std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

void Data::set_view(Field name, std::string_view value) {
    assert(is_known_field(name.name));
    if (value.empty()) return;
    frame_->values =
        make(Value{name.id, static_cast<std::uint32_t>(value.size()), value.data(), frame_->values});
}

void Data::set_if(Field section, Field name, std::string_view value) {
    if (value.empty()) return;
    show(section);
    set(name, value);
}

void Data::show(Field section) {
    if (!find(section)) add(section);
}

void Data::show_if(Field section, bool condition) {
    if (condition) show(section);
}

Data Data::add(Field section) {
    assert(is_known_field(section.name));
    Frame* frame = make(Frame{});
    if (Section* found = find(section)) {
        found->last->next = frame;
        found->last = frame;
    } else {
        frame_->sections = make(Section{section.id, frame, frame, frame_->sections});
    }
    return {frame, arena_};
}

Data Data::include(Field name, std::string_view file) {
    Frame* frame = make(Frame{});
    frame_->includes = make(Include{name.id, kept(file), frame, frame_->includes});
    return {frame, arena_};
}

void Data::show_shared(Field section, const SharedData& shared) {
    assert(!find(section));
    for (const Section* at = shared.frame_.sections; at != nullptr; at = at->next) {
        if (at->id == section.id)
            frame_->sections = make(Section{at->id, at->first, at->last, frame_->sections});
    }
}

PageData::PageData(std::string_view main) {
    if (!main.empty()) main_ = layout().include("MAIN", main).frame_;
}

}  // namespace qbank

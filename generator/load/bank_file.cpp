#include "load/bank_file.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"

namespace qbank {

std::string hint_for_large(const Limits& limits) {
    return or_raise(fmt::format("the limit is {} bytes", limits.settings_bytes), "settings-bytes",
                    2 * limits.settings_bytes);
}

BankFile::BankFile(const std::filesystem::path& bank, std::string_view file_name, const Limits& limits,
                   Diagnostics& diagnostics)
    : name(file_name) {
    const Place whole{name, 0, 0, 0};
    std::string text;
    try {
        text = files::read(bank / name, limits.settings_bytes);
    } catch (const files::Error& error) {
        if (error.code() == std::errc::no_such_file_or_directory ||
            error.code() == std::errc::not_a_directory)
            return;
        exists = true;
        diagnostics.error(
            "unreadable", whole, "cannot read the file: " + error.reason(),
            error.code() == std::errc::file_too_large ? hint_for_large(limits) : "check its permissions");
        return;
    }
    exists = true;
    if (text::invalid_utf8(text)) {
        diagnostics.error("encoding", whole, "the file is not valid UTF-8", "save it as UTF-8");
        return;
    }
    values = yaml::parse(text, Place{name, 1, 1, 0}, diagnostics, limits);
}

bool BankFile::expect(yaml::Kind kind, std::string_view what, Diagnostics& diagnostics) const {
    if (!values || values->is_null()) return false;
    if (values->kind == kind) return true;
    diagnostics.error("wrong-kind", values->place, fmt::format("{} has another shape than expected", name),
                      fmt::format("write {}", what));
    return false;
}

std::vector<const yaml::Value*> BankFile::entries(std::string_view key, Diagnostics& diagnostics) const {
    std::vector<const yaml::Value*> result;
    if (!values || values->is_null()) return result;
    const yaml::Value* list = &*values;
    if (list->is_map()) {
        const yaml::Value* nested = list->find(key);
        if (!nested) {
            expect(yaml::Kind::list, "a list: `- id: …`", diagnostics);
            return result;
        }
        list = nested;
    }
    if (list->is_null()) return result;
    if (!list->is_list()) {
        diagnostics.error("wrong-kind", list->place, fmt::format("{} must be a list", name),
                          "write `- id: …`");
        return result;
    }
    for (const yaml::Value& entry : list->items) {
        if (entry.is_map()) {
            result.push_back(&entry);
        } else {
            diagnostics.error("wrong-kind", entry.place, fmt::format("an entry of {} must have keys", name),
                              "write `- id: …` with `title: …` on the next line");
        }
    }
    return result;
}

}  // namespace qbank

#include "publish/last_build.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"

namespace qbank {
namespace fs = std::filesystem;

namespace {

constexpr int schema = 1;
/// Longer than a tick of any kernel's clock: a file may change twice within one and show one time.
constexpr std::int64_t tick = 20'000'000;

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// The build ids that linkers leave in the program and in every library it has loaded.
std::string program_identity() {
    std::string identity;
    const auto add = [](dl_phdr_info* object, std::size_t, void* to) {
        auto& all = *static_cast<std::string*>(to);
        const std::string_view name = object->dlpi_name;
        if (name.find("vdso") != std::string_view::npos) return 0;  // of the kernel
        bool known = false;
        for (unsigned i = 0; i < object->dlpi_phnum; ++i) {
            const auto& header = object->dlpi_phdr[i];
            if (header.p_type != PT_NOTE) continue;
            const char* at = reinterpret_cast<const char*>(object->dlpi_addr + header.p_vaddr);
            const char* const end = at + header.p_memsz;
            while (at + sizeof(ElfW(Nhdr)) <= end) {
                ElfW(Nhdr) note;
                std::memcpy(&note, at, sizeof note);
                const std::size_t name_size = (note.n_namesz + 3U) & ~3U;
                const char* const id = at + sizeof note + name_size;
                if (note.n_type == NT_GNU_BUILD_ID && id + note.n_descsz <= end) {
                    all.append(id, note.n_descsz);
                    known = true;
                }
                at = id + ((note.n_descsz + 3U) & ~3U);
            }
        }
        struct stat status {};
        if (!known && ::stat(name.empty() ? "/proc/self/exe" : object->dlpi_name, &status) == 0) {
            all += fmt::format("{} {} {}", status.st_size, status.st_ino, status.st_ctim.tv_sec);
        }
        return 0;
    };
    ::dl_iterate_phdr(add, &identity);
    return identity;
}

fs::path cache_folder() {
    const auto variable = [](const char* name) -> fs::path {
        const char* value = std::getenv(name);
        return value != nullptr && *value == '/' ? value : "";
    };
    if (const fs::path cache = variable("XDG_CACHE_HOME"); !cache.empty()) return cache / "qbank";
    const fs::path home = variable("HOME");
    return home.empty() ? fs::path() : home / ".cache" / "qbank";
}

FolderState state_of_site(const BuildInputs& inputs) {
    return folder_state(inputs.site, inputs.jobs, [](const std::string&) { return true; });
}

Json as_json(const Diagnostic& finding) {
    Json related = Json::array();
    for (const RelatedPlace& place : finding.related)
        related.push_back(Json::array({place.document, place.line, place.message}));
    return Json::array({static_cast<int>(finding.severity), finding.rule, finding.document, finding.line,
                        finding.column, finding.end_column, finding.message, finding.hint, finding.subject,
                        std::move(related)});
}

Diagnostic as_finding(const Json& json) {
    Diagnostic finding;
    finding.severity = static_cast<Severity>(json.at(0).get<int>());
    finding.rule = json.at(1);
    finding.document = json.at(2);
    finding.line = json.at(3);
    finding.column = json.at(4);
    finding.end_column = json.at(5);
    finding.message = json.at(6);
    finding.hint = json.at(7);
    finding.subject = json.at(8);
    for (const Json& place : json.at(9)) finding.related.push_back({place.at(0), place.at(1), place.at(2)});
    return finding;
}

}  // namespace

LastBuild::LastBuild(BuildInputs inputs) : inputs_(std::move(inputs)) {
    const std::int64_t begun = now();
    std::error_code failed;
    const fs::path cache = cache_folder(), bank = fs::canonical(inputs_.bank, failed);
    if (cache.empty() || failed) return;
    inputs_.site = fs::weakly_canonical(fs::absolute(inputs_.site, failed), failed);
    if (failed) return;
    record_ = cache / fmt::format("{:016x}.json", hash64(inputs_.site.string()));

    const auto is_input = [&](const std::string& folder) {
        if (folder == ".git" || folder.ends_with("/.git")) return false;
        const fs::path path = bank / folder;
        return path != inputs_.site && path != cache;
    };
    std::string all = fmt::format("{}\n{}\n{}\n", schema, bank.string(), inputs_.rest) + program_identity();
    const auto add = [&](const FolderState& state) {
        all += fmt::format("\n{:016x} {}", state.digest, state.newest_change);
        return state.reliable && state.newest_change < begun - tick;
    };
    bool trusted = add(folder_state(bank, inputs_.jobs, is_input));
    for (const fs::path& folder : inputs_.shared)
        trusted = add(folder_state(folder, 1, [](const std::string&) { return true; })) && trusted;
    if (trusted) key_ = fmt::format("{:016x}", hash64(all));
}

std::optional<BuildResult> LastBuild::unchanged() const {
    if (key_.empty() || record_.empty()) return std::nullopt;
    try {
        const Json record = Json::parse(files::read(record_));
        if (record.at("schema") != schema || record.at("inputs") != key_) return std::nullopt;
        const FolderState site = state_of_site(inputs_);
        if (!site.reliable || site.digest == 0 || record.at("site") != fmt::format("{:016x}", site.digest))
            return std::nullopt;
        BuildResult result{
            record.at("questions"), record.at("topics"), record.at("files"), record.at("bytes"), {}};
        for (const Json& finding : record.at("findings")) result.findings.push_back(as_finding(finding));
        return result;
    } catch (const files::Error&) {
    } catch (const Json::exception&) {
    }
    return std::nullopt;
}

void LastBuild::remember(const BuildResult& result) const {
    if (record_.empty()) return;
    std::error_code ignored;
    fs::remove(record_, ignored);
    if (key_.empty()) return;
    const FolderState site = state_of_site(inputs_);
    if (!site.reliable || site.digest == 0) return;
    Json record;
    record["schema"] = schema;
    record["folder"] = inputs_.site.string();
    record["inputs"] = key_;
    record["site"] = fmt::format("{:016x}", site.digest);
    record["questions"] = result.questions;
    record["topics"] = result.topics;
    record["files"] = result.files;
    record["bytes"] = result.bytes;
    record["findings"] = Json::array();
    for (const Diagnostic& finding : result.findings) record["findings"].push_back(as_json(finding));
    const fs::path beside = record_.string() + fmt::format(".{}", ::getpid());
    try {
        fs::create_directories(record_.parent_path(), ignored);
        files::create(beside, to_text(record));
        fs::rename(beside, record_);
    } catch (const std::exception&) {  // a full disk, a cache that may not be written
        fs::remove(beside, ignored);
    }
}

}  // namespace qbank

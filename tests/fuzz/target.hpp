#pragma once
#include <span>
#include <string_view>
#include <vector>

/// Code under fuzzing, each piece behind a function of bytes. The same targets run in three programs: under
/// libFuzzer (fuzz_main.cpp, `./run fuzz`), over the kept corpus in the unit tests (replay_main.cpp), and,
/// for the search index, against the engine that reads it (differential.mjs).
namespace qbank::fuzz {

struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
};

/// By name; the list is in targets.cpp.
std::span<const Target> targets();

void markdown(std::string_view bytes);
void yaml_text(std::string_view bytes);
void question(std::string_view bytes);
void similarity(std::string_view bytes);
void import_file(std::string_view bytes);
void index_of_bank(std::string_view bytes);
void image(std::string_view bytes);
void request(std::string_view bytes);

/// Ends the process, saying what did not hold, when it does not.
void require(bool holds, std::string_view what);

}  // namespace qbank::fuzz

// Runs every kept input of corpus/<target>/ through its target: what was found once stays mended.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "target.hpp"

namespace fs = std::filesystem;

int main(int argc, char** argv) {
    const fs::path corpus = argc > 1 ? argv[1] : QBANK_SOURCE "/tests/fuzz/corpus";
    std::size_t inputs = 0;
    int failed = 0;
    for (const qbank::fuzz::Target& target : qbank::fuzz::targets()) {
        std::vector<fs::path> files;
        for (const fs::directory_entry& entry : fs::directory_iterator(corpus / target.name))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        if (files.empty()) {
            std::fprintf(stderr, "no inputs for %s\n", std::string(target.name).c_str());
            failed = 1;
        }
        for (const fs::path& file : files) {
            // Named before it runs: if it crashes, this is the last line.
            std::printf("%s/%s", std::string(target.name).c_str(), file.filename().c_str());
            std::fflush(stdout);
            std::ifstream in(file, std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
            const auto start = std::chrono::steady_clock::now();
            target.run(bytes);
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
            std::printf(": %.0f ms\n", took.count() * 1000);
            // Inputs are small; one that takes this long even under sanitizers has found a superlinear path.
            if (took.count() > 20) failed = 1;
            ++inputs;
        }
    }
    std::printf("%zu inputs replayed\n", inputs);
    return failed;
}

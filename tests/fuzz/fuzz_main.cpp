// One program for all targets, so that the tree is linked once: FUZZ_TARGET names the one to run.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "target.hpp"

namespace {

const qbank::fuzz::Target& chosen() {
    static const qbank::fuzz::Target& target = []() -> const qbank::fuzz::Target& {
        const char* name = std::getenv("FUZZ_TARGET");
        for (const qbank::fuzz::Target& one : qbank::fuzz::targets())
            if (name != nullptr && one.name == name) return one;
        std::fputs("FUZZ_TARGET has to name one of:", stderr);
        for (const qbank::fuzz::Target& one : qbank::fuzz::targets())
            std::fprintf(stderr, " %.*s", static_cast<int>(one.name.size()), one.name.data());
        std::fputc('\n', stderr);
        std::exit(2);
    }();
    return target;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chosen().run({reinterpret_cast<const char*>(data), size});
    return 0;
}

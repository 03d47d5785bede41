// Type and size of an image, told from its first bytes.
#include <cstdint>

#include "base/image.hpp"
#include "target.hpp"

namespace qbank::fuzz {

void image(std::string_view bytes) {
    std::uint32_t width = 0, height = 0;
    (void)image_type(bytes);
    image_size(bytes, width, height);
}

}  // namespace qbank::fuzz

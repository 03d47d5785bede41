// The reader of question documents, whole: charset, shapes, front matter, wording, ids.
#include "reading.hpp"
#include "target.hpp"

namespace qbank::fuzz {

void question(std::string_view bytes) { Read("questions/topic/document.md", bytes); }

}  // namespace qbank::fuzz

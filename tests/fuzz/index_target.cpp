// From a document to the search index and the JSON export.
#include "assemble/assemble.hpp"
#include "base/text.hpp"
#include "dedupe/dedupe.hpp"
#include "export/export.hpp"
#include "model/site.hpp"
#include "reading.hpp"
#include "search/search.hpp"
#include "target.hpp"

namespace qbank::fuzz {

void index_of_bank(std::string_view bytes) {
    Read read("questions/topic/document.md", bytes);
    if (read.questions.empty()) return;
    Deduped deduped = dedupe(std::move(read.questions), read.settings, 1, read.diagnostics);
    const Bank bank = assemble(std::move(read.settings), std::move(deduped.questions), {}, read.diagnostics);
    MemorySink sink;
    Site site(sink);
    index(bank, 1, site);
    require(!sink.files().empty(), "an index has files");
    require(!text::invalid_utf8(export_text({bank}, "json")), "the export is valid UTF-8");
    (void)export_text({bank}, "csv");
    (void)export_text({bank}, "gift");
}

}  // namespace qbank::fuzz

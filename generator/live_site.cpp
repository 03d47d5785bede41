#include "live_site.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "assemble/retelling.hpp"
#include "base/files.hpp"
#include "load/load.hpp"
#include "normalize/normalize.hpp"
#include "parse/frame_hash.hpp"
#include "parse/parse.hpp"
#include "terminal.hpp"

namespace qbank {
namespace {

/// More at once are the work of a program, for which nobody waits at a page.
constexpr std::size_t most_documents = 100;

class Pages : public LiveSite {
  public:
    Pages(const Options& options, std::unique_ptr<Content> content, Rendering rendering)
        : options_(options),
          content_(std::move(content)),
          retelling_(content_->bank),
          rendering_(std::move(rendering)) {}

    Patch patch(const std::set<std::string>& changed) override {
        Patch patch;
        Diagnostics diagnostics;
        std::vector<std::size_t> questions;
        if (changed.size() > most_documents) {
            exact_ = false;
            return patch;
        }
        for (const std::string& path : changed) {
            const auto file = std::lower_bound(
                content_->files.begin(), content_->files.end(), path,
                [](const SourceFile& known, const std::string& name) { return known.path < name; });
            if (file == content_->files.end() || file->path != path ||
                !files::is_plain(options_.bank, path)) {
                exact_ = false;
                continue;
            }
            patch.read.insert(path);
            const auto index = static_cast<std::size_t>(file - content_->files.begin());
            const std::vector<std::size_t> retold = read(path, content_->frames[index], diagnostics);
            questions.insert(questions.end(), retold.begin(), retold.end());
        }
        std::sort(questions.begin(), questions.end());
        questions.erase(std::unique(questions.begin(), questions.end()), questions.end());
        if (!questions.empty()) {
            MemorySink memory;
            Site site(memory);
            rendering_.again(questions, options_.jobs, site, diagnostics);
            patch.files = memory.files();
        }
        if (diagnostics.has_errors()) {
            patch.files.clear();  // of a site with errors nothing is shown
            patch.broken = broken_documents(diagnostics);
            diagnostics.keep_if([](const Diagnostic& d) { return d.severity == Severity::error; });
            patch.diagnostics = printed(diagnostics, options_);
        }
        patch.exact = exact_;
        return patch;
    }

  private:
    /// Reads a document again into the bank. Gives the questions that have other texts now.
    std::vector<std::size_t> read(const std::string& path, std::uint64_t frame, Diagnostics& diagnostics) {
        Bank& bank = content_->bank;
        std::vector<SourceFile>& files = read_again_.emplace_back();
        files.push_back({path, {}, {}});
        Diagnostics found;
        std::optional<Retold> retold;
        if (read_document(options_.bank, files.front(), bank.settings.limits, found)) {
            std::vector<RawDocument> documents = parse(files, bank.settings, 1, found);
            std::string().swap(files.front().text);
            // Once a question has been bent to its new wording, the old one does not bring back what it was.
            const bool only_answers = frame_hashes(documents).front() == frame && !bent_.contains(path);
            std::vector<Question> fresh =
                normalize(std::move(documents), bank.settings, {options_.drafts, 1}, found);
            if (!found.has_errors()) {
                if (!only_answers) bent_.insert(path);
                retold = retelling_.take(path, std::move(fresh), only_answers);
                if (!retold || !retold->exact) exact_ = false;
            }
        }
        diagnostics.append(std::move(found));
        return retold ? std::move(retold->questions) : std::vector<std::size_t>{};
    }

    const Options& options_;
    std::unique_ptr<Content> content_;
    Retelling retelling_;
    Rendering rendering_;
    /// What was read again stays, because places in the bank view its paths.
    std::deque<std::vector<SourceFile>> read_again_;
    std::set<std::string> bent_;  ///< documents of which more than answers has changed
    bool exact_ = true;
};

}  // namespace

std::shared_ptr<LiveSite> live_site(const Options& options, std::unique_ptr<Content> content,
                                    Rendering rendering) {
    return std::make_shared<Pages>(options, std::move(content), std::move(rendering));
}

std::set<std::string> broken_documents(const Diagnostics& diagnostics) {
    std::set<std::string> documents;
    if (!diagnostics.has_errors()) return documents;
    for (const Diagnostic& finding : diagnostics.sorted())
        if (finding.severity == Severity::error) documents.insert(finding.document);
    return documents;
}

}  // namespace qbank

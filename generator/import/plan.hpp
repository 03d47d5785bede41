#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "import/asked_in.hpp"
#include "import/relative_links.hpp"
#include "model/bank.hpp"
#include "model/duplicates.hpp"

namespace qbank {

/// What an import is asked to do.
struct ImportRequest {
    std::string source;               ///< id of the source that the documents come from
    std::set<std::string> documents;  ///< their paths, as the bank's places name them
    std::vector<Topic> topics;        ///< those of topics.yml; none: any topic will do
    std::string topic;                ///< id, for questions whose headings mean none of them; may be empty
};

/// A question of a document that the bank does not have.
struct PlannedFile {
    Place place;       ///< in the document
    std::string path;  ///< relative to the bank: questions/<topic>/<slug>.md
    std::string text;
};

/// A question of a document that one of the bank's files asks.
struct PlannedEntry {
    Place place;       ///< in the document
    std::string path;  ///< of the file, relative to the bank
    std::vector<AskedIn> entries;
    bool answers = false;  ///< the document has an answer, the bank none
};

/// A question of a document that stands in another document of the bank, where nothing can be noted.
struct FoundElsewhere {
    Place place;  ///< in the document
    Place other;
};

struct MissingTopic {
    std::string id, title;
    std::size_t questions = 0;
};

struct PlannedLink {
    Place place;  ///< of the question
    RelativeLink link;
};

/// What an import would do; nothing in it depends on the disk. Everything by document and line.
struct ImportPlan {
    std::size_t questions = 0;  ///< of the documents
    std::size_t noted = 0;      ///< of those: the bank has them with this source already
    std::vector<PlannedFile> files;
    std::vector<PlannedEntry> entries;
    std::vector<FoundElsewhere> elsewhere;
    std::vector<MissingTopic> missing;  ///< topics of new questions that topics.yml lacks: they have no file
    std::vector<PlannedLink> links;     ///< of new questions: what does not come with them
    std::vector<Suggestion> suggestions;  ///< a: of a document; best first
};

/// `bank` and `duplicates` are of the bank and the documents together.
ImportPlan plan_import(const Bank& bank, const Duplicates& duplicates, const ImportRequest& request);

}  // namespace qbank

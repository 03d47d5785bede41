#include "normalize/normalize.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "normalize/display.hpp"
#include "normalize/document_questions.hpp"
#include "normalize/ids.hpp"
#include "normalize/key.hpp"
#include "normalize/own_file.hpp"
#include "normalize/topics.hpp"

namespace qbank {
namespace {

/// Finds the source that a document's questions come from; a document that no source describes is its own.
class SourceNames {
  public:
    explicit SourceNames(Settings& settings) : settings_(settings) {
        for (const Source& source : settings.sources) taken_.insert(source.id);
    }

    std::string find_or_add(const RawDocument& document) {
        for (const Source& source : settings_.sources) {
            if (source.document == document.path) return source.id;
        }
        Source source;
        source.id = unicode::slug(file_stem(document.path));
        if (source.id.empty() || taken_.contains(source.id)) {
            source.id = unicode::slug(text::replace_all(document.path, "/", "-"), 100);
        }
        if (source.id.empty() || !taken_.insert(source.id).second) return source.id;
        source.title = display_title(document.title);
        if (source.title.empty()) source.title = file_stem(document.path);
        source.document = document.path;
        settings_.sources.push_back(source);
        return source.id;
    }

  private:
    Settings& settings_;
    std::set<std::string> taken_;
};

/// Leaves the question without words if the file has none, or is a draft that is not wanted.
void read_own_question(const RawQuestion& raw, std::string_view path, const Settings& settings,
                       const NormalizeOptions& options, Question& question, Diagnostics& diagnostics) {
    std::vector<std::string> topics = std::move(question.topics);
    question = {};
    std::optional<Question> own = own_question(raw, path, settings, diagnostics);
    if (!own || (own->draft && !options.drafts)) return;
    question = std::move(*own);
    question.topics = std::move(topics);
}

}  // namespace

std::vector<Question> normalize(std::vector<RawDocument> documents, Settings& settings,
                                NormalizeOptions options, Diagnostics& diagnostics) {
    TopicNames topics(settings);
    SourceNames sources(settings);
    std::size_t count = 0;
    for (const RawDocument& document : documents) count += document.questions.size();
    std::vector<Question> questions;
    questions.reserve(count);
    struct Unread {
        RawQuestion* raw = nullptr;
        std::string_view path;
    };
    std::vector<Unread> unread;
    unread.reserve(count);
    for (RawDocument& document : documents) {
        std::string source;
        DocumentQuestions places(document, topics);
        for (RawQuestion& raw : document.questions) {
            unread.push_back({&raw, document.path});
            if (raw.own_file) {
                questions.emplace_back().topics =
                    own_topics(raw, document.path, settings, topics, diagnostics);
            } else {
                if (source.empty()) source = sources.find_or_add(document);
                questions.push_back(places.place(raw, source));
            }
        }
    }
    std::vector<Diagnostics> findings(questions.size());
    for_each_index(questions.size(), options.jobs, [&](std::size_t i) {
        Question& question = questions[i];
        RawQuestion& raw = *unread[i].raw;
        if (raw.own_file) {
            read_own_question(raw, unread[i].path, settings, options, question, findings[i]);
        } else {
            read_document_question(raw, settings, question, findings[i]);
        }
        raw = {};  // the question has what it needs of the answer and front matter, both large
        if (question.plain.empty()) return;
        question.key = normal_form(question.plain, question.choices, question.answer ? *question.answer : "",
                                   question.stem ? *question.stem : "");
    });
    for (Diagnostics& found : findings) diagnostics.append(std::move(found));
    std::erase_if(questions, [](const Question& question) { return question.plain.empty(); });
    assign_ids(questions, diagnostics);
    return questions;
}

}  // namespace qbank

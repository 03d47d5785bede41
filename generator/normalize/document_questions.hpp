#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "model/question.hpp"
#include "model/raw_question.hpp"
#include "model/settings.hpp"
#include "normalize/topics.hpp"

namespace qbank {

/// The file's name without folder and ending.
std::string_view file_stem(std::string_view path);

/// Says where the questions of a document with many belong: what depends on the questions and documents
/// before, and is therefore asked in order.
class DocumentQuestions {
  public:
    DocumentQuestions(const RawDocument& document, TopicNames& topics)
        : document_(document), topics_(topics) {}

    /// A question with its topics, its level and its occurrence, as far as its place tells them.
    Question place(const RawQuestion& raw, const std::string& source);

  private:
    void enter(const Headings& section);
    std::string topic_of(const Headings& section);

    const RawDocument& document_;
    TopicNames& topics_;
    std::uint32_t position_ = 0;
    // Of the section, which many questions share:
    Headings section_;
    bool entered_ = false;
    Level level_ = Level::none;
    std::string topic_;  ///< once asked for; items of YAML lists may name their own
    bool has_topic_ = false;
    std::vector<std::string> headings_;  ///< plain text
};

/// Fills in what the question itself says. Takes its answer. One without words stays without `plain`, and is
/// told.
void read_document_question(RawQuestion& raw, const Settings& settings, Question& question,
                            Diagnostics& diagnostics);

}  // namespace qbank

#include <algorithm>

#include "base/text.hpp"
#include "search/blocks.hpp"
#include "search/bytes.hpp"

namespace qbank::search {
namespace {

/// Tabs and line ends separate; a title with one gets a space.
std::string field(std::string_view s) { return text::squeeze(s); }

void put_documents(ByteWriter& out, std::vector<std::uint32_t> documents) {
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    out.number(documents.size());
    std::uint32_t next = 0;
    for (const std::uint32_t document : documents) {
        out.number(document - next);
        next = document + 1;
    }
}

}  // namespace

std::string facets_block(const Bank& bank, const std::vector<std::uint32_t>& main_topics) {
    ByteWriter out;
    for (const BankQuestion& question : bank.questions)
        out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(question.level) +
                                           4 * static_cast<unsigned>(question.kind) +
                                           (question.answer ? 32 : 0)));
    std::string sources;
    for (const BankSource& source : bank.sources)
        sources += field(source.id) + '\t' + field(source.title) + '\n';
    out.text(sources);
    std::string topics;
    for (const BankTopic& topic : bank.topics) topics += field(topic.id) + '\t' + field(topic.title) + '\n';
    out.text(topics);
    for (const BankSource& source : bank.sources) {
        std::vector<std::uint32_t> documents;
        for (const BankSource::Entry& entry : source.entries)
            documents.push_back(static_cast<std::uint32_t>(entry.question));
        put_documents(out, std::move(documents));
    }
    for (std::size_t topic = 0; topic < bank.topics.size(); ++topic) {
        std::vector<std::uint32_t> documents;
        for (const std::size_t question : bank.topics[topic].questions)
            if (main_topics[question] != topic) documents.push_back(static_cast<std::uint32_t>(question));
        put_documents(out, std::move(documents));
    }
    return out.take();
}

}  // namespace qbank::search

#include "parse/frame_hash.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace qbank {
namespace {

/// Collects parts so that no two sequences of them give the same bytes.
class Frame {
  public:
    void add(std::string_view part) {
        add(part.size());
        bytes_ += part;
    }
    void add(std::uint64_t number) { bytes_.append(reinterpret_cast<const char*>(&number), sizeof number); }
    std::uint64_t hash() const { return hash64(bytes_); }

  private:
    std::string bytes_;
};

/// Of an item of a YAML list, where its answer stands: RawQuestion::answer has it.
bool holds_answer(std::string_view key) {
    constexpr std::array<std::string_view, 4> keys{"answer", "answer_markdown", "a", "explanation"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void add(Frame& frame, const yaml::Value& value, bool of_item) {
    frame.add(static_cast<std::uint64_t>(value.kind));
    frame.add(value.scalar);
    frame.add(value.items.size());
    for (const yaml::Value& item : value.items) add(frame, item, false);
    frame.add(value.members.size());
    for (const yaml::Member& member : value.members) {
        frame.add(member.key.value);
        if (!of_item || !holds_answer(member.key.value)) add(frame, member.value, false);
    }
}

void add(Frame& frame, const RawQuestion& question) {
    frame.add(question.wording.value);
    frame.add(question.stem ? question.stem->value : std::string());
    frame.add(question.stem ? 1 : 0);
    frame.add(!question.answer ? 0 : question.answer->value.empty() ? 1 : 2);
    frame.add(question.section.size());
    for (const Text& heading : question.section) frame.add(heading.value);
    frame.add(question.number ? 1 + std::uint64_t{*question.number} : 0);
    frame.add(question.choices.size());
    for (const Choice& choice : question.choices) {
        frame.add(choice.markdown);
        frame.add(choice.correct ? 1 : 0);
    }
    frame.add(question.id ? *question.id : std::string());
    frame.add(question.own_file ? 1 : 0);
    frame.add(question.front_matter ? 1 : 0);
    if (question.front_matter) add(frame, *question.front_matter, !question.own_file);
}

}  // namespace

std::vector<std::uint64_t> frame_hashes(const std::vector<RawDocument>& documents) {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(documents.size());
    for (const RawDocument& document : documents) {
        Frame frame;
        frame.add(document.title);
        frame.add(document.source);
        frame.add(document.questions.size());
        for (const RawQuestion& question : document.questions) add(frame, question);
        hashes.push_back(frame.hash());
    }
    return hashes;
}

}  // namespace qbank

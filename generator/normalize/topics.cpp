#include "normalize/topics.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "normalize/display.hpp"

namespace qbank {
namespace {

/// "Python Interview Questions and Answers" is about Python.
std::string subject_of(std::string title) {
    constexpr std::array endings{"interview questions and answers",
                                 "interview questions & answers",
                                 "questions and answers",
                                 "interview questions",
                                 "interview question",
                                 "questions"};
    const std::string folded = text::lower(title);
    for (const std::string_view ending : endings) {
        if (folded.size() > ending.size() + 1 && folded.ends_with(ending)) {
            title.resize(title.size() - ending.size());
            while (!title.empty() && std::string_view(" -–:").find(title.back()) != std::string_view::npos)
                title.pop_back();
            return title;
        }
    }
    return title;
}

}  // namespace

TopicNames::TopicNames(Settings& settings) : settings_(settings), are_given_(!settings.topics.empty()) {
    for (const Topic& topic : settings_.topics) remember(topic);
}

void TopicNames::remember(const Topic& topic) {
    by_key_.emplace(topic.id, topic.id);
    by_key_.emplace(heading_key(topic.title), topic.id);
    for (const std::string& alias : topic.aliases) by_key_.emplace(heading_key(alias), topic.id);
}

std::string TopicNames::find(std::string_view heading) const {
    for (const std::string& key : {std::string(heading), heading_key(heading)}) {
        const auto found = by_key_.find(key);
        if (found != by_key_.end()) return found->second;
    }
    return "";
}

std::string TopicNames::find_or_add(std::string_view heading) {
    if (std::string id = find(heading); !id.empty()) return id;
    Topic topic;
    topic.title = subject_of(display_title(heading));
    if (topic.title.empty()) return "";
    topic.id = unicode::slug(topic.title);
    if (topic.id.empty()) topic.id = "topic-" + short_hash(topic.title, 6);
    const bool taken = std::any_of(settings_.topics.begin(), settings_.topics.end(),
                                   [&](const Topic& t) { return t.id == topic.id; });
    if (taken) {
        by_key_.emplace(heading_key(heading), topic.id);  // another heading that means it
        return topic.id;
    }
    remember(topic);
    by_key_.emplace(heading_key(heading), topic.id);
    settings_.topics.push_back(topic);
    return topic.id;
}

}  // namespace qbank

#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/settings.hpp"

namespace qbank {

/// Finds the topic a heading means, and makes topics for headings that mean none yet.
class TopicNames {
  public:
    /// Keeps a reference: found topics are appended to `settings.topics`.
    explicit TopicNames(Settings& settings);

    /// The topic with this id, title or alias; "" if there is none.
    std::string find(std::string_view heading) const;
    /// The same; a new topic with the heading as its title if there is none and the heading has words.
    std::string find_or_add(std::string_view heading);

    /// Whether topics.yml lists the topics: then no other is meant to be.
    bool are_given() const { return are_given_; }

  private:
    void remember(const Topic& topic);
    Settings& settings_;
    bool are_given_;
    std::unordered_map<std::string, std::string> by_key_;  // heading_key → id
};

}  // namespace qbank

#include "change/new_question.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/yaml.hpp"
#include "model/question.hpp"

namespace qbank {
namespace {

constexpr std::size_t longest = 1000;

NewQuestion refused(std::string why) { return {"", "", std::move(why)}; }

bool has_words(std::string_view s) {
    for (std::size_t at = 0; at < s.size();)
        if (unicode::is_word(text::next_code_point(s, at))) return true;
    return false;
}

/// The topic's id, or "" with the nearest one in `near`.
std::string topic_id(const std::string& given, const Settings& settings, std::string& near) {
    const std::string wanted = unicode::fold(text::squeeze(given));
    std::vector<std::string_view> known;
    for (const Topic& topic : settings.topics) {
        const auto is_wanted = [&](const std::string& name) { return unicode::fold(name) == wanted; };
        if (is_wanted(topic.id) || is_wanted(topic.title) ||
            std::any_of(topic.aliases.begin(), topic.aliases.end(), is_wanted))
            return topic.id;
        known.push_back(topic.id);
    }
    if (settings.topics.empty() && unicode::slug(given, 100) == given) return given;
    near = text::nearest(given, known);
    return "";
}

bool is_reserved_name(std::string_view name) {
    constexpr std::string_view with_number[] = {"com", "lpt"};
    if (name == "con" || name == "prn" || name == "aux" || name == "nul") return true;
    return name.size() == 4 && text::is_digit(name[3]) &&
           std::any_of(std::begin(with_number), std::end(with_number),
                       [&](std::string_view n) { return name.starts_with(n); });
}

}  // namespace

NewQuestion make_question(const std::string& topic, const std::string& question, const Settings& settings) {
    if (text::invalid_utf8(topic) || text::invalid_utf8(question))
        return refused("the topic and the question must be UTF-8");
    const std::string wording = text::printable(text::squeeze(unicode::nfc(question)));
    if (!has_words(wording)) return refused("the question has no words");
    if (text::code_points(wording) > longest)
        return refused(fmt::format("the question is longer than {} characters", longest));
    std::string near;
    const std::string id = topic_id(topic, settings, near);
    if (id.empty()) {
        return refused(fmt::format("there is no topic \"{}\"; {}", topic,
                                   near.empty() ? "topics.yml lists them, `qbank stats` too"
                                                : fmt::format("did you mean {}?", near)));
    }
    std::string name = unicode::slug(wording);
    if (name.empty()) return refused("the question has no letter or digit that could name its file");
    if (is_reserved_name(name)) name += "-question";
    NewQuestion made;
    made.path = fmt::format("questions/{}/{}.md", id, name);
    made.text = fmt::format("---\nquestion: {}\n{}---\n", yaml::quote(wording),
                            settings.default_level ? "" : "level: mid\n");
    return made;
}

bool is_inside(const std::filesystem::path& root, const std::string& path) {
    std::error_code ignored;
    std::filesystem::path folder = root;
    for (const std::filesystem::path& part : std::filesystem::path(path).parent_path()) {
        folder /= part;
        if (std::filesystem::is_symlink(std::filesystem::symlink_status(folder, ignored))) return false;
    }
    return true;
}

}  // namespace qbank

#include "parse/headings.hpp"

#include <algorithm>

namespace qbank {
namespace {

struct Level {
    std::size_t all = 0, asking = 0, strict = 0, marked = 0, numbered = 0, with_body = 0;
    std::size_t numbered_asking = 0;
    std::size_t setting = 0;  // asks, or begins as an exercise
    std::size_t own = 0;      // ends in a question mark, and in words that no other heading has
    std::size_t counted = 0;  // numbered one more than the one before at this level
    std::optional<std::uint32_t> last_number;

    /// "Add a label to the pod", "Show the label": most begin so, and have a text.
    bool are_exercises() const { return setting * 10 >= all * 7 && with_body * 10 >= all * 8; }

    /// A level of nothing but questions.
    bool asks_throughout() const { return own >= 3 && own * 10 >= all * 9; }

    /// Most of the level count on and ask: "1. What is …", "2. Why does …".
    bool is_counted() const {
        return numbered >= 3 && numbered * 10 >= all * 6 && counted + 1 >= 3 &&
               counted * 10 >= numbered * 6 && numbered_asking * 10 >= numbered * 6;
    }
};

using Levels = std::array<Level, 7>;

Levels levels_of(const std::vector<HeadingFacts>& headings) {
    Levels levels;
    for (const HeadingFacts& heading : headings) {
        if (heading.level == 0) continue;
        Level& level = levels.at(static_cast<std::size_t>(heading.level));
        ++level.all;
        if (heading.asks) ++level.asking;
        if (heading.asks || heading.commands) ++level.setting;
        if (heading.strict) ++level.strict;
        if (heading.strict && heading.times == 1) ++level.own;
        if (heading.marked) ++level.marked;
        if (heading.number) {
            ++level.numbered;
            if (heading.asks) ++level.numbered_asking;
            if (level.last_number && *heading.number == *level.last_number + 1) ++level.counted;
            level.last_number = heading.number;
        }
        if (heading.has_body) ++level.with_body;
    }
    return levels;
}

std::size_t questions_of(const Level& level) { return level.asking; }

/// Headings of one level below the same heading.
struct Siblings {
    std::size_t all = 0, asking = 0;

    bool all_ask() const { return all >= 3 && asking == all; }
};

/// The siblings of each heading, itself included.
std::vector<Siblings> siblings_of(const std::vector<HeadingFacts>& headings) {
    std::vector<std::size_t> first(headings.size());  // of the siblings; holds their sums
    std::array<std::size_t, 7> open{};                // index + 1 of the first of each level, 0: none yet
    std::vector<Siblings> sums(headings.size());
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto level = static_cast<std::size_t>(headings[i].level);
        if (level == 0) continue;
        std::fill(open.begin() + headings[i].level + 1, open.end(), 0);
        if (open[level] == 0) open[level] = i + 1;
        first[i] = open[level] - 1;
        ++sums[first[i]].all;
        if (headings[i].asks) ++sums[first[i]].asking;
    }
    std::vector<Siblings> result(headings.size());
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (headings[i].level > 0) result[i] = sums[first[i]];
    return result;
}

class Judge {
  public:
    Judge(const std::vector<HeadingFacts>& headings, bool promised)
        : headings_(headings), levels_(levels_of(headings)), siblings_(siblings_of(headings)) {
        for (std::size_t i = 1; i < levels_.size(); ++i) {
            if (questions_of(levels_[i]) > questions_of(levels_[best_])) best_ = i;
            marked_ += levels_[i].marked;
            asking_ += levels_[i].asking;
        }
        // Steps of instructions begin like exercises, so only the title can tell.
        if (best_ > 0 && is_by_chance(levels_[best_]) && !(promised && levels_[best_].are_exercises()))
            best_ = 0;
        // The titles within long answers ("How it works") may outnumber the questions, but do not count on.
        for (std::size_t i = 1; i < best_; ++i) {
            if (!levels_[i].is_counted() || levels_[best_].numbered * 2 >= levels_[best_].all) continue;
            best_ = i;
            break;
        }
        if (best_ == 0 && promised) best_ = numbered_titles();
        const auto asked = std::find_if(headings_.begin(), headings_.end(), [&](const HeadingFacts& heading) {
            return heading.asks && static_cast<std::size_t>(heading.level) == best_;
        });
        first_asked_ = static_cast<std::size_t>(asked - headings_.begin());
    }

    std::vector<bool> judge() {
        std::vector<bool> result(headings_.size(), false);
        if (best_ == 0) return result;
        const Level& level = levels_[best_];
        // All marked: "Q1: …". What is not marked is a section or a part of an answer.
        const bool by_mark = marked_ >= 3 && marked_ * 2 >= asking_;
        const bool by_number = level.numbered >= 3 && level.numbered * 10 >= level.all * 6;
        const bool whole_level = level.asking * 3 >= level.all || titles_ || level.are_exercises();
        const bool mostly_asks = level.asking * 10 >= level.all * 7;
        // Hardly one has a text below it, and most ask: the others set a task in words of their own.
        const bool unanswered = mostly_asks && level.with_body * 5 < level.all;
        std::size_t inside = 0;  // level of the question whose answer this is
        std::optional<std::uint32_t> last_number;
        std::uint32_t part_number = 0;  // of the last heading of an answer that has one
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            const HeadingFacts& heading = headings_[i];
            const auto at = static_cast<std::size_t>(heading.level);
            if (heading.level == 0) continue;
            if (at <= inside) inside = 0;
            // "3." behind the "1." and "2." of an answer goes on with those.
            const bool within =
                inside > 0 && at > inside && part_number > 0 && heading.number == part_number + 1;
            const bool continues =
                heading.number && last_number && *heading.number == *last_number + 1 && !within;
            bool question = false;
            if (by_mark) {
                question = heading.marked || (continues && (heading.asks || heading.has_body)) ||
                           (heading.asks && heading.times == 1 && levels_[at].marked > 0 &&
                            levels_[at].marked * 2 >= levels_[at].all && heading.has_body);
            } else if (at == best_) {
                const bool kin = by_number ? heading.number.has_value() || heading.strict : heading.asks;
                const bool topic = heading.has_text || (mostly_asks && heading.has_parts && !parts_ask(i));
                question = kin || (whole_level && !by_number && topic) ||
                           (unanswered && !by_number && !heading.has_parts);
                // A numbered title without text of its own, over deeper questions, is a section.
                const bool told = heading.strict || (heading.asks && level.is_counted());
                if (question && !told && heading.has_parts && !heading.has_body && parts_ask(i))
                    question = false;
            } else if (heading.asks) {
                question = asks_at_other_level(at, heading, continues, by_number, i);
            } else if (continues && heading.has_body && by_number && at > best_) {
                question =
                    levels_[at].numbered * 2 >= levels_[at].all && levels_[at].all * 10 < level.all * 3;
            }
            // Deeper headings of an answer may ask, too ("Why does it matter?"): they belong to it.
            if (question && inside > 0 && at > inside && !heading.marked &&
                !(continues && (by_number || by_mark)) && at != best_ && !levels_[at].asks_throughout())
                question = false;
            if (question && inside > 0 && at > inside && at == best_ && by_number && !heading.number)
                question = false;
            result[i] = question;
            if (question) {
                inside = at;
                if (heading.number) last_number = heading.number;
                part_number = 0;
            } else if (heading.number) {
                part_number = *heading.number;
            }
        }
        return result;
    }

  private:
    /// Titles that ask nothing but are numbered one after the other, in a document that promises questions.
    std::size_t numbered_titles() {
        std::size_t found = 0;
        for (std::size_t i = levels_.size() - 1; i > 0; --i) {
            if (levels_[i].numbered >= 3 && levels_[i].numbered * 10 >= levels_[i].all * 7 &&
                levels_[i].with_body * 2 >= levels_[i].all &&
                (found == 0 || levels_[i].numbered > levels_[found].numbered)) {
                found = i;
            }
        }
        titles_ = found > 0;
        return found;
    }

    /// "How this folder is organized" and "How to answer" among titles that ask nothing.
    static bool is_by_chance(const Level& level) {
        return level.asking < 3 && level.asking * 2 < level.all && level.strict == 0 && level.marked == 0 &&
               level.numbered == 0;
    }

    bool parts_ask(std::size_t i) const {
        for (std::size_t k = i + 1;
             k < headings_.size() && (headings_[k].level == 0 || headings_[k].level > headings_[i].level);
             ++k) {
            if (headings_[k].asks) return true;
        }
        return false;
    }

    bool asks_at_other_level(std::size_t at, const HeadingFacts& heading, bool continues, bool by_number,
                             std::size_t i) const {
        const Level& level = levels_[at];
        if (parts_ask(i) && !heading.has_body) return false;
        if (continues) return true;
        if (by_number) return heading.number.has_value() && at > 1;
        if (at < best_) {
            // Above the questions stand sections; several that ask and have a text are questions as well.
            const bool many = level.asking >= 3 && level.asking * 2 >= level.all;
            // One that asks and has a text among the questions, and not before them, has slipped a level.
            const bool slipped = at > 1 && heading.has_text && first_asked_ < i;
            // Nor does one of a section in which all ask, in a document that does without question marks.
            if (at > 1 && heading.has_text && siblings_[i].all_ask() && !parts_ask(i)) return true;
            return heading.strict && heading.has_body &&
                   (many || slipped || (at > 1 && !parts_ask(i) && level.asking * 2 >= level.all));
        }
        return true;
    }

    const std::vector<HeadingFacts>& headings_;
    Levels levels_;
    std::vector<Siblings> siblings_;
    std::size_t best_ = 0;
    std::size_t first_asked_ = 0;  // index of the first heading of that level that asks
    std::size_t marked_ = 0, asking_ = 0;
    bool titles_ = false;
};

}  // namespace

std::vector<bool> question_headings(const std::vector<HeadingFacts>& headings, bool promised) {
    return Judge(headings, promised).judge();
}

std::array<bool, 7> levels_that_count(const std::vector<HeadingFacts>& headings) {
    const Levels levels = levels_of(headings);
    std::array<bool, 7> result{};
    for (std::size_t i = 1; i < levels.size(); ++i) result[i] = levels[i].is_counted();
    return result;
}

}  // namespace qbank

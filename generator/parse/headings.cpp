#include "parse/headings.hpp"

#include <algorithm>

#include "parse/heading_levels.hpp"

namespace qbank {
namespace {

/// Chooses the level that holds the questions, then goes through the headings in order.
class Judge {
  public:
    Judge(const std::vector<HeadingFacts>& headings, bool promised)
        : headings_(headings), levels_(levels_of(headings)), siblings_(siblings_of(headings)) {
        choose_level(promised);
        std::size_t marked = 0, asking = 0;
        for (const HeadingLevel& level : levels_) {
            marked += level.marked;
            asking += level.asking;
        }
        by_mark_ = marked >= 3 && marked * 2 >= asking;
        by_number_ = levels_[best_].is_numbered();
        const auto asked = std::find_if(headings_.begin(), headings_.end(), [&](const HeadingFacts& heading) {
            return heading.asks && level_of(heading) == best_;
        });
        first_asked_ = static_cast<std::size_t>(asked - headings_.begin());
    }

    std::vector<bool> judge() {
        std::vector<bool> result(headings_.size(), false);
        if (best_ == 0) return result;
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            const HeadingFacts& heading = headings_[i];
            if (heading.level == 0) continue;
            if (level_of(heading) <= inside_) inside_ = 0;
            const bool continues = goes_on(heading);
            result[i] = looks_like_question(i, continues) && !belongs_to_answer(heading, continues);
            if (result[i]) {
                inside_ = level_of(heading);
                if (heading.number) last_number_ = heading.number;
                part_number_ = 0;
            } else if (heading.number) {
                part_number_ = *heading.number;
            }
        }
        return result;
    }

  private:
    static std::size_t level_of(const HeadingFacts& heading) {
        return static_cast<std::size_t>(heading.level);
    }
    const HeadingLevel& best() const { return levels_[best_]; }

    void choose_level(bool promised) {
        for (std::size_t i = 1; i < levels_.size(); ++i)
            if (levels_[i].asking > levels_[best_].asking) best_ = i;
        // Steps of instructions begin like exercises, so only the title can tell.
        if (best_ > 0 && best().is_by_chance() && !(promised && best().are_exercises())) best_ = 0;
        // The titles within long answers ("How it works") may outnumber the questions, but do not count on.
        for (std::size_t i = 1; i < best_; ++i) {
            if (!levels_[i].is_counted() || best().numbered * 2 >= best().all) continue;
            best_ = i;
            break;
        }
        if (best_ == 0 && promised) best_ = numbered_titles();
    }

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

    /// Whether it is numbered one more than the last question. "3." behind the "1." and "2." of an answer
    /// goes on with those.
    bool goes_on(const HeadingFacts& heading) const {
        const bool within = inside_ > 0 && level_of(heading) > inside_ && part_number_ > 0 &&
                            heading.number == part_number_ + 1;
        return heading.number && last_number_ && *heading.number == *last_number_ + 1 && !within;
    }

    bool looks_like_question(std::size_t i, bool continues) const {
        const HeadingFacts& heading = headings_[i];
        if (by_mark_) return is_one_of_marked(heading, continues);
        if (level_of(heading) == best_) return is_one_of_level(i);
        if (heading.asks) return asks_at_other_level(i, continues);
        const HeadingLevel& level = levels_[level_of(heading)];
        if (level_of(heading) > best_ && level.asks_throughout() && heading.has_text) return true;
        return continues && heading.has_body && by_number_ && level_of(heading) > best_ &&
               level.numbered * 2 >= level.all && level.all * 10 < best().all * 3;
    }

    /// All are marked: "Q1: …". What is not marked is a section or a part of an answer.
    bool is_one_of_marked(const HeadingFacts& heading, bool continues) const {
        const HeadingLevel& level = levels_[level_of(heading)];
        const bool among = level.marked > 0 && level.marked * 2 >= level.all;
        return heading.marked || (continues && (heading.asks || heading.has_body)) ||
               (heading.asks && heading.times == 1 && among && heading.has_body);
    }

    bool is_one_of_level(std::size_t i) const {
        const HeadingFacts& heading = headings_[i];
        const bool whole_level = best().asking * 3 >= best().all || titles_ || best().are_exercises();
        const bool topic = heading.has_text || (best().mostly_asks() && heading.has_parts && !parts_ask(i));
        // One of "3.1.1 …", "3.1.2 …", or of questions that wait for an answer, needs no text.
        const bool bare = !heading.has_parts && ((best().is_dotted() && heading.dotted && whole_level) ||
                                                 best().is_unanswered() || is_unanswered(i));
        const bool question = by_number_ ? heading.number.has_value() || heading.strict
                                         : heading.asks || (whole_level && topic) || bare;
        // A numbered title without text of its own, over deeper questions, is a section.
        const bool told = heading.strict || (heading.asks && best().is_counted());
        return question && (told || !heading.has_parts || heading.has_body || !parts_ask(i));
    }

    /// Whether it stands among questions that nobody has answered.
    bool is_unanswered(std::size_t i) const {
        const auto waits = [&](std::size_t k) {
            return level_of(headings_[k]) == best_ && headings_[k].asks && !headings_[k].has_body;
        };
        return best().mostly_asks() && i > 0 && i + 1 < headings_.size() && waits(i - 1) && waits(i + 1);
    }

    bool asks_at_other_level(std::size_t i, bool continues) const {
        const HeadingFacts& heading = headings_[i];
        const std::size_t at = level_of(heading);
        const HeadingLevel& level = levels_[at];
        if (parts_ask(i) && !heading.has_body) return at > 1 && heading.strict && is_unanswered(i);
        if (continues) return true;
        if (by_number_) return heading.number.has_value() && at > 1;
        if (at > best_) return true;
        // Above the questions stand sections; several that ask and have a text are questions as well.
        const bool many = level.asking >= 3 && level.asking * 2 >= level.all;
        // One that asks and has a text among the questions, and not before them, has slipped a level.
        const bool slipped = at > 1 && heading.has_text && first_asked_ < i;
        const bool alone = at > 1 && !parts_ask(i);
        if (heading.has_body && alone && many) return true;
        if (heading.strict && heading.has_body)
            return many || slipped || (alone && level.asking * 2 >= level.all);
        // A section in which all ask, in a document that does without question marks.
        return alone && heading.has_text && siblings_[i].all_ask();
    }

    bool parts_ask(std::size_t i) const {
        for (std::size_t k = i + 1;
             k < headings_.size() && (headings_[k].level == 0 || headings_[k].level > headings_[i].level);
             ++k) {
            if (headings_[k].asks) return true;
        }
        return false;
    }

    /// Deeper headings of an answer may ask, too ("Why does it matter?").
    bool belongs_to_answer(const HeadingFacts& heading, bool continues) const {
        const std::size_t at = level_of(heading);
        if (inside_ == 0 || at <= inside_) return false;
        if (at == best_) return by_number_ && !heading.number;
        return !heading.marked && !(continues && (by_number_ || by_mark_)) && !levels_[at].asks_throughout();
    }

    const std::vector<HeadingFacts>& headings_;
    HeadingLevels levels_;
    std::vector<Siblings> siblings_;
    std::size_t best_ = 0;         // the level of the questions, 0: none
    std::size_t first_asked_ = 0;  // index of the first heading of that level that asks
    bool titles_ = false;          // the level was chosen for its numbers alone
    bool by_mark_ = false, by_number_ = false;

    // Of the headings gone through so far:
    std::size_t inside_ = 0;                    // level of the question whose answer this is
    std::optional<std::uint32_t> last_number_;  // of the last question that has one
    std::uint32_t part_number_ = 0;             // of the last heading of an answer that has one
};

}  // namespace

std::vector<bool> question_headings(const std::vector<HeadingFacts>& headings, bool promised) {
    return Judge(headings, promised).judge();
}

std::array<bool, 7> levels_that_count(const std::vector<HeadingFacts>& headings) {
    const HeadingLevels levels = levels_of(headings);
    std::array<bool, 7> result{};
    for (std::size_t i = 1; i < levels.size(); ++i) result[i] = levels[i].is_counted();
    return result;
}

}  // namespace qbank

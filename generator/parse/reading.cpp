#include "parse/reading.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/text.hpp"
#include "parse/answer.hpp"
#include "parse/bold_titles.hpp"
#include "parse/contents.hpp"
#include "parse/heading_facts.hpp"
#include "parse/headings.hpp"
#include "parse/joined_claims.hpp"
#include "parse/list_style.hpp"
#include "parse/shape_votes.hpp"
#include "parse/titles.hpp"

namespace qbank {
namespace {

using Claims = std::vector<Claim>;  // of one region, in the order of shape_readers

class Reader {
  public:
    Reader(const Outline& outline, std::optional<Shape> pinned, bool promised)
        : outline_(outline), pinned_(pinned), promised_(promised) {}

    DocumentReading read() {
        collect();
        chosen_.resize(claims_.size());
        reading_.dominant = pinned_ ? pinned_ : vote();
        if (reading_.dominant) {
            for (std::size_t i = 0; i < claims_.size(); ++i) choose(i);
        }
        settle_contents(std::move(contents_), claims_, chosen_, reading_.dominant);
        for (const Claims& region : claims_) {
            for (const Claim& claim : region) {
                for (const LineSpan& span : claim.other)
                    if (span.use == LineUse::skipped) reading_.other.push_back(span);
            }
        }
        reading_.chosen.resize(claims_.size());
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            for (Claim& claim : claims_[i])
                if (claim.shape == chosen_[i]) reading_.chosen[i] = std::move(claim);
            if (reading_.chosen[i] && chosen_[i] != Shape::heading && !pinned_)
                join_others(*reading_.chosen[i], claims_[i]);
            claims_[i] = {};
        }
        return std::move(reading_);
    }

  private:
    const std::vector<Region>& regions() const { return outline_.regions(); }

    void collect() {
        if (!pinned_ || pinned_ == Shape::heading) {
            for (const Region& region : regions()) {
                claims_.emplace_back();
                add(claim_heading(outline_, region), claims_.back());
            }
        } else {
            claims_.resize(regions().size());
        }
        const std::vector<HeadingFacts> facts = take_heading_facts(outline_, claims_, !pinned_);
        for (const HeadingFacts& heading : facts) reading_.furniture.push_back(heading.furniture);
        asking_headings_ = question_headings(facts, promised_ || pinned_ == Shape::heading);
        for (const Region& region : regions())
            if (region.level == 1 && asking_headings_[region.index]) ++asking_titles_;
        const bool by_mark = are_marked(facts);
        const std::array<bool, 7> counted_levels = levels_that_count(facts);
        int asked = 0;  // level of the asking heading that this region is a part of
        int inside =
            0;  // level of the marked or counted heading ("Question 5: …") that this region is a part of
        for (const Region& region : regions()) {
            // What a numbered or marked heading asks is not asked by the lists below it.
            const HeadingFacts& heading = facts[region.index];
            const bool asking = asking_headings_[region.index];
            if (region.level <= asked) asked = 0;
            if (asking) asked = region.level;
            if (region.level <= inside) inside = 0;
            if (asking && by_mark && heading.marked) inside = region.level;
            const bool told = heading.strict || (heading.asks && counted_levels[region.level]);
            if (asking && heading.strict && heading.number && counted_levels[region.level])
                inside = region.level;
            if (asking && told && (heading.marked || heading.number)) continue;
            if (inside > 0) continue;
            Claims claims;
            for (const ShapeReader& reader : shape_readers) {
                if (pinned_ && reader.shape != *pinned_) continue;
                if (reader.shape == Shape::heading) {
                    for (Claim& claim : claims_[region.index]) claims.push_back(std::move(claim));
                } else {
                    add(reader.claim(outline_, region), claims);
                }
            }
            // A series of bold numbers, in a document that promises questions, and not in an answer.
            for (Claim& claim : claims) claim.certain |= claim.counted && promised_ && asked == 0;
            claims_[region.index] = std::move(claims);
        }
        drop_lonely_titles(claims_);
        if (!pinned_) contents_ = take_contents(claims_);
    }

    /// Whether the document counts its questions in its headings: then what stands below one, such as
    /// "Follow-up questions", belongs to it.
    bool are_marked(const std::vector<HeadingFacts>& facts) const {
        std::size_t marked = 0;
        for (std::size_t i = 0; i < facts.size(); ++i)
            if (asking_headings_[i] && facts[i].marked && facts[i].number) ++marked;
        return marked >= 3;
    }

    static void add(Claim claim, Claims& claims) {
        if (!claim.candidates.empty() || !claim.other.empty()) claims.push_back(std::move(claim));
    }

    bool is_apparatus_region(std::size_t i) const { return regions()[i].apparatus; }

    /// A region whose heading asks, but whose list asks more, is a section with a list of questions.
    const Claim* most_convincing(std::size_t i) const {
        const Claim* best = nullptr;
        for (const Claim& claim : claims_[i]) {
            const bool heading = claim.shape == Shape::heading;
            if (heading ? !asking_headings_[i] || claim.candidates.empty() : !claim.convincing()) continue;
            const bool more = best && best->shape == Shape::heading
                                  ? claim.asking() > best->asking() + 2
                                  : !best || claim.weight() > best->weight();
            if (more) best = &claim;
        }
        return best;
    }

    std::optional<Shape> vote() {
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            const Claim* best = most_convincing(i);
            if (!best || (is_apparatus_region(i) && !are_answered(*best))) continue;
            asking_ += best->asking();
            strict_ += best->strictly_asking();
            votes_.add(*best,
                       best->shape == Shape::heading && best->asking() > 0 && !regions()[i].blocks.empty());
        }
        const std::optional<Shape> most = votes_.most();
        return !most && promised_ && lists_ask_now_and_then() ? Shape::list : most;
    }

    /// Whether the lists of a document that promises questions ask in every fifth item: "DNS records", "What
    /// is 644", "Zombies".
    bool lists_ask_now_and_then() const {
        constexpr std::size_t enough = 5;
        std::size_t all = 0, asking = 0;
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            const Claim* list = is_apparatus_region(i) ? nullptr : claim_in(claims_[i], Shape::list);
            if (!list) continue;
            all += list->candidates.size();
            asking += list->asking();
        }
        return all >= enough && asking * 5 >= all;
    }

    void choose(std::size_t i) {
        const Region& region = regions()[i];
        if (region.level <= inside_answer_ || !region.has_heading) inside_answer_ = 0;
        const Claim* ruling = claim_in(claims_[i], *reading_.dominant);
        if (is_apparatus_region(i) && !(ruling && are_answered(*ruling))) {
            const Claim* other = names_contents(region.plain) ? most_convincing(i) : nullptr;
            if (other && are_answered(*other) && asks_enough(*other) && !pinned_) chosen_[i] = other->shape;
            return;
        }
        if (pinned_ && *pinned_ != Shape::heading) {
            if (ruling) chosen_[i] = ruling->shape;
            return;
        }
        if (*reading_.dominant == Shape::heading) {
            if (ruling && asking_headings_[i]) {
                const Claim* best = most_convincing(i);
                const bool section = best && best->shape != Shape::heading && best->shape != Shape::plain &&
                                     !ruling->candidates.front().marked && !answers_first(i, *best) &&
                                     !ruling->candidates.front().number && best->strictly_asking() >= 3 &&
                                     best->strictly_asking() * 10 >= best->candidates.size() * 8;
                if (!section) {
                    chosen_[i] = ruling->shape;
                    inside_answer_ = region.level;
                    return;
                }
            }
            if (inside_answer_ > 0) return;
        } else if (ruling && fits(i, *ruling)) {
            chosen_[i] = ruling->shape;
            return;
        } else if (asking_headings_[i] && votes_.of(Shape::heading) >= 3 &&
                   (region.level > 1 || asking_titles_ >= 3)) {
            const Claim* heading = claim_in(claims_[i], Shape::heading);
            const Candidate* title = heading ? &heading->candidates.front() : nullptr;
            if (title && (title->strict || (title->asks && title->number)) &&
                (title->marked || title->number ||
                 votes_.of(Shape::heading) * 5 >= votes_.of(*reading_.dominant))) {
                chosen_[i] = heading->shape;
                inside_answer_ = region.level;
                return;
            }
        }
        if (region.advice) return;
        const Claim* best = nullptr;
        for (const Claim& claim : claims_[i]) {
            if (claim.shape == Shape::heading || !claim.convincing()) continue;
            if (!best || claim.asking() > best->asking()) best = &claim;
        }
        if (best && asks_enough(*best)) chosen_[i] = best->shape;
    }

    /// Whether a claim that is not in the ruling shape is one of questions nevertheless.
    bool asks_enough(const Claim& claim) const {
        const std::size_t all = claim.candidates.size(), asking = claim.asking();
        const std::size_t strict = claim.strictly_asking();
        // Hardly anything but tasks, in a document that promises questions.
        const bool quiet = strict_ * 10 < asking_;  // the document does without question marks
        const bool tasks = promised_ && all >= 4 && asking * 10 >= all * 8 && (strict > 0 || quiet);
        const std::size_t least = claim.ordered && all >= 4 ? all * 5 : all * 6;
        return asking * 10 >= least && (claim.certain || strict >= 2 || tasks);
    }

    /// Whether the region answers its heading, one of many that are questions, with a text before the claim's
    /// questions, or with a list between whose items they are folded.
    bool answers_first(std::size_t i, const Claim& claim) const {
        const Region& region = regions()[i];
        const Claim* title = claim_in(claims_[i], Shape::heading);
        if (!title || region.blocks.empty() || votes_.of(Shape::heading) * 4 < asking_headings_.size())
            return false;
        const Block& block = region.blocks.front();
        const bool list = claim.shape == Shape::details && block.type == markdown::Type::list;
        const bool text = block.type == markdown::Type::paragraph && title->candidates.front().strict;
        return (list || text) && block.last < claim.candidates.front().first;
    }

    /// Questions that stand below "Table of Contents" for want of a heading of their own: many have a body.
    static bool are_answered(const Claim& claim) {
        const auto bodies = std::count_if(
            claim.candidates.begin(), claim.candidates.end(),
            [](const Candidate& c) { return c.answer || !c.head.empty() || c.body_first <= c.body_last; });
        return claim.candidates.size() >= 3 && claim.convincing() &&
               static_cast<std::size_t>(bodies) * 10 >= claim.candidates.size() * 3;
    }

    /// Whether the ruling shape may have this region: one that asks nothing at all must look like the others.
    bool fits(std::size_t i, const Claim& ruling) {
        if (ruling.strictly_asking() == 0 && regions()[i].advice) return false;
        // "Are you ready?" below the title, in a document whose sections hold the questions.
        const bool lonely = ruling.shape == Shape::plain && ruling.candidates.size() == 1;
        if (lonely && i <= 1 && regions().size() > 3 && votes_.of(Shape::plain) > 10) return false;
        if (ruling.shape == Shape::list && style(ruling.shape).is_links_among_questions(ruling)) return false;
        if (ruling.asking() * 5 >= ruling.candidates.size()) return true;
        if (ruling.shape == Shape::table || ruling.shape == Shape::run) return ruling.certain;
        if (ruling.counted && ruling.certain) return true;
        if (ruling.shape == Shape::list && ruling.asking() == 0 && !lists_ask_now_and_then()) return false;
        if (ruling.shape == Shape::bold || ruling.shape == Shape::plain || ruling.shape == Shape::card ||
            ruling.shape == Shape::html)
            return false;
        // One list item alone is anything; a fold whose title is as long as a sentence is a task.
        constexpr std::size_t longer_than_titles = 40;
        const bool sentence = ruling.shape == Shape::details &&
                              ruling.candidates.front().wording.value.size() > longer_than_titles;
        return (ruling.candidates.size() >= 2 || ruling.ordered || sentence) && regions()[i].has_heading &&
               style(ruling.shape).fits(ruling) &&
               (ruling.asking() > 0 || !is_introduced(outline_, regions()[i], ruling)) &&
               (ruling.asking() > 0 || !frames_questions(i));
    }

    /// Whether the region stands before or behind all that ask, in a document whose lists ask throughout:
    /// what asks nothing there is about the document ("How to use this list").
    bool frames_questions(std::size_t i) {
        return style_->asks_throughout() && (i < first_asking_ || i > last_asking_);
    }

    /// How the lists of the ruling shape are set.
    const ListStyle& style(Shape shape) {
        if (style_) return *style_;
        style_.emplace(outline_);
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            const Claim* ruling = claim_in(claims_[i], shape);
            if (!ruling || is_apparatus_region(i) || ruling->asking() == 0 ||
                ruling->asking() * 5 < ruling->candidates.size())
                continue;
            style_->add(*ruling);
            if (ruling->asking() * 2 < ruling->candidates.size()) continue;  // some steps begin like tasks
            first_asking_ = std::min(first_asking_, i);
            last_asking_ = i;
        }
        return *style_;
    }

    const Outline& outline_;
    std::optional<Shape> pinned_;
    bool promised_;
    std::vector<Claims> claims_;
    std::vector<Contents> contents_;            // taken out of them
    std::vector<std::optional<Shape>> chosen_;  // by region
    std::vector<bool> asking_headings_;
    std::size_t asking_titles_ = 0;  // headings of the first level that ask: one may be the document's
    ShapeVotes votes_;
    std::size_t asking_ = 0, strict_ = 0;  // candidates of the claims that voted
    DocumentReading reading_;
    std::optional<ListStyle> style_;                         // of the ruling shape
    std::size_t first_asking_ = SIZE_MAX, last_asking_ = 0;  // regions in which that shape asks
    int inside_answer_ = 0;
};

}  // namespace

DocumentReading choose_reading(const Outline& outline, std::optional<Shape> pinned, bool promised) {
    return Reader(outline, pinned, promised).read();
}

void take_answers(const Outline& outline, DocumentReading& reading) {
    const std::vector<Region>& regions = outline.regions();
    for (std::size_t i = 0; i < reading.chosen.size(); ++i) {
        if (!reading.chosen[i]) continue;
        Claim& claim = *reading.chosen[i];
        if (claim.shape == Shape::heading) {
            // Deeper headings that nobody else claims are parts of the answer.
            std::uint32_t last = regions[i].last;
            for (std::size_t k = i + 1;
                 k < regions.size() && regions[k].level > regions[i].level && !reading.chosen[k]; ++k) {
                last = regions[k].last;
            }
            claim.candidates.front().body_last = last;
        }
        for (Candidate& candidate : claim.candidates) take_answer(outline, candidate);
    }
}

}  // namespace qbank

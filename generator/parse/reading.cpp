#include "parse/reading.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "parse/answer.hpp"
#include "parse/wording.hpp"

namespace qbank {
namespace {

using Claims = std::vector<Claim>;  // of one region, in the order of shape_readers

Claims claims_of(const Outline& outline, const Region& region) {
    Claims claims;
    for (const ShapeReader& reader : shape_readers) {
        Claim claim = reader.claim(outline, region);
        if (!claim.candidates.empty()) claims.push_back(std::move(claim));
    }
    return claims;
}

const Claim* claim_in(const Claims& claims, Shape shape) {
    const auto found = std::find_if(claims.begin(), claims.end(), [&](const Claim& c) { return c.shape == shape; });
    return found == claims.end() ? nullptr : &*found;
}

/// The level whose headings ask most often; 0 if none does.
int question_level(const Outline& outline, const std::vector<Claims>& claims) {
    std::map<int, std::size_t> asking;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Claim* heading = claim_in(claims[i], Shape::heading);
        if (heading && heading->convincing()) ++asking[outline.regions()[i].level];
    }
    int best = 0;
    for (const auto& [level, count] : asking)
        if (best == 0 || count > asking[best]) best = level;
    return best;
}

/// A region whose heading asks, but whose list asks more, is a section with a list of questions.
const Claim* most_convincing(const Claims& claims) {
    const Claim* best = nullptr;
    for (const Claim& claim : claims) {
        if (!claim.convincing()) continue;
        if (!best || claim.asking() > best->asking() + (best->shape == Shape::heading ? 1 : 0)) best = &claim;
    }
    return best;
}

std::optional<Shape> vote(const std::vector<Claims>& claims) {
    std::map<Shape, std::size_t> votes;
    for (const Claims& region : claims) {
        if (const Claim* best = most_convincing(region)) votes[best->shape] += std::max<std::size_t>(best->asking(), 1);
    }
    std::optional<Shape> dominant;
    std::size_t most = 0;
    for (const ShapeReader& reader : shape_readers) {
        const auto found = votes.find(reader.shape);
        if (found != votes.end() && found->second > most) {
            dominant = reader.shape;
            most = found->second;
        }
    }
    return dominant;
}

/// Whether the document's own headings at the question level are mostly questions, so that the others are too.
bool level_is_questions(const Outline& outline, const std::vector<Claims>& claims, int level) {
    std::size_t all = 0, asking = 0;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (outline.regions()[i].level != level) continue;
        const Claim* heading = claim_in(claims[i], Shape::heading);
        if (!heading) continue;
        ++all;
        if (heading->convincing()) ++asking;
    }
    return asking * 3 >= all;
}

/// Gives a chosen question heading the text below it, with the deeper headings that nobody else claims.
void add_heading_answer(const Outline& outline, std::size_t region, const std::vector<std::optional<Claim>>& chosen,
                        Claim& claim) {
    const std::vector<Region>& regions = outline.regions();
    std::uint32_t last = regions[region].last_line();
    for (std::size_t i = region + 1; i < regions.size(); ++i) {
        if (regions[i].level <= regions[region].level || chosen[i]) break;
        last = regions[i].last_line();
    }
    Candidate& candidate = claim.candidates.front();
    take_answer(outline, candidate.last + 1, last, 0, candidate);
}

}  // namespace

Reading choose_reading(const Outline& outline) {
    const std::vector<Region>& regions = outline.regions();
    std::vector<Claims> claims;
    claims.reserve(regions.size());
    for (const Region& region : regions) claims.push_back(claims_of(outline, region));

    Reading reading;
    reading.dominant = vote(claims);
    reading.chosen.resize(regions.size());
    if (!reading.dominant) return reading;

    const int level = question_level(outline, claims);
    const bool whole_level = level_is_questions(outline, claims, level);
    int inside_answer = 0;  // level of the question heading whose answer this region is in
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (regions[i].level <= inside_answer || !regions[i].has_heading) inside_answer = 0;
        if (regions[i].has_heading && is_apparatus(regions[i].plain)) continue;
        const Claim* ruling = claim_in(claims[i], *reading.dominant);
        if (*reading.dominant == Shape::heading) {
            // Deeper headings of an answer may ask, too ("Why does it matter?"): they belong to it.
            if (inside_answer > 0 && regions[i].level > level) continue;
            const bool asks_itself = ruling && ruling->convincing();
            const bool in_company = ruling && whole_level && regions[i].level == level && !regions[i].blocks.empty();
            if (asks_itself || in_company) {
                reading.chosen[i] = *ruling;
                inside_answer = regions[i].level;
                continue;
            }
        } else if (ruling) {
            reading.chosen[i] = *ruling;
            continue;
        }
        const Claim* best = most_convincing(claims[i]);
        const bool enough = best && best->shape != Shape::heading && (best->certain || best->asking() >= 2) &&
                            best->asking() * 10 >= best->candidates.size() * 6;
        if (enough) reading.chosen[i] = *best;
    }
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (reading.chosen[i] && reading.chosen[i]->shape == Shape::heading) {
            add_heading_answer(outline, i, reading.chosen, *reading.chosen[i]);
        }
    }
    return reading;
}

}  // namespace qbank

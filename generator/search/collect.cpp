#include "search/collect.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/hash.hpp"
#include "base/markdown.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "search/format.hpp"
#include "search/tokens.hpp"
#include "search/weak_words.hpp"

namespace qbank::search {
namespace {

constexpr std::size_t short_question_words = 2;
constexpr std::array<std::string_view, 6> openings{"what", "whats", "why", "explain", "define", "describe"};
constexpr std::size_t runs = 16;
constexpr std::size_t least_documents_in_run = 64;

/// "ModelSerializer" is also said in two words: the inner words of such names, apart.
std::string camel_case_words(std::string_view s) {
    std::string result;
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t at = 0; at < s.size();) {
        std::size_t end = at;
        while (end < s.size() && text::is_alpha(s[end])) ++end;
        std::vector<std::string_view> parts;
        std::size_t begin = at;
        for (std::size_t i = at + 1; i < end; ++i)
            if (upper(s[i]) && (lower(s[i - 1]) || (i + 1 < end && lower(s[i + 1]) && i - begin > 1))) {
                parts.push_back(s.substr(begin, i - begin));
                begin = i;
            }
        if (!parts.empty()) {
            parts.push_back(s.substr(begin, end - begin));
            for (const std::string_view part : parts)
                if (part.size() >= 4) result.append(" ").append(part);
        }
        at = std::max(end, at + 1);
    }
    return result;
}

/// Numbers of forms. Open addressing, with a part of the hash beside each number: most of what a bank says
/// was said before, and std::unordered_map took a fifth of the collecting for finding it.
class FormNumbers {
  public:
    static constexpr std::uint32_t none = ~0U;

    std::uint32_t find(std::string_view form, std::uint64_t hash,
                       const std::vector<std::string>& forms) const {
        for (std::size_t at = hash & mask_; slots_[at].number != none; at = (at + 1) & mask_)
            if (slots_[at].hash == hash >> 32U && forms[slots_[at].number] == form) return slots_[at].number;
        return none;
    }

    void add(std::uint64_t hash, std::uint32_t number) {
        if (2 * (number + std::size_t{1}) > slots_.size()) grow();
        put({static_cast<std::uint32_t>(hash >> 32U), static_cast<std::uint32_t>(hash), number});
    }

  private:
    struct Slot {
        std::uint32_t hash = 0, place = 0, number = none;
    };

    void put(Slot slot) {
        std::size_t at = slot.place & mask_;
        while (slots_[at].number != none) at = (at + 1) & mask_;
        slots_[at] = slot;
    }

    void grow() {
        std::vector<Slot> before(2 * slots_.size());
        before.swap(slots_);
        mask_ = slots_.size() - 1;
        for (const Slot& slot : before)
            if (slot.number != none) put(slot);
    }

    std::vector<Slot> slots_ = std::vector<Slot>(1024);
    std::size_t mask_ = 1023;
};

class Collector {
  public:
    Collector(const Synonyms& synonyms, std::string_view language)
        : synonyms_(synonyms), families_(language) {}

    void question(const BankQuestion& question, std::uint32_t document) {
        begin(document);
        say(question.plain, in_question);
        say(subject(question.plain), in_short_question);
        if (!question.title.empty()) say(question.title, in_question);
        say(camel_case_words(question.plain), in_other_wording);
        for (const Occurrence& occurrence : question.asked)
            if (occurrence.wording != question.wording)
                say(markdown::plain_inline(occurrence.wording), in_other_wording);
        for (const std::string& tag : question.tags) say(tag, in_other_wording);
        for (const Choice& choice : question.choices) say_markdown(choice.markdown);
        if (question.answer) say_markdown(*question.answer);
        end();
    }

    void topic(const BankTopic& topic, std::uint32_t document) {
        begin(document);
        say(topic.title, in_question);
        end();
    }

    Run take() { return std::move(run_); }

  private:
    struct Known {
        bool weak = false;
        std::uint32_t document = 0;  ///< the last one that says it, plus 1
        std::uint8_t impact = 0;
        const std::vector<std::uint32_t>* synonyms = nullptr;
    };

    void begin(std::uint32_t document) {
        document_ = document;
        said_.clear();
    }

    void end() {
        for (const std::uint32_t form : said_)
            run_.mentions.push_back(mention(form, document_, known_[form].impact));
    }

    std::uint32_t number_of(std::string_view form) {
        const std::uint64_t hash = hash64(form);
        const std::uint32_t found = numbers_.find(form, hash, run_.forms);
        if (found != FormNumbers::none) return found;
        const auto number = static_cast<std::uint32_t>(known_.size());
        numbers_.add(hash, number);
        run_.forms.emplace_back(form);
        run_.families.push_back(families_.of(form));
        known_.push_back({is_weak(form), 0, 0, synonyms_.starting_with(run_.families.back())});
        return number;
    }

    std::uint32_t add(std::string_view form, std::uint8_t impact) {
        const std::uint32_t number = number_of(form);
        Known& known = known_[number];
        if (known.document != document_ + 1) {
            known.document = document_ + 1;
            known.impact = impact;
            said_.push_back(number);
        } else {
            known.impact = std::max(known.impact, impact);
        }
        return number;
    }

    void say(std::string_view text, std::uint8_t impact) {
        if (text.empty()) return;
        sequence_.clear();
        Tokenizer tokens(text);
        while (tokens.next()) {
            if (!tokens.whole().empty()) sequence_.push_back(add(tokens.whole(), impact));
            for (const std::string_view part : tokens.parts()) {
                const std::uint32_t number = add(part, impact);
                if (tokens.whole().empty()) sequence_.push_back(number);
            }
        }
        if (impact != in_short_question) gain_synonyms();
    }

    void gain_synonyms() {
        for (std::size_t i = 0; i < sequence_.size(); ++i) {
            const auto* const terms = known_[sequence_[i]].synonyms;
            if (terms == nullptr) continue;
            for (const std::uint32_t term : *terms) {
                const auto& families = synonyms_.term(term).families;
                std::size_t in_order = 0, anywhere = 0;
                while (in_order < families.size() && i + in_order < sequence_.size() &&
                       run_.families[sequence_[i + in_order]] == families[in_order])
                    ++in_order;
                for (const std::string& family : families)
                    anywhere +=
                        std::ranges::any_of(sequence_, [&](auto n) { return run_.families[n] == family; });
                // "role-based and attribute-based access control" says most of a long phrase, though not in
                // one piece
                const bool loosely = families.size() > 2 && 4 * anywhere >= 3 * families.size();
                if (in_order < families.size() && !loosely) continue;
                const auto impact = in_order == families.size() ? in_other_wording : in_answer;
                for (const std::string& form : synonyms_.gained(term))
                    if (!is_weak(form)) add(form, impact);
            }
        }
    }

    void say_markdown(std::string_view text) {
        Tokenizer tokens(text, Markup::markdown);
        while (tokens.next()) {
            if (!tokens.whole().empty()) add(tokens.whole(), in_answer);
            for (const std::string_view part : tokens.parts()) {
                const std::uint32_t number = number_of(part);
                if (!known_[number].weak) add(part, in_answer);
            }
        }
    }

    /// What the question is about, if its form tells: "deadlock" in "What is a deadlock and how does it
    /// happen?", both words of "Deadlock scenario."; nothing for "How do you handle database deadlocks?".
    std::string_view subject(std::string_view text) {
        Tokenizer tokens(text);
        std::size_t strong = 0;
        bool asks_what = false, first = true;
        std::string_view head;
        while (tokens.next()) {
            if (tokens.whole().empty() && tokens.parts().empty()) continue;
            const std::string_view form = tokens.whole().empty() ? tokens.parts().front() : tokens.whole();
            if (first) asks_what = std::ranges::find(openings, form) != openings.end();
            first = false;
            if (is_weak(form)) continue;
            if (++strong == 1) head = text.substr(tokens.begin(), tokens.end() - tokens.begin());
        }
        if (strong <= short_question_words) return text;
        return asks_what ? head : std::string_view{};
    }

    const Synonyms& synonyms_;
    Families families_;
    Run run_;
    std::vector<Known> known_;
    FormNumbers numbers_;
    std::uint32_t document_ = 0;
    std::vector<std::uint32_t> said_, sequence_;
};

}  // namespace

std::vector<Run> collect(const Bank& bank, const Synonyms& synonyms, unsigned jobs) {
    const std::size_t questions = bank.questions.size();
    const std::size_t length = std::max((questions + runs - 1) / runs, least_documents_in_run);
    const std::size_t count = (questions + length - 1) / length;
    std::vector<Run> result(count + 1);
    for_each_index(count + 1, jobs, [&](std::size_t run) {
        Collector collector(synonyms, bank.settings.language);
        if (run < count) {
            for (std::size_t i = run * length; i < std::min((run + 1) * length, questions); ++i)
                collector.question(bank.questions[i], static_cast<std::uint32_t>(i));
        } else {
            for (std::size_t i = 0; i < bank.topics.size(); ++i)
                collector.topic(bank.topics[i], static_cast<std::uint32_t>(questions + i));
        }
        result[run] = collector.take();
    });
    return result;
}

}  // namespace qbank::search

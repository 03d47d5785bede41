#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.hpp"
#include "search/blocks.hpp"
#include "search/bytes.hpp"

namespace qbank::search {
namespace {

constexpr std::size_t sample_size = 500;
constexpr std::size_t most_pieces = 128;
constexpr std::size_t slug_length = 60;

/// One line without control characters: the block is made of lines.
std::string one_line(std::string_view question) {
    std::string result = text::squeeze(question);
    for (char& c : result)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return result;
}

}  // namespace

std::string simple_slug(std::string_view question) {
    std::string result;
    for (const char c : question) {
        if (text::is_alnum(c)) {
            result += text::lower(c);
        } else if (c != '\'' && c != '`' && !result.empty() && result.back() != '-') {
            result += '-';
        }
    }
    while (!result.empty() && result.back() == '-') result.pop_back();
    if (result.size() > slug_length) {
        const std::size_t word_end = result.rfind('-', slug_length);
        result.resize(word_end == std::string::npos || word_end < slug_length / 2 ? slug_length : word_end);
        while (!result.empty() && result.back() == '-') result.pop_back();
    }
    return result;
}

std::vector<std::uint32_t> main_topics(const Bank& bank) {
    std::unordered_map<std::string_view, std::uint32_t> number_of;
    for (std::uint32_t i = 0; i < bank.topics.size(); ++i) number_of.emplace(bank.topics[i].id, i);
    std::vector<std::uint32_t> result;
    result.reserve(bank.questions.size());
    for (const BankQuestion& question : bank.questions) {
        const auto found =
            question.topics.empty() ? number_of.end() : number_of.find(question.topics.front());
        result.push_back(found == number_of.end() ? static_cast<std::uint32_t>(bank.topics.size())
                                                  : found->second);
    }
    return result;
}

std::string titles_block(const Bank& bank, const std::vector<std::uint32_t>& main_topics, std::size_t first,
                         std::size_t last) {
    std::string result;
    for (std::size_t i = first; i < last; ++i) {
        const BankQuestion& question = bank.questions[i];
        const std::string line = one_line(question.plain);
        result.append(line).append("\n");
        const bool derived = simple_slug(line) == question.id;
        if (!derived || question.sources.size() > 1) {
            result += static_cast<char>('0' + std::min<std::size_t>(question.sources.size(), 9));
            if (!derived) result += question.id;
        }
        if (i == first || main_topics[i] != main_topics[i - 1] ||
            question.topic_page != bank.questions[i - 1].topic_page) {
            const bool has = main_topics[i] < bank.topics.size();
            result.append("\t").append(has ? one_line(bank.topics[main_topics[i]].id) : "");
            result.append("\t").append(has ? one_line(bank.topics[main_topics[i]].title) : "");
            if (question.topic_page > 0) result.append("\t").append(std::to_string(question.topic_page));
        }
        result += '\n';
    }
    return result;
}

std::vector<std::string> choose_pieces(const Bank& bank, const std::vector<std::uint32_t>& main_topics) {
    // Byte-pair encoding over an even sample: the pair that occurs most often becomes one symbol, again and
    // again.
    const std::size_t step = std::max<std::size_t>(bank.questions.size() / sample_size, 1);
    std::vector<std::string> symbols(256);
    for (std::size_t c = 0; c < 256; ++c) symbols[c] = static_cast<char>(c);
    std::vector<std::uint16_t> sample;
    for (std::size_t i = 0; i < bank.questions.size(); i += step) {
        // The topic, which only some lines name, is left out.
        const std::string lines = titles_block(bank, main_topics, i, i + 1);
        for (const char c : lines.substr(0, lines.find('\t')))
            sample.push_back(static_cast<unsigned char>(c));
        sample.push_back('\n');
    }
    std::vector<std::uint32_t> counts;
    while (symbols.size() < 256 + 2 * most_pieces) {
        counts.assign(symbols.size() * symbols.size(), 0);
        std::size_t best = 0;
        const auto joins = [&](std::uint16_t s) { return symbols[s] != "\n"; };
        for (std::size_t i = 0; i + 1 < sample.size(); ++i) {
            if (!joins(sample[i]) || !joins(sample[i + 1])) continue;
            const std::size_t pair = sample[i] * symbols.size() + sample[i + 1];
            ++counts[pair];
            if (counts[pair] > counts[best] || (counts[pair] == counts[best] && pair < best)) best = pair;
        }
        if (counts.empty() || counts[best] < 4) break;
        const auto a = static_cast<std::uint16_t>(best / symbols.size());
        const auto b = static_cast<std::uint16_t>(best % symbols.size());
        const auto made = static_cast<std::uint16_t>(symbols.size());
        symbols.push_back(symbols[a] + symbols[b]);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < sample.size(); ++i) {
            const bool here = i + 1 < sample.size() && sample[i] == a && sample[i + 1] == b;
            sample[kept++] = here ? made : sample[i];
            if (here) ++i;
        }
        sample.resize(kept);
    }
    // Three times as many as there is room for: those that save most, by what the packed sample still uses.
    std::vector<std::size_t> used(symbols.size(), 0);
    for (const std::uint16_t symbol : sample) ++used[symbol];
    std::vector<std::size_t> order;
    for (std::size_t i = 256; i < symbols.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return used[x] * (symbols[x].size() - 1) > used[y] * (symbols[y].size() - 1);
    });
    order.resize(std::min(order.size(), most_pieces));
    std::vector<std::string> pieces;
    for (const std::size_t i : order)
        if (!text::invalid_utf8(symbols[i])) pieces.push_back(symbols[i]);
    std::sort(pieces.begin(), pieces.end());
    return pieces;
}

std::int32_t PiecePacker::child_of(std::size_t node, char byte) const {
    if (node == 0) return first_[static_cast<unsigned char>(byte)];
    std::int32_t child = nodes_[node].child;
    while (child >= 0 && nodes_[static_cast<std::size_t>(child)].byte != byte)
        child = nodes_[static_cast<std::size_t>(child)].sibling;
    return child;
}

PiecePacker::PiecePacker(const std::vector<std::string>& pieces) : nodes_(1) {
    first_.fill(-1);
    for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
        std::size_t node = 0;
        for (const char c : pieces[piece]) {
            std::int32_t child = child_of(node, c);
            if (child < 0) {
                child = static_cast<std::int32_t>(nodes_.size());
                nodes_.push_back({-1, nodes_[node].child, -1, c});
                nodes_[node].child = child;
                if (node == 0) first_[static_cast<unsigned char>(c)] = child;
            }
            node = static_cast<std::size_t>(child);
        }
        nodes_[node].piece = static_cast<std::int16_t>(piece);
    }
}

std::string PiecePacker::pack(std::string_view text) const {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t node = 0, length = 0;
        std::int16_t piece = -1;
        for (std::size_t i = at; i < text.size(); ++i) {
            const std::int32_t child = child_of(node, text[i]);
            if (child < 0) break;
            node = static_cast<std::size_t>(child);
            if (nodes_[node].piece >= 0) {
                piece = nodes_[node].piece;
                length = i + 1 - at;
            }
        }
        if (piece >= 0) {
            result += static_cast<char>(0x80 + piece);
            at += length;
        } else if (static_cast<unsigned char>(text[at]) < 0x80) {
            result += text[at++];
        } else {
            std::size_t end = at;
            while (end < text.size() && end - at < 200 && static_cast<unsigned char>(text[end]) >= 0x80)
                text::next_code_point(text, end);
            result += '\x01';
            result += static_cast<char>(end - at);
            result += text.substr(at, end - at);
            at = end;
        }
    }
    return result;
}

}  // namespace qbank::search

#include "parse/list_sections.hpp"

#include "base/text.hpp"

namespace qbank {

using markdown::Type;

namespace {

BlockNode list_behind(BlockNode block) {
    while (block && block.type() != Type::list) block = block.next();
    return block;
}

/// What the items of an outline say that have no list below, or ask: those in between are its titles.
struct Leaves {
    std::size_t all = 0, asking = 0, strict = 0, links = 0;

    void add(BlockNode list) {
        for (BlockNode item = list.first_child(); item; item = item.next()) {
            const BlockNode first = item.first_child();
            const BlockNode below = first.asks() ? BlockNode() : list_behind(first.next());
            if (below) {
                add(below);
                continue;
            }
            ++all;
            if (first.asks()) ++asking;
            if (first.ends_asking()) ++strict;
            if (first.is_only_links()) ++links;
        }
    }

    /// The points of an answer may begin like a question: "How it grows", "What it costs".
    bool mostly_ask() const {
        const std::size_t least = strict > 0 || links == all ? all * 5 : all * 8;
        return asking >= 2 && asking * 10 >= least;
    }
};

}  // namespace

bool is_titled_by_headings(BlockNode list) {
    std::size_t items = 0, headings = 0, asking_headings = 0, asking = 0;
    for (BlockNode item = list.first_child(); item; item = item.next()) {
        ++items;
        const bool asks = item.first_child().asks();
        if (item.first_child().type() == Type::heading) {
            ++headings;
            if (asks) ++asking_headings;
        } else if (asks) {
            ++asking;
        }
    }
    return headings > 0 && asking_headings == 0 && headings * 2 < items && asking * 2 >= items - headings;
}

bool is_nothing_but_sections(BlockNode list) {
    std::size_t sections = 0, nested = 0, asking = 0;
    for (BlockNode item = list.first_child(); item; item = item.next()) {
        const BlockNode below = item.first_child().next();
        if (item.first_child().asks() || below.type() != Type::list || below.next()) return false;
        ++sections;
        const std::size_t before = asking;
        for (BlockNode inner = below.first_child(); inner; inner = inner.next()) {
            ++nested;
            if (inner.first_child().asks()) ++asking;
        }
        if (asking == before) return false;
    }
    return sections >= 2 && nested >= 4 && asking * 2 >= nested;
}

bool holds_sections(BlockNode list) {
    std::size_t sections = 0, items = 0;
    for (BlockNode item = list.first_child(); item; item = item.next()) {
        ++items;
        if (item.first_child() && nested_questions(item.first_child()) && !item.first_child().asks())
            ++sections;
    }
    return sections >= 2 && sections * 2 >= items;
}

bool holds_questions_below(BlockNode list) {
    std::size_t items = 0, titles = 0;
    for (BlockNode item = list.first_child(); item; item = item.next()) {
        ++items;
        if (item.first_child() && nested_questions(item.first_child())) ++titles;
    }
    return titles > 0 && titles * 2 >= items;
}

BlockNode nested_questions(BlockNode paragraph, bool in_outline) {
    for (BlockNode block = paragraph.next(); block; block = block.next()) {
        if (block.type() != Type::list) continue;
        Leaves leaves;
        leaves.add(block);
        if (leaves.mostly_ask() || (in_outline && leaves.all > 0 && leaves.strict == leaves.all))
            return block;
    }
    return {};
}

BlockNode list_below_title(const Outline& outline, BlockNode paragraph) {
    std::string_view title = text::trim_right(outline.line(paragraph.last_line()));
    while (title.ends_with('*') || title.ends_with('_')) title.remove_suffix(1);
    if (!title.ends_with(':')) return {};
    for (BlockNode block = paragraph.next(); block; block = block.next())
        if (block.type() == Type::list) return block;
    return {};
}

}  // namespace qbank

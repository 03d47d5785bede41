#include "parse/list_sections.hpp"

#include "base/text.hpp"

namespace qbank {

using markdown::Type;

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

BlockNode nested_questions(BlockNode paragraph) {
    for (BlockNode block = paragraph.next(); block; block = block.next()) {
        if (block.type() != Type::list) continue;
        std::size_t items = 0, asking = 0, strict = 0, links = 0;
        for (BlockNode item = block.first_child(); item; item = item.next()) {
            ++items;
            if (item.first_child().asks()) ++asking;
            if (item.first_child().ends_asking()) ++strict;
            if (item.first_child().is_only_links()) ++links;
        }
        // The points of an answer may begin like a question: "How it grows", "What it costs".
        const std::size_t least = strict > 0 || links == items ? items * 5 : items * 8;
        if (asking >= 2 && asking * 10 >= least) return block;
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

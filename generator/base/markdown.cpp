#include "base/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

#if defined(__has_feature)  // clang's way to tell what g++ tells by a macro
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include "base/markdown_guard.hpp"
#include "base/text.hpp"

namespace qbank::markdown {
namespace {

cmark_node* raw(Node node) { return static_cast<cmark_node*>(node.raw()); }

std::string_view view(const char* s) { return s == nullptr ? std::string_view() : std::string_view(s); }

/// The extensions' node types get their numbers when they register, so they are looked up once.
struct Extensions {
    cmark_syntax_extension *table, *strikethrough, *autolink, *tasklist;
    cmark_node_type table_type, row_type, cell_type, strikethrough_type;
};

void register_extensions() {
#ifdef __SANITIZE_ADDRESS__
    // The two list nodes that autolink forgets below have no owner any more; they would be told as a leak.
    const __lsan::ScopedDisabler unowned;
#endif
    cmark_gfm_core_extensions_ensure_registered();
}

/// A parse enters the special characters of its extensions (: and w of autolink, ~ of strikethrough) into a
/// table of the whole process and takes them out at its end: another thread's parse then misses its links and
/// strikethroughs. autolink's are entered here for good, and it forgets them, so that no parse takes them
/// out.
void keep_special_characters(cmark_syntax_extension* autolink) {
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, autolink);
    cmark_manage_extensions_special_characters(parser, 1);
    cmark_syntax_extension_set_special_inline_chars(autolink, nullptr);
    cmark_parser_free(parser);
}

/// strikethrough cannot forget its character (cmark-gfm finds by it who closes a delimiter, and loops for
/// ever if nobody does), so the texts with a ~ are parsed one at a time; all others never look at that entry.
std::mutex& strikethrough_mutex() {
    static std::mutex instance;
    return instance;
}

const Extensions& extensions() {
    static const Extensions instance = [] {
        register_extensions();
        Extensions e{};
        e.table = cmark_find_syntax_extension("table");
        e.strikethrough = cmark_find_syntax_extension("strikethrough");
        e.autolink = cmark_find_syntax_extension("autolink");
        e.tasklist = cmark_find_syntax_extension("tasklist");
        if (!e.table || !e.strikethrough || !e.autolink || !e.tasklist) {
            throw std::runtime_error(
                "this cmark-gfm has no table, strikethrough, autolink or tasklist extension");
        }
        // Their numbers have no accessor in the public header: a sample document shows them.
        constexpr std::string_view sample = "|a|\n|-|\n\n~~s~~\n";
        cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
        cmark_parser_attach_syntax_extension(parser, e.table);
        cmark_parser_attach_syntax_extension(parser, e.strikethrough);
        cmark_parser_feed(parser, sample.data(), sample.size());
        cmark_node* document = cmark_parser_finish(parser);
        cmark_node* table = cmark_node_first_child(document);
        e.table_type = cmark_node_get_type(table);
        e.row_type = cmark_node_get_type(cmark_node_first_child(table));
        e.cell_type = cmark_node_get_type(cmark_node_first_child(cmark_node_first_child(table)));
        e.strikethrough_type = cmark_node_get_type(cmark_node_first_child(cmark_node_next(table)));
        cmark_node_free(document);
        cmark_parser_free(parser);
        keep_special_characters(e.autolink);
        return e;
    }();
    return instance;
}

std::uint32_t first_line_past(const Limits& limits, std::string_view s) {
    std::uint32_t number = 0;
    for (const std::string_view line : text::lines(s)) {
        ++number;
        if (limits.is_passed_by(line)) return number;
    }
    return 0;
}

}  // namespace

// Only a delimiter row (|---|:-:|) decides how many columns a table has; to count the bars of every line
// would give up the tables for a drawing in a code block.
bool Limits::is_passed_by(std::string_view line) const {
    if (line.size() <= table_columns) return false;
    if (line.find_first_not_of("|:- \t>*+0123456789.)") != std::string_view::npos) return false;
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')) > table_columns + 1;
}

Type Node::type() const {
    if (!raw_) return Type::none;
    switch (const cmark_node_type type = cmark_node_get_type(markdown::raw(*this))) {
        case CMARK_NODE_DOCUMENT: return Type::document;
        case CMARK_NODE_BLOCK_QUOTE: return Type::quote;
        case CMARK_NODE_LIST: return Type::list;
        case CMARK_NODE_ITEM: return Type::item;
        case CMARK_NODE_CODE_BLOCK: return Type::code_block;
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_CUSTOM_BLOCK: return Type::html_block;
        case CMARK_NODE_PARAGRAPH: return Type::paragraph;
        case CMARK_NODE_HEADING: return Type::heading;
        case CMARK_NODE_THEMATIC_BREAK: return Type::rule;
        case CMARK_NODE_FOOTNOTE_DEFINITION: return Type::footnote_definition;
        case CMARK_NODE_TEXT: return Type::text;
        case CMARK_NODE_SOFTBREAK: return Type::soft_break;
        case CMARK_NODE_LINEBREAK: return Type::line_break;
        case CMARK_NODE_CODE: return Type::code;
        case CMARK_NODE_HTML_INLINE:
        case CMARK_NODE_CUSTOM_INLINE: return Type::html;
        case CMARK_NODE_EMPH: return Type::emphasis;
        case CMARK_NODE_STRONG: return Type::strong;
        case CMARK_NODE_LINK: return Type::link;
        case CMARK_NODE_IMAGE: return Type::image;
        case CMARK_NODE_FOOTNOTE_REFERENCE: return Type::footnote_reference;
        default: {
            const Extensions& e = extensions();
            if (type == e.table_type) return Type::table;
            if (type == e.row_type) return Type::table_row;
            if (type == e.cell_type) return Type::table_cell;
            if (type == e.strikethrough_type) return Type::strikethrough;
            return Type::none;
        }
    }
}

Node Node::parent() const { return Node(raw_ ? cmark_node_parent(markdown::raw(*this)) : nullptr); }
Node Node::next() const { return Node(raw_ ? cmark_node_next(markdown::raw(*this)) : nullptr); }
Node Node::previous() const { return Node(raw_ ? cmark_node_previous(markdown::raw(*this)) : nullptr); }
Node Node::first_child() const { return Node(raw_ ? cmark_node_first_child(markdown::raw(*this)) : nullptr); }
Node Node::last_child() const { return Node(raw_ ? cmark_node_last_child(markdown::raw(*this)) : nullptr); }

namespace {
std::uint32_t known(int n) { return n > 0 ? static_cast<std::uint32_t>(n) : 0; }
}  // namespace

std::uint32_t Node::first_line() const {
    if (!raw_) return 0;
    const auto* corrected = static_cast<const Tree::Lines*>(cmark_node_get_user_data(markdown::raw(*this)));
    return corrected ? corrected->first : known(cmark_node_get_start_line(markdown::raw(*this)));
}
std::uint32_t Node::last_line() const {
    if (!raw_) return 0;
    const auto* corrected = static_cast<const Tree::Lines*>(cmark_node_get_user_data(markdown::raw(*this)));
    return corrected ? corrected->last : known(cmark_node_get_end_line(markdown::raw(*this)));
}
std::uint32_t Node::first_column() const {
    if (!raw_) return 0;
    // The cells of a table's head below a paragraph count from the paragraph's beginning.
    const bool wrong =
        type() == Type::table_cell && cmark_node_get_user_data(markdown::raw(*this)) != nullptr;
    return wrong ? 0 : known(cmark_node_get_start_column(markdown::raw(*this)));
}
std::uint32_t Node::last_column() const {
    if (!raw_ || cmark_node_get_user_data(markdown::raw(*this)) != nullptr) return 0;
    return known(cmark_node_get_end_column(markdown::raw(*this)));
}

std::string_view Node::literal() const {
    return raw_ ? view(cmark_node_get_literal(markdown::raw(*this))) : "";
}
std::string_view Node::url() const { return raw_ ? view(cmark_node_get_url(markdown::raw(*this))) : ""; }
std::string_view Node::title() const { return raw_ ? view(cmark_node_get_title(markdown::raw(*this))) : ""; }
std::string_view Node::fence_info() const {
    return raw_ ? view(cmark_node_get_fence_info(markdown::raw(*this))) : "";
}

bool Node::fenced() const {
    int length = 0, offset = 0;
    char character = 0;
    return type() == Type::code_block &&
           cmark_node_get_fenced(markdown::raw(*this), &length, &offset, &character) != 0;
}

int Node::heading_level() const { return raw_ ? cmark_node_get_heading_level(markdown::raw(*this)) : 0; }
bool Node::ordered() const {
    return raw_ && cmark_node_get_list_type(markdown::raw(*this)) == CMARK_ORDERED_LIST;
}
int Node::list_start() const { return raw_ ? cmark_node_get_list_start(markdown::raw(*this)) : 0; }
bool Node::tight() const { return raw_ && cmark_node_get_list_tight(markdown::raw(*this)) != 0; }

bool Node::is_task() const {
    return type() == Type::item && view(cmark_node_get_type_string(markdown::raw(*this))) == "tasklist";
}
bool Node::is_checked() const {
    return is_task() && cmark_gfm_extensions_get_tasklist_item_checked(markdown::raw(*this));
}
bool Node::is_header_row() const {
    return type() == Type::table_row &&
           cmark_gfm_extensions_get_table_row_is_header(markdown::raw(*this)) != 0;
}

std::vector<Align> Node::alignments() const {
    std::vector<Align> result;
    if (type() != Type::table) return result;
    const std::uint16_t columns = cmark_gfm_extensions_get_table_columns(markdown::raw(*this));
    const std::uint8_t* letters = cmark_gfm_extensions_get_table_alignments(markdown::raw(*this));
    for (std::uint16_t i = 0; i < columns; ++i) {
        result.push_back(letters[i] == 'l'   ? Align::left
                         : letters[i] == 'c' ? Align::center
                         : letters[i] == 'r' ? Align::right
                                             : Align::none);
    }
    return result;
}

void Tree::Free::operator()(void* node) const {
    if (!in_scratch) cmark_node_free(static_cast<cmark_node*>(node));
}

Tree::Tree(std::string_view markdown, Limits limits)
    : Tree(markdown, limits, cmark_get_default_mem_allocator(), false) {}

Tree::Tree(std::string_view markdown, const Scratch& scratch, Limits limits)
    : Tree(markdown, limits, scratch.memory(), true) {}

Tree::Tree(std::string_view markdown, Limits limits, cmark_mem* memory, bool in_scratch)
    : root_(nullptr, Free{in_scratch}) {
    const Extensions& e = extensions();
    const auto has = [&](std::string_view s) { return markdown.find(s) != std::string_view::npos; };
    const bool may_have_table = limits.tables && (has("|") || has(":-") || has("-:"));
    if (may_have_table) line_over_limit_ = first_line_past(limits, markdown);
    if (may_have_table && line_over_limit_ == 0) line_over_limit_ = line_of_hollow_table(markdown);
    const std::optional<std::string> tamed = without_unclosed_tags(markdown);
    if (tamed) markdown = *tamed;
    const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
        cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES, memory), &cmark_parser_free);
    // Each extension goes through the whole text once more, so those that can find nothing are left out.
    if (line_over_limit_ == 0 && may_have_table) cmark_parser_attach_syntax_extension(parser.get(), e.table);
    const bool has_tilde = has("~");
    if (has_tilde) cmark_parser_attach_syntax_extension(parser.get(), e.strikethrough);
    if (has("://") || has("www.") || has("@")) cmark_parser_attach_syntax_extension(parser.get(), e.autolink);
    cmark_parser_attach_syntax_extension(parser.get(), e.tasklist);
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    std::unique_lock<std::mutex> alone;
    if (has_tilde) alone = std::unique_lock(strikethrough_mutex());
    root_.reset(cmark_parser_finish(parser.get()));
    correct_lines(markdown);
}

}  // namespace qbank::markdown

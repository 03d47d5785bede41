#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qbank::html {

/// What an element may hold: enough of HTML's content model to never write a page that a parser would repair.
enum class Holds : std::uint8_t { flow, phrasing, items, rows, cells };

struct BuilderWords {
    std::string_view table, details;
};

/// Whether the content may use this element (lower case): every other tag is dropped and its text kept.
bool is_shown(std::string_view name);

/// Writes HTML with a stack of open elements. There are two kinds: ours, opened and closed by the program in
/// pairs, and theirs, from tags of the content. Theirs never outlive or cross ours: closing one of ours
/// closes all of theirs within it, and an end tag of theirs finds its start tag only within the innermost of
/// ours.
class Builder {
  public:
    explicit Builder(BuilderWords words) : words_(words) {}

    std::string& out() { return out_; }
    std::string take();  ///< closes what is open

    /// Opens an element of ours: `tag` is written as it is (it may be empty: then only a frame is made).
    void open(std::string_view tag, std::string_view closing, Holds holds);
    void close();  ///< the innermost of ours, with what is open within

    /// Makes sure that a block, or text, may follow here: closes a paragraph of theirs, opens a list item, …
    /// False if it may not, because one of ours holds text only.
    bool prepare_block();
    bool prepare_text();

    /// Whether the innermost open element is a <summary> of theirs, where a Markdown paragraph may go on.
    bool in_open_summary() const;
    bool inside(std::string_view name) const;

    /// Writes raw HTML of the content, rebuilt tag by tag.
    void raw(std::string_view html);
    /// As raw(), for a text of one line, `whole`: tags that are talked about are shown.
    void raw_wording(std::string_view html, std::string_view whole);
    /// A block of raw HTML has ended: paragraphs and the like that it left open end with it.
    void end_raw_block();

    std::size_t depth() const { return stack_.size(); }

  private:
    struct Element {
        std::string_view name, closing;
        Holds holds = Holds::flow;
        bool ours = false;
        bool needs_summary = false;  // <details> whose first child is still to come
        std::size_t content = 0;     // where its content begins in out_
    };

    Element& top() { return stack_.back(); }
    bool text_only() const { return stack_.empty() ? false : stack_.back().holds == Holds::phrasing; }
    void push(std::string_view name, std::string_view closing, Holds holds);
    void pop();
    void write_text(std::string_view raw);
    void start_tag(const std::string& name, std::string_view attributes);
    void end_tag(std::string_view name);
    bool start_in_list_or_table(const std::string& name);
    void give_summary();

    BuilderWords words_;
    std::string out_;
    std::vector<Element> stack_;
    std::size_t pending_details_ = 0;  // </details> met inside a paragraph: they wait for its end
};

}  // namespace qbank::html

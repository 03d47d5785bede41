#include "rules/catalogue.hpp"

namespace qbank {

std::vector<Rule> rules_of_answers() {
    using enum Severity;
    return {
        {"broken-image", warning, "an image that is not there",
         "Paths of images are relative to the file that shows them, and stay inside the bank.",
         "![plan](images/paln.png)", "![plan](images/plan.png)"},
        {"broken-link", warning, "a link that leads nowhere",
         "Links to other questions name their file, relative to this one; `#…` names a heading, of this "
         "text or of that. What cannot be reached is shown as text, without a link.",
         "[joins](../orm/jions.md)", "[joins](../orm/joins.md)"},
        {"code-language", warning, "a code block that does not name its language",
         "The language colours the code and tells a reader what it is. Write `text` for output and "
         "diagrams.",
         "```\nSELECT 1;\n```", "```sql\nSELECT 1;\n```", true},
        {"external-image", warning, "an image from another site",
         "It would tell that site who reads the page, and be gone one day; so it is linked, not shown.",
         "![plan](https://example.org/plan.png)", "![plan](images/plan.png)"},
        {"heading-level", warning, "a heading that skips a level, or is the page's own",
         "The question is the page's title, so headings of an answer begin at `##`, and go deeper by one "
         "at a time: screen readers list them.",
         "# Details", "## Details"},
        {"image-alt", warning, "an image without alternative text",
         "Say what the image shows: for people who do not see it, for search, and for whoever reads the "
         "bank as text.",
         "![](plan.png)", "![Query plan with a sequential scan](plan.png)"},
        {"image-type", warning, "an image in a format that is not copied",
         "PNG, JPEG, GIF, WebP and AVIF are, told by their bytes and not by their names. SVG can hold "
         "scripts.",
         "![plan](plan.svg)", "![plan](plan.png)"},
        {"no-answer", warning, "a question without an answer",
         "A file of its own is there to answer its question. Write at least the core of it below the front "
         "matter.",
         "---\nquestion: What is a lock?\n---",
         "---\nquestion: What is a lock?\n---\nA lock lets one thread …"},
        {"outside", error, "a path that leads out of the bank",
         "Only files inside the bank's folder are published, whatever a link names.",
         "![](../../../secret.png)", "![](images/plan.png)"},
        {"raw-html", warning, "an HTML tag that is not shown",
         "Tags are dropped and their text is kept, but for a short list: details, summary, kbd, sub, sup, "
         "br, "
         "lists, simple tables and the like, without their attributes. Use Markdown.",
         "<div class=\"note\">Careful.</div>", "> Careful."},
        {"thin-answer", warning, "an answer too thin to learn from",
         "Fewer than eight words, no code and no picture. Say why, or show an example.", "Yes.",
         "Yes: the index is read instead of the table, since it holds every column that is asked for."},
    };
}

}  // namespace qbank

#include <sstream>

#include "catch.hpp"
#include "render/site_size.hpp"

using namespace qbank;

namespace {

std::string told(const SiteBytes& size, bool question_pages = true, bool has_bank_file = true) {
    Settings settings;
    settings.question_pages = question_pages;
    settings.has_bank_file = has_bank_file;
    Diagnostics diagnostics;
    tell_site_size(size, settings, diagnostics);
    std::ostringstream out;
    print(out, diagnostics.sorted(), [](const std::string&, std::uint32_t) { return std::nullopt; }, {});
    return out.str();
}

}  // namespace

TEST_CASE("a site of more than 1 GB is told with what makes it smaller") {
    constexpr std::size_t gb = 1'000'000'000;
    CHECK(told({}).empty());
    CHECK(told({gb, gb, 0, false}).empty());
    CHECK(told({2'240'000'000, 1'600'000'000, 0, false}) ==
          "bank.yml: warning: the site takes 2.2 GB, and GitHub Pages publishes at most 1 GB [site-size]\n"
          "  hint: `pages: topics` in bank.yml leaves out the pages of single questions, about 1.6 GB\n");
    CHECK(told({2'240'000'000, 1'600'000'000, 0, true}, true, false) ==
          "warning: the site would take about 2.2 GB, and GitHub Pages publishes at most 1 GB [site-size]\n"
          "  hint: `pages: topics` in bank.yml leaves out the pages of single questions, about 1.6 GB\n");
    CHECK(told({2 * gb, 0, 0, false}, false) ==
          "bank.yml: warning: the site takes 2.0 GB, and GitHub Pages publishes at most 1 GB [site-size]\n"
          "  hint: publish it on a host that takes more, or divide the bank\n");
    CHECK(told({3 * gb, gb, 2 * gb, true}) ==
          "bank.yml: warning: the site would take about 3.0 GB, and GitHub Pages publishes at most 1 GB "
          "[site-size]\n"
          "  hint: files of static/ take 2.0 GB of it; keep large ones elsewhere\n");
}

namespace {

/// Topics of very different sizes, texts too.
Bank uneven_bank(bool question_pages) {
    Bank bank;
    bank.settings.question_pages = question_pages;
    for (std::size_t t = 0; t < 30; ++t) {
        BankTopic topic;
        topic.id = topic.title = "topic-" + std::to_string(t);
        for (std::size_t k = 0; k < 3 + t * 31 % 170; ++k) {
            BankQuestion question;
            question.id = topic.id + "-" + std::to_string(k);
            question.wording = question.plain = "What is the number " + std::to_string(k * 7919) + "?";
            question.answer = std::string(20 + (k * 131 + t * 17) % 2000, 'a') + "\n\n**bold**\n";
            question.topics = {topic.id};
            question.language = "en";
            if (!question_pages) question.topic_page = 1;
            topic.questions.push_back(bank.questions.size());
            bank.questions.push_back(std::move(question));
        }
        bank.topics.push_back(std::move(topic));
    }
    bank.index_names();
    return bank;
}

}  // namespace

TEST_CASE("some pages tell how large all of them are") {
    for (const bool question_pages : {true, false}) {
        const Bank bank = uneven_bank(question_pages);
        const std::filesystem::path source = QBANK_SOURCE;
        const Look look{source / "templates", source / "theme", {}};
        MemorySink sink;
        Site site(sink);
        Diagnostics diagnostics;
        render(bank, look, 2, site, diagnostics);
        SiteBytes pages;
        for (const SiteFile& file : site.files()) {
            const bool of_question = file.path.starts_with("q/") && !file.path.starts_with("q/places/");
            if (of_question) pages.questions += file.bytes;
            if (of_question || file.path.starts_with("topics/")) pages.total += file.bytes;
        }
        const SiteBytes told = sampled_pages(bank, look, 2);
        CHECK(static_cast<double>(told.total) == Approx(static_cast<double>(pages.total)).epsilon(0.1));
        CHECK(static_cast<double>(told.questions) ==
              Approx(static_cast<double>(pages.questions)).epsilon(0.1));
    }
}

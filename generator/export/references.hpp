#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/markdown_html.hpp"
#include "export/export.hpp"

namespace qbank {

/// What a link or image of the content means, seen from the document it stands in.
struct Referred {
    enum class To { nothing, elsewhere, question, page, image } to = To::nothing;
    std::size_t question = 0;  ///< its index in the bank
    std::string address;       ///< elsewhere: the address; page: its path in the site, as is
    std::string image;         ///< the image's path in the bank
    std::string fragment;      ///< behind the '#', still percent-encoded
};

/// Resolves what the content refers to, as the site does, for outputs that are not the site. Findings about
/// broken links are the site's business; here they are only left out.
class References {
  public:
    explicit References(const Export& what);
    Referred find(std::string_view destination, bool is_image, std::string_view document) const;

    /// The page of a question on the site; "" without a base URL.
    std::string permalink(const BankQuestion& question) const;
    /// A path in the site as a whole address; "" without a base URL.
    std::string absolute(std::string_view path) const;
    /// A file of the bank in its repository; "" without one.
    std::string in_repository(std::string_view path, bool is_image) const;

  private:
    const Export& what_;
    std::map<std::string, std::size_t, std::less<>> questions_;  ///< document → its question
    std::map<std::string, std::string, std::less<>> pages_;      ///< document → its page in the site
};

}  // namespace qbank

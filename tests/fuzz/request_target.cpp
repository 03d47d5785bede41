// What the preview server says to a request: an answer, never a file from outside the site, nothing to
// strangers.
#include <memory>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "serve/answer.hpp"
#include "target.hpp"

namespace qbank::fuzz {

void request(std::string_view bytes) {
    std::vector<std::string> parts;
    for (const std::string_view line : text::split(bytes, '\n')) parts.emplace_back(line);
    parts.resize(6);
    Shown shown;
    shown.ok = true;
    shown.built = std::make_shared<const ShownFiles>(
        ShownFiles{{"index.html", "<body>page</body>"}, {"404.html", "<body>none</body>"}});
    shown.patched = {{"q/one.html", "<body>page</body>"}};
    PreviewRequest wanted{parts[0], parts[1], {parts[2]}, parts[3], parts[4], parts[5]};
    const PreviewAnswer said = answer(wanted, shown, 8000, "/bank/");
    require(said.status >= 200 && said.status < 500, "a status from 200 to 499");
    require(said.location.find_first_of("\r\n") == std::string::npos, "no line end in a header");
    require(said.content_type.find_first_of("\r\n") == std::string::npos, "no line end in a header");
    const bool ours = parts[2].starts_with("localhost") || parts[2].starts_with("127.0.0.1") ||
                      parts[2].starts_with("[::1]") || text::istarts_with(parts[2], "localhost");
    require(ours || said.status >= 400, "another host is refused");
}

}  // namespace qbank::fuzz

#include "model/raw_question.hpp"

namespace qbank {

const std::vector<Text>& Headings::all() const {
    static const std::vector<Text> none;
    return titles_ ? *titles_ : none;
}

void Headings::push_back(Text title) {
    std::vector<Text> titles = all();
    titles.push_back(std::move(title));
    *this = Headings(std::move(titles));
}

void Headings::pop_back() {
    std::vector<Text> titles = all();
    if (!titles.empty()) titles.pop_back();
    *this = Headings(std::move(titles));
}

}  // namespace qbank

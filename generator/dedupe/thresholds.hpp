#pragma once

namespace qbank {

/// Scores from which two questions are merged, and from which a person is asked.
struct Thresholds {
    double merge = 0.73;
    double suggest = 0.35;
    /// Also those beyond one for every four questions: whoever looks for what some questions are near to
    /// must not lose them to better ones elsewhere in the bank.
    bool every_suggestion = false;
};

}  // namespace qbank

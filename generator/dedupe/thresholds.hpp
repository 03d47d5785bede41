#pragma once

namespace qbank {

/// Scores from which two questions are merged, and from which a person is asked.
struct Thresholds {
    double merge = 0.77;
    double suggest = 0.50;
};

}  // namespace qbank

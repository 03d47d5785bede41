#pragma once

namespace qbank {

/// Parts of the judgement, each of which can be left out to measure what it contributes.
struct Parts {
    bool frames = true;         ///< what is asked of the subject
    bool guards = true;         ///< negation, opposites, numbers, platforms
    bool sides = true;          ///< of a comparison
    bool places = true;         ///< two questions under one heading, or in one document
    bool context = true;        ///< what the headings around a question say
    bool rarity = true;         ///< rare terms weigh more
    bool stemming = true;       ///< forms of a word are one term
    bool lexicon = true;        ///< terms that mean the same, the program's and the bank's
    bool abbreviations = true;  ///< that texts explain
    bool associations = true;   ///< words that nearly mean the same
};

/// Scores from which two questions are merged, and from which a person is asked.
struct Thresholds {
    double merge = 0.73;
    double suggest = 0.38;
    double suggest_without_limit = 0.50;  ///< with every_suggestion: no better ones push the doubtful out
    /// Also those beyond one for every four questions: whoever looks for what some questions are near to
    /// must not lose them to better ones elsewhere in the bank.
    bool every_suggestion = false;
    Parts parts = {};
};

}  // namespace qbank

#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/question.hpp"

namespace qbank {

/// Gives the questions that have a file of their own, and no `updated` in it, the date of the last commit
/// that changed this file, as YYYY-MM-DD. Questions of documents with many get none: a date of the whole
/// document would call all of them changed. Nothing happens outside a git repository, in a shallow clone (the
/// commit that seems to have made a file is only the first one there is), or without git.
///
/// Two calls of git for the whole bank, however many questions it has.
void date_questions(const std::filesystem::path& bank, std::vector<Question>& questions);

/// The day that stands for "now" in a build, as YYYY-MM-DD: that of SOURCE_DATE_EPOCH, else that of the
/// commit that is checked out. Empty without either.
std::string date_of_sources(const std::filesystem::path& bank);

/// What these dates depend on besides the files: the commit that is checked out, and whether history is
/// whole. Empty outside a repository.
std::string origin_of_dates(const std::filesystem::path& bank);

/// The newest date of each path in what `git log -z --format=%x01%cs --name-only` prints.
std::map<std::string, std::string, std::less<>> newest_dates(std::string_view log);

}  // namespace qbank

#pragma once
#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace qbank {

/// The folder named for a new bank holds something already. The message names it and says what to do.
class NotEmpty : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Where a new bank's workflows get the program from. Empty if it is not known: then they name OWNER/qbank,
/// and the owner of the bank has to put the name in.
struct ProgramOrigin {
    std::string repository;  ///< "owner/name" on GitHub
    std::string commit;      ///< whole; empty stands for the branch `main`
    std::string version;
};

/// Copies the files of share/starter, those that begin with a dot, too, and share/schemas to `target`, which
/// is made and must be empty. What starter says about the program is filled in: @REPOSITORY@, @REVISION@,
/// @VERSION@. Gives the number of files. Throws NotEmpty, files::Error.
std::size_t make_bank(const std::filesystem::path& share, const std::filesystem::path& target,
                      const ProgramOrigin& origin);

}  // namespace qbank

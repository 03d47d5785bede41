#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Other programs, started without a shell: an argument is an argument, whatever characters it holds.
namespace qbank::process {

/// The program is not there or cannot be started.
class NotStarted : public std::runtime_error {
  public:
    NotStarted(const std::string& program, int error_number);
};

struct Output {
    int status = 0;  ///< exit status; 128 and the signal if one ended it
    std::string out, error;
};

/// Runs a program (looked for on the PATH) to its end, with `input` as its standard input. What it prints on
/// standard error is kept up to 64 KB.
Output run(const std::vector<std::string>& arguments, std::string_view input = {});

/// Starts a program with the standard streams on /dev/null and does not wait for it.
void start(const std::vector<std::string>& arguments);

}  // namespace qbank::process

#pragma once
#include <string>
#include <vector>

/// What the command line says about itself, as plain values: the man page and the shell completions are made
/// of it, so that they cannot tell anything else than `--help`.
namespace qbank {

/// What a shell offers for a value.
enum class Completes { nothing, file, folder, choice };

struct ValueHelp {
    std::string name;  ///< as help shows it: "FORMAT", "FOLDER"
    Completes completes = Completes::nothing;
    std::vector<std::string> choices;  ///< of Completes::choice
};

struct OptionHelp {
    std::vector<std::string> names;  ///< with their dashes, short ones first: "-o", "--output"
    bool takes_value = false;
    ValueHelp value;  ///< if it takes one
    std::string description;
};

struct ArgumentHelp {
    ValueHelp value;
    bool required = false, many = false;
    std::string description;
};

struct CommandHelp {
    std::string name, description;
    std::vector<OptionHelp> options;
    std::vector<ArgumentHelp> arguments;
};

struct ProgramHelp {
    std::string name, version, description;
    std::vector<OptionHelp> options;  ///< without a command: --help, --version
    std::vector<CommandHelp> commands;
};

}  // namespace qbank

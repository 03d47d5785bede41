#include "cli_help.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace qbank {
namespace {

/// CLI11 describes a value as "TEXT:{text,json}" or "INT:INT in [1 - 65535]".
ValueHelp value_help(const CLI::Option& option, const std::string& name) {
    const std::string type = option.get_type_name();
    ValueHelp value;
    const std::string kind = type.substr(0, type.find(':'));
    value.name = name.empty() ? (kind.empty() ? "VALUE" : kind) : name;
    const std::size_t open = type.find(":{");
    if (open != std::string::npos) {
        const std::size_t close = type.find('}', open);
        for (const std::string_view choice :
             text::split(std::string_view(type).substr(open + 2, close - open - 2), ','))
            value.choices.emplace_back(text::trim(choice));
        value.completes = Completes::choice;
    } else if (kind == "FOLDER" || kind == "BANK") {
        value.completes = Completes::folder;
    } else if (kind == "FILE" || kind == "TEXT") {
        value.completes = Completes::file;
    }
    return value;
}

OptionHelp option_help(const CLI::Option& option) {
    OptionHelp help;
    for (const std::string& name : option.get_snames()) help.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) help.names.push_back("--" + name);
    help.takes_value = option.get_expected_max() > 0;
    if (help.takes_value) help.value = value_help(option, "");
    help.description = option.get_description();
    return help;
}

ArgumentHelp argument_help(const CLI::Option& option) {
    ArgumentHelp help;
    help.value = value_help(option, option.get_name(true, false));
    help.required = option.get_required();
    help.many = option.get_expected_max() > 1;
    help.description = option.get_description();
    return help;
}

std::vector<OptionHelp> options_of(const CLI::App& app) {
    std::vector<OptionHelp> result;
    for (const CLI::Option* option : app.get_options()) {
        if (!option->get_positional() && !option->get_group().empty()) result.push_back(option_help(*option));
    }
    return result;
}

}  // namespace

ProgramHelp describe(const CLI::App& app, const std::string& version) {
    ProgramHelp help{app.get_name(), version, app.get_description(), options_of(app), {}};
    for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
        CommandHelp command{sub->get_name(), sub->get_description(), options_of(*sub), {}};
        for (const CLI::Option* option : sub->get_options()) {
            if (option->get_positional()) command.arguments.push_back(argument_help(*option));
        }
        help.commands.push_back(std::move(command));
    }
    return help;
}

}  // namespace qbank

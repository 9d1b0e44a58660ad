#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}

/// CLI11 speaks English: what users read of it, in their language.
namespace vigie::app {

/// Headings and marks of `--help`, of the commands added afterwards too.
void translate_help(CLI::App& app);

/// What `--help` says an option may be, of those already added and their commands.
void translate_values(CLI::App& app);

/// What is wrong with a command line, without a full stop: « PROJECT manque ».
[[nodiscard]] std::string usage_words(CLI::ParseError const& error);

}

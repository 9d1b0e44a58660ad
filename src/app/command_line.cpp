#include "app/command_line.hpp"

#include "app/command_parser.hpp"
#include "app/usage_words.hpp"
#include "app/window_exports.hpp"
#include "core/error.hpp"
#include "core/version.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <string_view>

namespace vigie::app {

using text::tr;

Parser::Parser()
    : cli(std::make_unique<CLI::App>()) {}
Parser::~Parser() = default;

CLI::App* Parser::subcommand(char const* name, std::string const& help, char const* example) {
    CLI::App* const command = cli->add_subcommand(name, help);
    command->group(tr("Commands"));
    command->get_help_ptr()->group(tr("Options")); // made before it inherits that
    command->footer(tr("Example:") + "\n  " + example);
    command->fallthrough();
    command->get_formatter()->column_width(34);
    return command;
}

void add_project(CLI::App* command, std::string& project) {
    command->add_option("PROJECT", project, tr("Project file"))->required();
}

void add_json(CLI::App* command, bool& json) { command->add_flag("--json", json, tr("One JSON document on stdout")); }

void Parser::run_with(CLI::App* command, std::function<int(Console const&)> what) {
    command->callback([this, what = std::move(what)] { action = what; });
}

namespace {

void add_window_options(Parser& parser) {
    parser.cli->add_option("PROJECT", parser.window.project, tr("Project to open in the window"));
    parser.cli->add_option("--ui-scale", parser.window.ui_scale, tr("Size of text and symbols, 1 to 3"))
        ->check(CLI::Range(0.5, 4.0));
    parser.cli->add_option("--size", parser.window.size, tr("Width x height of the window in pixels"));
    parser.cli->add_option("--theme", parser.window.theme, "light | dark | contrast")->check(CLI::IsMember({"light", "dark", "contrast"}));
    parser.cli->add_option("--screenshot", parser.window.screenshot, tr("Write a picture of the window and leave"));
    // For measurements; bench/README.md says how they are used.
    parser.cli->add_flag("--first-frame-time", parser.window.report_first_frame)->group("");
    parser.cli->add_option("--frame-times", parser.window.frame_times)->group("");
}

void build(Parser& parser) {
    parser.cli->description(tr("Vigie: watch over social residences in complex situations"));
    translate_help(*parser.cli);
    parser.cli->set_version_flag("--version", "vigie " + core::engine_version(), tr("Write the version of the program and leave"));
    parser.cli->require_subcommand(0, 1);
    parser.cli->add_flag("--quiet", parser.is_quiet, tr("No messages"));
    parser.cli
        ->add_option("--progress", parser.progress, tr("How progress is told on stderr: auto, or json for programs"))
        ->check(CLI::IsMember({"auto", "json"}));
    parser.cli->add_option("--lang", parser.language, "fr | en")->check(CLI::IsMember({"fr", "en"}));
    add_window_options(parser);
    add_project_commands(parser);
    add_import_commands(parser);
    add_analysis_commands(parser);
    add_layer_commands(parser);
    add_output_commands(parser);
    add_site_commands(parser);
    add_story_commands(parser);
    add_walk_commands(parser);
    add_photo_commands(parser);
    add_house_commands(parser);
    add_publish_commands(parser);
    add_personal_data_commands(parser);
    translate_values(*parser.cli);
}

/// --lang decides the language of --help itself, so it is read before the parser is built.
text::Language asked_language(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::string_view const word = argv[i];
        std::string_view value;
        if (word == "--lang" && i + 1 < argc) value = argv[i + 1];
        if (word.starts_with("--lang=")) value = word.substr(7);
        if (auto const found = text::language_of_code(value)) return *found;
    }
    return text::system_language();
}

int exit_code(core::ErrorCode code) {
    switch (code) {
    case core::ErrorCode::failed:
        return 1;
    case core::ErrorCode::usage:
        return 2;
    case core::ErrorCode::refused:
        return 3;
    case core::ErrorCode::cancelled:
        return 130;
    }
    return 1;
}

int usage_error(CLI::ParseError const& error, Parser const& parser) {
    std::string command = "vigie";
    for (auto const* sub : parser.cli->get_subcommands())
        command += " " + sub->get_name();
    std::cerr << tr("The command is not complete or not understood ({0}). See: {1}",
                    {usage_words(error), command + " --help"})
              << '\n';
    return exit_code(core::ErrorCode::usage);
}

}

int run(int argc, char** argv) {
    text::set_language(asked_language(argc, argv));
    Parser parser;
    build(parser);
    try {
        parser.cli->parse(argc, argv);
    } catch (CLI::Success const& help) {
        return parser.cli->exit(help);
    } catch (CLI::ParseError const& error) {
        return usage_error(error, parser);
    }
    Console const console(parser.is_quiet, parser.progress == "json" ? Progress::json : Progress::people);
    try {
        parser.window.language = parser.language;
        if (!parser.action) return run_window(parser.window, window_hooks());
        watch_interrupts();
        return parser.action(console);
    } catch (core::Error const& error) {
        console.error(error);
        return exit_code(error.code());
    } catch (std::bad_alloc const&) {
        console.error({core::ErrorCode::failed, VIGIE_N_("There is not enough memory for this work; nothing half-done "
                                                         "was kept. Close other programs, or split the file.")});
        return exit_code(core::ErrorCode::failed);
    } catch (std::exception const& error) {
        console.error({core::ErrorCode::failed,
                       {VIGIE_N_("Something unexpected stopped the work; nothing half-done was kept. Details: {0}"),
                        {error.what()}}});
        return exit_code(core::ErrorCode::failed);
    }
}

}

#pragma once

#include "app/commands.hpp"
#include "app/window.hpp"
#include "text/language.hpp"

#include <functional>
#include <memory>
#include <string>

namespace CLI {
class App;
}

/// What the files that describe the subcommands have in common; each adds those of one subject.
namespace vigie::app {

/// The parser and what it found to run.
struct Parser {
    Parser();
    ~Parser();

    std::unique_ptr<CLI::App> cli;
    bool is_quiet = false;
    std::string language, progress = "auto";
    WindowOptions window;
    std::function<int(Console const&)> action;

    CLI::App* subcommand(char const* name, std::string const& help, char const* example);

    template <typename Options>
    void on_run(CLI::App* command, std::shared_ptr<Options> options, int (*run)(Options const&, Console const&)) {
        run_with(command, [options, run](Console const& console) { return run(*options, console); });
    }

private:
    void run_with(CLI::App* command, std::function<int(Console const&)> what);
};

void add_project(CLI::App* command, std::string& project); ///< the project file, required
void add_json(CLI::App* command, bool& json);
void add_edition(CLI::App* command, EditionOptions& edition); ///< internal or partner, for whom and why

void add_project_commands(Parser& parser);  ///< demo, new, campaign, grid, history, restore, check
void add_import_commands(Parser& parser);   ///< import, place, profiles, imports
void add_analysis_commands(Parser& parser); ///< score, explain, clusters, compare
void add_layer_commands(Parser& parser);    ///< weights and stats, of any layer
void add_output_commands(Parser& parser);   ///< watch, render, sheet, export
void add_site_commands(Parser& parser);     ///< site
void add_story_commands(Parser& parser);    ///< story
void add_walk_commands(Parser& parser);     ///< walk
void add_photo_commands(Parser& parser);    ///< photo
void add_house_commands(Parser& parser);    ///< house
void add_publish_commands(Parser& parser);  ///< publish, subscribe
void add_personal_data_commands(Parser& parser); ///< purge, words

}

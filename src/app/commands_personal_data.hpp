#pragma once

#include "app/commands.hpp"
#include "dossier/snapshot.hpp"

/// What is held about people's lives: for how long, and what there is.
namespace vigie::app {

struct PurgeOptions {
    std::string project, before; ///< before: empty = three years ago
    bool dry_run = false, log = false, json = false;
};
int run_purge(PurgeOptions const& options, Console const& console);

struct WordsOptions {
    std::string project;
    bool json = false;
};
int run_words(WordsOptions const& options, Console const& console);

/// Before free text leaves the house: says that there are words to check. Nothing is held back.
void say_words_to_check(dossier::Snapshot const& snapshot, Console const& console);
/// After free text was kept: the words of it that are to be checked. The writer may leave them.
void say_caution(std::initializer_list<std::string_view> texts, Console const& console);

}

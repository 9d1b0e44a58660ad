#pragma once

#include "core/date.hpp"
#include "core/geometry.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::core {

/// What a step of a story is about; `own` is a person's.
enum class StoryTopic { own, perimeter, status, moves, clusters, sites, done, decisions, method };
[[nodiscard]] std::string_view code(StoryTopic topic);
[[nodiscard]] std::optional<StoryTopic> story_topic_of_code(std::string_view code);

/// A figure beside the map: « 15 sur 43 », and what it counts.
struct StoryFigure {
    std::string value, caption;
    std::string key{}; ///< which of the project's (workbench/story_figures.hpp); empty = not known
    friend bool operator==(StoryFigure const&, StoryFigure const&) = default;
};

/// One screen, or one printed page: what the map shows, what is said of it.
struct StoryStep {
    std::int64_t id = 0; ///< 0 = not kept yet
    StoryTopic topic = StoryTopic::own;
    std::string title;                ///< at most story_limits::title_words
    std::string sentence;             ///< at most story_limits::sentence_words
    std::vector<StoryFigure> figures; ///< at most story_limits::figures
    std::string notes;                ///< of the speaker: never on the screen
    bool is_edited = false;           ///< a person wrote the words: a draft made again leaves them
    bool are_figures_chosen = false;  ///< by a person, among the project's: a draft made again reckons them anew
    bool are_notes_edited = false;    ///< a person wrote the notes
    std::string campaign;             ///< by name
    std::string colouring;            ///< « zones », « severity », « family:TRA »: as `vigie render --style`
    Box ground{};                     ///< shown at least, metres of the project; empty = everything
    std::vector<std::string> hidden;  ///< layers that are off, by name; « residences » and « foyers » among them
    std::vector<std::string> shown;   ///< zone layers that are on; empty = the default one
    std::vector<std::string>
        filter; ///< « class=D », « zone=Q01 »…: what is kept at full strength (workbench/story_filter.hpp)
    std::vector<std::string> sites; ///< codes of residences that are ringed
    std::vector<std::string> zones; ///< codes of zones of the default layer that are framed
    friend bool operator==(StoryStep const&, StoryStep const&) = default;
};

/// Steps to be played to a committee, and printed.
struct Story {
    std::int64_t id = 0;           ///< 0 = not kept yet
    std::string name;              ///< no two are the same
    bool names_residences = false; ///< else neighbourhoods alone are named
    std::vector<StoryStep> steps;
    std::string language{};          ///< its words are in, by code; empty = not known
    std::optional<Date> told_on{};   ///< day its figures are of
    friend bool operator==(Story const&, Story const&) = default;
};

/// What a room can take in.
namespace story_limits {
inline constexpr std::size_t title_words = 10, sentence_words = 30, figures = 3, steps = 30;
}

/// Parted by spaces; a no-break space parts none, nor does a sign alone count.
[[nodiscard]] std::size_t word_count(std::string_view sentence);

}

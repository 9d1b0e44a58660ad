#pragma once

#include "dossier/lessons.hpp"

#include <optional>
#include <string>
#include <vector>

/// The library of lessons in the window: what is looked for, what is found, one of them whole.
namespace vigie::workbench {

class Workbench;

struct LessonRow {
    std::string code, title;
    std::string where; ///< « Tranquillité · 96 logements · QPV »
};

struct LessonSheet {
    std::string code, title, where;
    struct Part {
        std::string title, body; ///< « Ce qui a marché »
        enum class Tone { plain, good, bad } tone = Tone::plain;
    };
    std::vector<Part> parts; ///< those with something to say
    struct Step {
        std::string title, below; ///< « Petits travaux · responsable technique · 21 500 € »
    };
    std::vector<Step> steps; ///< actions to copy
};

struct LessonsView {
    dossier::LessonQuery query;
    std::vector<std::string> themes;
    std::vector<LessonRow> rows; ///< found, the best first
    std::size_t all = 0;         ///< lessons there are
    std::optional<LessonSheet> sheet;
    bool can_edit = false;
    std::string copied_to;          ///< title of the site project that copies go to; empty = there is none
    std::vector<std::string> plans; ///< titles of those there are, in their order
    std::size_t plan = 0;           ///< the one copied to
};
[[nodiscard]] LessonsView lessons_view(Workbench const& workbench);

}

#pragma once

#include "dossier/lessons.hpp"

#include <filesystem>
#include <string>

/// What the library of lessons can ask for, beside intents.hpp.
namespace vigie::workbench {

class Workbench;

struct SearchLessons {
    dossier::LessonQuery query;
};
struct ShowLesson {
    std::string code;
};
/// Into which plan actions are copied: of the open site projects, in their order.
struct ChoosePlan {
    std::size_t plan = 0;
};
struct CopyLessonAction {
    std::string lesson; ///< code
    std::size_t step = 0;
};
struct TakeLessons {
    std::filesystem::path path;
};

void apply(Workbench& workbench, SearchLessons const& intent);
void apply(Workbench& workbench, ShowLesson const& intent);
void apply(Workbench& workbench, ChoosePlan const& intent);
void apply(Workbench& workbench, CopyLessonAction const& intent);
void apply(Workbench& workbench, TakeLessons const& intent);

}

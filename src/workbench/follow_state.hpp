#pragma once

#include "core/id.hpp"
#include "dossier/lessons.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace vigie::workbench {

/// What the screen that follows shows beside its list.
enum class FollowPart : unsigned char {
    list,      ///< residences of the watch list
    projects,  ///< site projects
    committee, ///< proposals to answer, entries and exits per quarter
    lessons,   ///< what worked elsewhere
    walks,     ///< on site, with what they found
};

/// What is chosen there; nothing of the document.
struct FollowState {
    FollowPart part = FollowPart::list;
    std::optional<core::SiteProjectId> project;        ///< whose file is shown
    std::optional<std::int64_t> objective, department; ///< that a dialog is about; absent = a new one
    std::string action;                                ///< likewise, by code; empty = a new one
    std::string proposal;                              ///< likewise, by its key
    bool accepts = false;                              ///< the answer that the dialog writes down
    std::string lesson;                                ///< whose sheet is shown, by code
    dossier::LessonQuery query;
};

}

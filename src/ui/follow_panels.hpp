#pragma once

#include "ui/panels.hpp"
#include "workbench/intents_committee.hpp"
#include "workbench/intents_lessons.hpp"
#include "workbench/view_committee.hpp"
#include "workbench/view_lessons.hpp"
#include "workbench/view_tfpb.hpp"

/// The parts of the follow-up that have screens of their own, and their dialogs.
namespace vigie::ui {

using CommitteeIntent =
    std::variant<wb::RunAction, wb::ShowFollowPart, wb::ShowResidence, wb::ShowProposal, wb::OpenProposal>;
[[nodiscard]] std::vector<CommitteeIntent> draw_committee_screen(Desk& desk, Layout const& layout,
                                                                 wb::CommitteeView const& view);

using ProposalIntent = std::variant<wb::CloseDialog, wb::AnswerProposal>;
[[nodiscard]] std::vector<ProposalIntent> draw_proposal_dialog(Desk& desk, float width, float height,
                                                               wb::CommitteeView const& view);

using LessonsIntent = std::variant<wb::RunAction, wb::ShowFollowPart, wb::SearchLessons, wb::ShowLesson, wb::ChoosePlan,
                                   wb::CopyLessonAction>;
[[nodiscard]] std::vector<LessonsIntent> draw_lessons_screen(Desk& desk, Layout const& layout,
                                                             wb::LessonsView const& view);
using LessonsDialogIntent = std::variant<wb::CloseDialog, wb::TakeLessons>;
[[nodiscard]] std::vector<LessonsDialogIntent> draw_read_lessons_dialog(Desk& desk, float width, float height);

using TfpbIntent = std::variant<wb::CloseDialog, wb::PrepareTfpb>;
[[nodiscard]] std::vector<TfpbIntent> draw_tfpb_dialog(Desk& desk, float width, float height,
                                                       wb::TfpbDialogView const& view);

}

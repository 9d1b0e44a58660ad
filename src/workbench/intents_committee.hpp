#pragma once

#include <string>

/// What the panels of the committee can ask for, beside intents.hpp.
namespace vigie::workbench {

class Workbench;

struct ShowProposal {
    std::string key;
};
/// Opens the dialog that writes the answer down.
struct OpenProposal {
    std::string key;
    bool accepts = false;
};
/// Of the proposal the dialog is about.
struct AnswerProposal {
    std::string date, role, reason;
};

void apply(Workbench& workbench, ShowProposal const& intent);
void apply(Workbench& workbench, OpenProposal const& intent);
void apply(Workbench& workbench, AnswerProposal const& intent);

}

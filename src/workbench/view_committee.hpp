#pragma once

#include "dossier/proposals.hpp"
#include "dossier/register.hpp"

#include <optional>
#include <string>
#include <vector>

/// What a committee has before it: what is proposed, and who came and left, quarter by quarter.
namespace vigie::workbench {

class Workbench;

struct ProposalRow {
    std::string key;
    std::uint32_t row = 0;
    std::string name, where;
    std::string move; ///< « en veille → en sortie »
    std::string kind; ///< « mise en sortie »
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::string grounds; ///< in one line
    bool is_exit = false;
};

struct QuarterRow {
    std::string label; ///< « T2 2026 »
    int entries = 0, relapses = 0, exits = 0, on_list = 0;
    struct Move {
        std::uint32_t row = 0;
        std::string date, name, words, motive; ///< « ordinaire → en veille »
        bool is_exit = false;
    };
    std::vector<Move> moves;
};

struct CommitteeView {
    std::string campaign; ///< whose figures propose; empty = none is scored
    std::vector<ProposalRow> proposals;
    int answered = 0, refused = 0;    ///< for that campaign
    std::vector<QuarterRow> quarters; ///< newest first; those without a move left out
    bool can_edit = false;
    std::optional<ProposalRow> asked; ///< what the dialog is about
    bool accepts = false;
};
[[nodiscard]] CommitteeView committee_view(Workbench const& workbench);

}

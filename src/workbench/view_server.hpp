#pragma once

#include "workbench/jobs.hpp"
#include "workbench/view_screens.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the dialogs of servers and of the purge show.
namespace vigie::workbench {

class Workbench;

/// Of each of them: what is under way, and what came of it.
struct ServerProgress {
    std::optional<Jobs::Running> job;
    std::vector<std::string> result; ///< empty = nothing is done yet
};

struct PublishView {
    ServerProgress progress;
    bool is_counting = false, is_partner = false;
    std::vector<std::string> words; ///< what would be sent; empty until it is counted
    std::string caution;            ///< words to check in free text
    EditionChoices editions;
};
[[nodiscard]] PublishView publish_view(Workbench const& workbench);

struct SubscribeView {
    struct Row {
        std::string number, title, detail;
    };
    ServerProgress progress;
    bool is_listing = false, is_listed = false;
    std::vector<Row> rows;
    std::string name; ///< of a file, proposed
};
[[nodiscard]] SubscribeView subscribe_view(Workbench const& workbench);

struct PurgeView {
    ServerProgress progress;
    bool is_counting = false;
    std::string limit;              ///< three years ago, as it is written
    std::vector<std::string> words; ///< what would go
    bool has_any = false;
};
[[nodiscard]] PurgeView purge_view(Workbench const& workbench);

}

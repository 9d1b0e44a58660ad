#pragma once

#include "app/console.hpp"

#include <string>
#include <vector>

/// Site projects on the command line.
namespace vigie::app {

struct SiteOptions {
    std::string project, verb, code; ///< of the site project
    std::vector<std::string> residences;
    std::string title, aim, pilot, sponsor, from, to, closed; ///< of a project; `from` and `to` of an action too
    std::string subject, baseline, target;                    ///< of an objective
    std::string name, request, asked, answered, answer;       ///< of a department
    std::string action, axis, tfpb, lead, partner, state, planned, actual, effect; ///< of an action
    bool json = false;
};
int run_site(SiteOptions const& options, Console const& console);

}

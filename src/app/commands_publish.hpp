#pragma once

#include "app/commands.hpp"

/// Publishing a project to a server, and making a project of what was published.
namespace vigie::app {

struct PublishOptions {
    std::string project, server, organisation, campaign;
    EditionOptions edition{};
    std::vector<std::string> readers; ///< accounts that may read a partner edition
    bool json = false;
};
int run_publish(PublishOptions const& options, Console const& console);

struct SubscribeOptions {
    std::string server, out, project;
    int number = 0; ///< of the snapshot; 0 = the latest
    bool list = false, json = false;
};
int run_subscribe(SubscribeOptions const& options, Console const& console);

}

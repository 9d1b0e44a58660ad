#pragma once

#include "ui/panels.hpp"
#include "workbench/intents_server.hpp"
#include "workbench/view_server.hpp"

/// Dialogs about a server, and the purge.
namespace vigie::ui {

using PublishIntent = std::variant<wb::CloseDialog, wb::CancelJob, wb::CountPublication, wb::PublishProject>;
[[nodiscard]] std::vector<PublishIntent> draw_publish_dialog(Desk& desk, float width, float height,
                                                             wb::PublishView const& view);

using SubscribeIntent = std::variant<wb::CloseDialog, wb::CancelJob, wb::ListSnapshots, wb::SubscribeTo>;
[[nodiscard]] std::vector<SubscribeIntent> draw_subscribe_dialog(Desk& desk, float width, float height,
                                                                 wb::SubscribeView const& view);

using PurgeIntent = std::variant<wb::CloseDialog, wb::CancelJob, wb::CountPurge, wb::PurgeIncidents>;
[[nodiscard]] std::vector<PurgeIntent> draw_purge_dialog(Desk& desk, float width, float height,
                                                         wb::PurgeView const& view);

}

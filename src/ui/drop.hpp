#pragma once

#include <filesystem>
#include <vector>

namespace vigie::workbench {
class Workbench;
}

namespace vigie::ui {

/// What was dropped on the window: a project is opened; anything else goes to the import dialog, after a project was made when none
/// is open. Of several files the first that is not another's companion (.dbf beside .shp…).
void take_dropped(workbench::Workbench& workbench, std::vector<std::filesystem::path> const& files);

}

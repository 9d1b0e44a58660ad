#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vigie::ui {

struct RecentProject {
    std::filesystem::path path;
    std::string title;
};

/// Last opened first, files that are gone left out. Kept in state_folder()/recent, a path and a title a line.
[[nodiscard]] std::vector<RecentProject> recent_projects();
/// Puts it first. A disk that refuses is no trouble: the list is a comfort.
void remember_project(RecentProject const& project);

}

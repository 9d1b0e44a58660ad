#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vigie::ui {

struct RecentProject {
    std::filesystem::path path;
    std::string title;
};

/// Last opened first, files that are gone left out. Kept in $XDG_STATE_HOME/vigie/recent, a path and a title a line.
[[nodiscard]] std::vector<RecentProject> recent_projects();
/// Puts it first. A disk that refuses is no trouble: the list is a comfort.
void remember_project(RecentProject const& project);
/// Where new files go unless told otherwise: the user's documents, else the home folder.
[[nodiscard]] std::filesystem::path documents_folder();

}

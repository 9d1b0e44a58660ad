#include "ui/recent.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most = 8;

fs::path environment(char const* name) {
    char const* const value = std::getenv(name);
    return value != nullptr ? fs::path(value) : fs::path();
}

fs::path list_file() {
    auto folder = environment("XDG_STATE_HOME");
    if (folder.empty()) folder = environment("HOME") / ".local" / "state";
    return folder / "vigie" / "recent";
}

}

std::vector<RecentProject> recent_projects() {
    std::vector<RecentProject> out;
    std::ifstream file(list_file());
    for (std::string line; std::getline(file, line);) {
        auto const tab = line.find('\t');
        if (tab == std::string::npos) continue;
        std::error_code ignored;
        if (fs::exists(line.substr(0, tab), ignored)) out.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return out;
}

void remember_project(RecentProject const& project) {
    std::error_code failed;
    auto const absolute = fs::absolute(project.path, failed);
    auto all = recent_projects();
    std::erase_if(all, [&](auto const& one) { return one.path == absolute; });
    all.insert(all.begin(), {absolute, project.title});
    if (all.size() > most) all.resize(most);
    fs::create_directories(list_file().parent_path(), failed);
    std::ofstream file(list_file(), std::ios::trunc);
    for (auto const& one : all) file << one.path.string() << '\t' << one.title << '\n';
}

fs::path documents_folder() {
    auto const home = environment("HOME");
    for (auto const* name : {"Documents", "documents"}) {
        std::error_code ignored;
        if (fs::is_directory(home / name, ignored)) return home / name;
    }
    return home.empty() ? fs::current_path() : home;
}

}

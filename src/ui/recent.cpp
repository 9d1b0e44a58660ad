#include "ui/recent.hpp"

#include "ui/user_folders.hpp"

#include <algorithm>
#include <fstream>

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most = 8;

fs::path list_file() {
    auto const folder = state_folder();
    return folder.empty() ? fs::path() : folder / "recent";
}

bool fits_a_line(std::string const& text) { return text.find_first_of("\t\n") == std::string::npos; }

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
    auto const list = list_file();
    if (list.empty() || !fits_a_line(absolute.string())) return;
    auto all = recent_projects();
    std::erase_if(all, [&](auto const& one) { return one.path == absolute; });
    all.insert(all.begin(), {absolute, fits_a_line(project.title) ? project.title : absolute.stem().string()});
    if (all.size() > most) all.resize(most);
    fs::create_directories(list.parent_path(), failed);
    auto const beside = list.string() + ".tmp";
    {
        std::ofstream file(beside, std::ios::trunc);
        for (auto const& one : all) file << one.path.string() << '\t' << one.title << '\n';
        if (!file.flush()) return;
    }
    fs::rename(beside, list, failed); // whole or as it was
}

}

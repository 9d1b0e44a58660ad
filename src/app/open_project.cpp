#include "app/open_project.hpp"

#include "core/error.hpp"
#include "text/language.hpp"

namespace vigie::app {

store::Project open_to_write(std::string const& path, Console const& console) {
    auto project = store::Project::open(path);
    if (project.is_read_only() && !project.notes().empty())
        throw core::Error(core::ErrorCode::failed, project.notes().front());
    for (auto const& note : project.notes()) console.message(text::sentence(note));
    return project;
}

}

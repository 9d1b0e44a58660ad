#include "app/walk_arguments.hpp"

#include <charconv>

namespace vigie::app {

store::Project open_to_read(std::string const& path) { return store::Project::open(path, store::OpenMode::read_only); }

void require_arguments(WalkOptions const& options, std::size_t count, core::Message const& what) {
    if (options.arguments.size() != count) throw core::Error(core::ErrorCode::usage, what);
}

core::Date date_or_today(std::string const& words) {
    if (words.empty()) return core::today();
    if (auto const date = core::parse_date(words)) return *date;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("“{0}” is no date. Write 2026-05-30."), {words}});
}

std::optional<core::Projected> position_of(std::string const& words) {
    if (words.empty()) return std::nullopt;
    core::Projected at;
    char const* const end = words.data() + words.size();
    auto const x = std::from_chars(words.data(), end, at.x);
    bool const has_comma = x.ec == std::errc() && x.ptr != end && *x.ptr == ',';
    auto const y = has_comma ? std::from_chars(x.ptr + 1, end, at.y) : x;
    if (!has_comma || y.ec != std::errc() || y.ptr != end)
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--at {0}: write X,Y in metres of the project."), {words}});
    return at;
}

}

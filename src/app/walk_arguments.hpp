#pragma once

#include "app/commands_walk.hpp"
#include "core/error.hpp"
#include "core/walk.hpp"
#include "store/project.hpp"

#include <optional>
#include <string>

/// What the commands about walks and about findings read alike.
namespace vigie::app {

[[nodiscard]] store::Project open_to_read(std::string const& path);
/// \throws core::Error(usage) saying `what` when there are not so many
void require_arguments(WalkOptions const& options, std::size_t count, core::Message const& what);
[[nodiscard]] core::Date date_or_today(std::string const& words); ///< \throws core::Error(usage)
/// « 223400,6757800.5 »; absent for no words. \throws core::Error(usage)
[[nodiscard]] std::optional<core::Projected> position_of(std::string const& words);

template <typename Enum>
[[nodiscard]] Enum one_of(std::string const& code, std::optional<Enum> (*of_code)(std::string_view), char const* option,
                          std::string const& codes) {
    if (auto const value = of_code(code)) return *value;
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("{0} {1} is not known. Choose one of: {2}."), {option, code, codes}});
}

// --- commands_finding.cpp ---
int list_themes(WalkOptions const& options);
int list_findings(WalkOptions const& options);
int add_finding(store::Project& project, WalkOptions const& options, Console const& console);
int settle_finding(store::Project& project, WalkOptions const& options);
int import_findings(store::Project& project, WalkOptions const& options, Console const& console);
int write_finding_lists(WalkOptions const& options, Console const& console);

}

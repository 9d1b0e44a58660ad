#pragma once

#include "core/error.hpp"

#include <span>
#include <string>
#include <string_view>

namespace vigie::store {

class Database;
struct Migration;

/// Before anything in a file is trusted: is it an SQLite file with GeoPackage's mark, and whole?
/// quick_check runs up to 100 MB; beyond, `vigie check` does it on request, so that opening stays quick.
/// \throws core::Error(refused)
void check_container(Database& db);

[[nodiscard]] bool passes_quick_check(Database& db);

[[nodiscard]] core::Error not_a_project(Database const& db, std::string detail = {});

/// Every table, view, trigger and index must be one that the file's schema steps make, word for word (comments aside), or one that other GIS programs add to a
/// GeoPackage by themselves (layer_styles, qgis_projects, rtree and feature-count tables). Anything else runs on nobody's machine.
/// \param applied the steps the file says it was made with
/// \throws core::Error(refused) naming the first foreign object
void check_schema(Database& db, std::span<Migration const> applied);

/// By what check_schema() knows a file of today at sight: must be schema_fingerprint() of every step, which a test sees to.
[[nodiscard]] std::string_view current_schema_fingerprint();
/// Of the objects these steps make, read by running them in memory (50 ms).
[[nodiscard]] std::string schema_fingerprint(std::span<Migration const> applied);

}

#pragma once

namespace vigie::store {

class Database;

/// Brings what the container says of published layers in line with the project's coordinate system (vg_meta): after it changed, and
/// after an import that changed it was undone or redone. The container's own tables are in no history.
void follow_crs(Database& db);

}

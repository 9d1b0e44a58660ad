#include "store/detail/follow_crs.hpp"

#include "store/detail/database.hpp"
#include "store/detail/meta.hpp"

#include "statements.hpp"

namespace vigie::store {

void follow_crs(Database& db) {
    int const former = db.srs_id, wanted = srs_of_code(meta(db, "crs"));
    if (former == wanted) return;
    auto const name = meta(db, "crs_name"), definition = meta(db, "crs_wkt");
    db.prepare(sql::add_spatial_reference)
        .bind(":name", name)
        .bind(":srs", wanted)
        .bind(":organization", "EPSG")
        .bind(":code", wanted)
        .bind(":definition", definition)
        .run();
    db.prepare(sql::set_contents_srs).bind(":srs", wanted).bind(":former", former).run();
    db.prepare(sql::set_geometry_srs).bind(":srs", wanted).bind(":former", former).run();
    db.prepare(sql::remove_spatial_reference).bind(":srs", former).run();
    db.srs_id = wanted;
}

}

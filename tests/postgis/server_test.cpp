#include "postgis/server.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using core::PublishKind;

TEST_CASE("a table of the project is defined with its keys, references and conditions", "[postgis]") {
    core::PublishTable const action{"action",
                                    {{"id", PublishKind::integer, false, {}},
                                     {"residence_id", PublishKind::integer, false, {}},
                                     {"state", PublishKind::text, true, {}},
                                     {"geom", PublishKind::geometry, false, "POINT"}},
                                    {"id"},
                                    {{"residence_id", "residence", "fid"}},
                                    {"state in ( 'planned' , 'done' )"}};
    CHECK(postgis::definition(action) == "CREATE TABLE vigie.\"action\" (snapshot_id bigint NOT NULL REFERENCES "
                                         "vigie.snapshot(id) ON DELETE CASCADE, uid uuid NOT NULL, "
                                         "\"id\" bigint, \"residence_id\" bigint, \"state\" text NOT NULL, \"geom\" "
                                         "geometry(POINT), PRIMARY KEY (snapshot_id, \"id\"), "
                                         "UNIQUE (snapshot_id, uid), FOREIGN KEY (snapshot_id, \"residence_id\") "
                                         "REFERENCES vigie.\"residence\" (snapshot_id, \"fid\") "
                                         "DEFERRABLE INITIALLY DEFERRED, CHECK (state in ( 'planned' , 'done' )))");
}

TEST_CASE("a name that holds quotes stays a name", "[postgis]") {
    CHECK(postgis::quoted_name("a\"; DROP TABLE x; --") == "\"a\"\"; DROP TABLE x; --\"");
}

TEST_CASE("a target that is none is refused without being repeated", "[postgis]") {
    for (auto const* const target :
         {"parc.gpkg", "PG:password=Sesame host", "PG:postgresql://anne:Sesame@[", "PG:nonsense=Sesame"})
        try {
            postgis::Connection const connection{target};
            FAIL("accepted: " << target);
        } catch (core::Error const& error) {
            CHECK(error.code() == core::ErrorCode::usage);
            CHECK((error.message().english + error.detail()).find("Sesame") == std::string::npos);
        }
}

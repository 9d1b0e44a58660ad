// Making the file, its facts, transactions, closing. Opening: project_open.cpp.
#include "store/detail/database.hpp"
#include "store/detail/disk.hpp"
#include "store/detail/follow_crs.hpp"
#include "store/detail/lock.hpp"
#include "store/detail/meta.hpp"
#include "store/detail/migrations.hpp"
#include "store/project.hpp"

#include "statements.hpp"

namespace vigie::store {

namespace {

struct Published {
    char const* table;
    char const* title;
    char const* geometry;
};

/// What another program lists when it opens the file.
constexpr Published published[]{{"residence", "Résidences", "POINT"},
                                {"residence_footprint", "Emprises des résidences", "MULTIPOLYGON"},
                                {"zone", "Zonages", "MULTIPOLYGON"},
                                {"context_feature", "Fond de plan", "GEOMETRY"},
                                {"foyer", "Foyers", "MULTIPOLYGON"},
                                {"incident", "Événements", "POINT"},
                                {"v_residence_score", "Scores des résidences", "POINT"},
                                {"v_zone_score", "Scores des zones", "MULTIPOLYGON"}};

void declare_reference_systems(Database& db, ProjectInfo const& info) {
    auto add = [&](char const* name, int srs, char const* organization, int code, std::string_view definition) {
        db.prepare(sql::add_spatial_reference).bind(":name", name).bind(":srs", srs).bind(":organization", organization).bind(":code", code)
            .bind(":definition", definition).run();
    };
    add("Undefined cartesian SRS", -1, "NONE", -1, "undefined");
    add("Undefined geographic SRS", 0, "NONE", 0, "undefined");
    add("WGS 84 geodetic", 4326, "EPSG", 4326,
        R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]])");
    add(info.crs_name.c_str(), db.srs_id, "EPSG", db.srs_id, info.crs_wkt);
}

void put_info(Database& db, ProjectInfo const& info) {
    put_meta(db, "title", info.title);
    put_meta(db, "crs", info.crs);
    put_meta(db, "crs_name", info.crs_name);
    put_meta(db, "crs_wkt", info.crs_wkt);
    put_meta(db, "is_fictitious", info.is_fictitious ? "1" : "0");
    put_meta(db, "source_line", info.source_line);
}

void write_container(Database& db, ProjectInfo const& info) {
    db.execute("BEGIN IMMEDIATE; PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;"); // « GPKG », GeoPackage 1.3
    auto const steps = known_migrations();
    db.execute(steps.front().sql);
    declare_reference_systems(db, info);
    for (auto const& layer : published) {
        db.prepare(sql::publish_table).bind(":table", layer.table).bind(":type", "features").bind(":title", layer.title).bind(":srs", db.srs_id).run();
        db.prepare(sql::publish_geometry).bind(":table", layer.table).bind(":type", layer.geometry).bind(":srs", db.srs_id).run();
    }
    // With one table of attributes listed, GDAL and QGIS show what is listed and hide the rest.
    db.prepare(sql::publish_table).bind(":table", "v_observation").bind(":type", "attributes").bind(":title", "Observations").null(":srs").run();
    put_info(db, info);
    record_migration(db, steps.front());
    db.execute("COMMIT");
    for (auto const& step : steps.subspan(1)) apply_migration(db, step);
}


/// Why nothing can be written: the sentence that opening gave, or that reading was all that was asked.
core::Error not_writable(Database const& db) {
    if (!db.notes.empty()) return {core::ErrorCode::failed, db.notes.front()};
    return {core::ErrorCode::failed, {VIGIE_N_("{0} is open for reading only."), {db.path().filename().string()}}};
}

std::shared_ptr<ProjectLock> lock_of_new(std::filesystem::path const& path) {
    auto taken = ProjectLock::take(path, is_on_network(path));
    auto* const lock = std::get_if<std::shared_ptr<ProjectLock>>(&taken);
    return lock != nullptr ? std::move(*lock) : nullptr;
}

}

Project::Project(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Project Project::create(std::filesystem::path const& path, ProjectInfo const& info) {
    if (std::filesystem::exists(path))
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} exists already. Choose another name, or remove it first."), {path.string()}});
    try {
        auto db = std::make_unique<Database>(path, Database::Access::create);
        db->lock = lock_of_new(path);
        db->srs_id = srs_of_code(info.crs);
        db->trust();
        // SQLite refuses shadow tables of the R-tree to a defensive connection only when they are written directly: the DDL is ours.
        write_container(*db, info);
        return Project(std::move(db));
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(path, ignored); // nothing half-written
        throw;
    }
}

std::filesystem::path const& Project::path() const { return database_->path(); }

bool Project::is_read_only() const { return database_->is_read_only(); }

std::optional<Holder> const& Project::holder() const { return database_->holder; }

std::vector<core::Message> const& Project::notes() const { return database_->notes; }

std::string Project::lock_token() const { return database_->lock ? database_->lock->token() : std::string(); }

Backup Project::back_up(BackupReason reason, std::stop_token stop) {
    if (is_read_only()) throw not_writable(*database_);
    return make_backup(*database_, reason, std::move(stop));
}

ProjectInfo Project::info() const {
    ProjectInfo info;
    info.title = meta(*database_, "title");
    info.crs = meta(*database_, "crs");
    info.crs_name = meta(*database_, "crs_name");
    info.crs_wkt = meta(*database_, "crs_wkt");
    info.is_fictitious = meta(*database_, "is_fictitious") == "1";
    info.source_line = meta(*database_, "source_line");
    return info;
}

void Project::set_info(ProjectInfo const& info) {
    write(VIGIE_N_("Project title and description"), [&] { put_info(*database_, info); });
}

void Project::change_crs(ProjectInfo const& info) {
    write(VIGIE_N_("Coordinate system of the project"), [&] {
        put_info(*database_, info);
        follow_crs(*database_);
    });
}

namespace {

/// Part of the outer transaction, but whole or absent in it, even when the caller catches what `work` throws.
void run_inner(Database& db, std::function<void()> const& work) {
    auto const batch = db.batch;
    db.execute("SAVEPOINT part");
    try {
        work();
        db.execute("RELEASE part");
    } catch (...) {
        db.batch = batch;
        db.try_execute("ROLLBACK TO part; RELEASE part");
        throw;
    }
}

}

void Project::transaction(std::function<void()> const& work) {
    auto& db = *database_;
    if (db.transaction_depth > 0) {
        run_inner(db, work);
        return;
    }
    if (db.is_read_only()) throw not_writable(db);
    db.execute("BEGIN IMMEDIATE");
    ++db.transaction_depth;
    try {
        work();
        if (db.are_extents_stale) {
            db.prepare(sql::update_extents).run();
            db.prepare(sql::update_zone_extents).run();
        }
        db.execute("COMMIT");
        --db.transaction_depth;
        db.are_extents_stale = false;
        db.bring_up_to_date();
    } catch (...) {
        --db.transaction_depth;
        db.batch = {};
        db.are_extents_stale = false;
        db.try_execute("ROLLBACK");
        throw;
    }
}

std::optional<std::string> Project::setting(std::string const& key) const {
    auto row = database_->prepare(sql::setting);
    row.bind(":key", key);
    if (!row.step()) return std::nullopt;
    return row.text(0);
}

void Project::set_setting(std::string const& key, std::string const& value) {
    write({VIGIE_N_("Setting {0}"), {key}}, [&] { database_->prepare(sql::put_setting).bind(":key", key).bind(":value", value).run(); });
}

void Project::close() { database_.reset(); }

}

#include "store/photos.hpp"

#include "core/error.hpp"
#include "store/detail/rows.hpp"
#include "store/detail/sha256.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <algorithm>

namespace vigie::store {

namespace {

core::Photo photo_of(Statement const& row) {
    core::Photo photo;
    photo.id = row.integer(0);
    photo.residence = core::ResidenceId{row.integer(1)};
    photo.file = row.integer(2);
    photo.stop = row.is_null(3) ? 0 : row.integer(3);
    photo.caption = row.text(4);
    photo.taken_on = maybe_date(row, 5);
    if (!row.is_null(6)) photo.at = core::Projected{row.real(6), row.real(7)};
    photo.cleared_on = maybe_date(row, 8);
    if (photo.cleared_on) photo.cleared_by = row.text(9);
    photo.sha256 = row.text(10);
    photo.width = static_cast<int>(row.integer(11));
    photo.height = static_cast<int>(row.integer(12));
    return photo;
}

std::vector<core::Photo> listed(Statement&& row) {
    std::vector<core::Photo> list;
    while (row.step())
        list.push_back(photo_of(row));
    return list;
}

/// The row of these bytes, made when there is none.
std::int64_t file_id(Database& db, std::string const& sha256, core::PhotoFile const& file) {
    {
        auto row = db.prepare(sql::photo_file_by_hash);
        row.bind(":sha256", sha256);
        if (row.step()) return row.integer(0);
    }
    db.prepare(sql::add_photo_file)
        .bind(":sha256", sha256)
        .bind(":width", file.width)
        .bind(":height", file.height)
        .bind(":jpeg", std::span<std::byte const>(file.jpeg))
        .run();
    return db.last_row_id();
}

}

void add_photo(Project& project, core::Photo& photo, core::PhotoFile const& file) {
    photo.sha256 = sha256({reinterpret_cast<char const*>(file.jpeg.data()), file.jpeg.size()});
    photo.width = file.width;
    photo.height = file.height;
    for (auto const& other : photos_of(project, photo.residence))
        if (other.sha256 == photo.sha256)
            throw core::Error(core::ErrorCode::usage, VIGIE_N_("This residence has that picture already."));
    project.edit(VIGIE_N_("Picture of a residence"), [&] {
        auto& db = project.database();
        photo.file = file_id(db, photo.sha256, file);
        db.prepare(sql::add_photo)
            .bind(":residence", photo.residence)
            .bind(":file", photo.file)
            .bind(":stop", photo.stop > 0 ? std::optional(photo.stop) : std::nullopt)
            .bind(":caption", photo.caption)
            .bind(":taken_on", iso_or_null(photo.taken_on))
            .bind(":x", photo.at ? std::optional(photo.at->x) : std::nullopt)
            .bind(":y", photo.at ? std::optional(photo.at->y) : std::nullopt)
            .run();
        photo.id = db.last_row_id();
    });
}

void clear_photo(Project& project, std::int64_t id, core::Date on, std::string const& role) {
    auto const label = role.empty() ? core::Message{VIGIE_N_("Picture kept to ourselves again")}
                                    : core::Message{VIGIE_N_("Picture cleared for partners")};
    project.edit(label, [&] {
        project.database()
            .prepare(sql::clear_photo)
            .bind(":id", id)
            .bind(":on", role.empty() ? std::nullopt : std::optional(core::iso(on)))
            .bind(":by", role.empty() ? std::nullopt : std::optional(role))
            .run();
    });
}

void remove_photo(Project& project, std::int64_t id) {
    project.edit(VIGIE_N_("Picture removed"),
                 [&] { project.database().prepare(sql::remove_photo).bind(":id", id).run(); });
}

std::vector<core::Photo> photos(Project const& project) { return listed(project.database().prepare(sql::photos)); }

std::vector<core::Photo> photos_of(Project const& project, core::ResidenceId residence) {
    auto row = project.database().prepare(sql::photos_of);
    row.bind(":residence", residence);
    return listed(std::move(row));
}

std::vector<std::byte> photo_bytes(Project const& project, std::int64_t file) {
    auto row = project.database().prepare(sql::photo_bytes);
    row.bind(":id", file);
    if (!row.step()) return {};
    auto const bytes = row.blob(0);
    return {bytes.begin(), bytes.end()};
}

std::size_t purge_photos(Project& project) {
    std::size_t gone = 0;
    project.transaction([&] {
        project.database().prepare(sql::purge_photo_files).run();
        gone = static_cast<std::size_t>(project.database().changes());
    });
    return gone;
}

}

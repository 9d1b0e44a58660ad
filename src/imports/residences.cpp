// Residences: points or footprints, from layers or tables; new ones, or a new vintage of those that are there.
#include "core/error.hpp"
#include "imports/detail/residence_reader.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace vigie::imports {

namespace {

core::Box extent_of(std::vector<core::Residence> const& residences) {
    core::Box box;
    for (auto const& residence : residences)
        if (residence.position) box.include(*residence.position);
    return box;
}

std::vector<core::Residence> read_residences(ImportWork& work, Columns const& columns) {
    auto positions = work.positions(columns);
    ResidenceReader read(work, columns);
    std::vector<core::Residence> residences;
    work.read([&](gis::Feature& row) {
        auto residence = read(row);
        if (!residence) return false;
        place(*residence, positions(row));
        residences.push_back(std::move(*residence));
        return true;
    });
    work.close(positions);
    return residences;
}

std::vector<core::Residence> gathered_residences(ImportWork& work, Columns const& columns) {
    auto positions = work.positions(columns);
    ResidenceReader read(work, columns);
    DwellingGroups groups(work, columns);
    work.read([&](gis::Feature& row) {
        auto const geometry = positions(row);
        groups.add(row, geometry, read);
        return true;
    });
    work.close(positions);
    auto residences = groups.take();
    work.note({core::Severity::note,
               std::nullopt,
               work.source_name,
               {VIGIE_N_("{0} dwellings make {1} residences: same place, same year and same financing are one."),
                {std::to_string(work.report.kept), std::to_string(residences.size())}},
               {}});
    if (work.request.mode == ResidenceMode::update) return residences;
    auto const known = std::erase_if(residences, [&](core::Residence const& r) { return read.is_in_project(r.code); });
    if (known > 0)
        work.note({core::Severity::warning,
                   std::nullopt,
                   work.source_name,
                   {VIGIE_N_("{0} residences are in the project already and were left as they are."),
                    {std::to_string(known)}},
                   VIGIE_N_("For a new vintage of the same file, import with --update.")});
    return residences;
}

/// Parts what was read into new residences and changed ones, and lists every difference.
struct Vintage {
    std::vector<core::Residence> added, updated;
};

Vintage compared(ImportWork& work, std::vector<core::Residence> residences) {
    std::unordered_map<std::int64_t, core::Residence> known;
    for (auto& residence : work.project.residences())
        known.emplace(residence.id.value, residence);
    auto const keys = work.project.residence_keys();
    std::unordered_set<std::int64_t> met;
    Vintage vintage;
    for (auto& residence : residences) {
        auto const key = keys.find(residence.code);
        if (key == keys.end()) {
            if (residence.name.empty()) residence.name = residence.address.empty() ? residence.code : residence.address;
            work.changes.push_back({Change::Kind::added, residence.code, residence.name});
            vintage.added.push_back(std::move(residence));
            continue;
        }
        met.insert(key->second.value);
        auto const& before = known.at(key->second.value);
        auto list = differences(before, residence, work.request.moved_m);
        auto after = merged(before, residence, work.request.moved_m);
        if (!list.empty() || after.aliases != before.aliases) vintage.updated.push_back(std::move(after));
        work.changes.insert(work.changes.end(), std::make_move_iterator(list.begin()),
                            std::make_move_iterator(list.end()));
    }
    for (auto const& [id, residence] : known)
        if (!met.contains(id)) work.changes.push_back({Change::Kind::gone, residence.code, residence.name});
    std::ranges::stable_sort(work.changes, {}, [](Change const& c) { return std::pair(c.kind, c.code); });
    return vintage;
}

/// Gone is never deleted: the residence may have another code now, or the file be a part of the stock.
void tell_changes(ImportWork& work) {
    std::array<std::int64_t, 4> counts{};
    for (auto const& change : work.changes)
        ++counts[static_cast<std::size_t>(change.kind)];
    work.note(
        {core::Severity::note,
         std::nullopt,
         work.source_name,
         {VIGIE_N_("Against the project: {0} new, {1} gone, {2} moved, {3} fields changed."),
          {std::to_string(counts[0]), std::to_string(counts[1]), std::to_string(counts[2]), std::to_string(counts[3])}},
         {}});
    for (auto const& change : work.changes)
        if (change.kind == Change::Kind::gone)
            work.note({core::Severity::warning,
                       std::nullopt,
                       change.code,
                       {VIGIE_N_("“{0}” ({1}) is no longer in the file; it was kept."), {change.code, change.name}},
                       VIGIE_N_("If it has another code now, give the new one the old code as alias; if it was sold or "
                                "demolished, close its follow-up.")});
}

}

void import_residences(ImportWork& work) {
    if (work.request.mode == ResidenceMode::place || (work.profile && work.profile->mode == ResidenceMode::place))
        return place_residences(work);
    auto const& columns = work.columns(fields_of(ImportKind::residences));
    bool const is_gathered = work.profile && !work.profile->group.empty();
    if (!is_gathered) columns.require("code");
    auto residences = is_gathered ? gathered_residences(work, columns) : read_residences(work, columns);
    work.report.unlocated = std::ranges::count_if(residences, [](core::Residence const& r) { return !r.position; });
    if (auto finding = far_away(extent_of(residences), extent_of(work.project.residences())))
        work.note(std::move(*finding));
    work.warn_personal(columns);
    Vintage vintage;
    if (work.request.mode == ResidenceMode::update) {
        vintage = compared(work, std::move(residences));
        tell_changes(work);
    } else {
        vintage.added = std::move(residences);
    }
    work.report.made = static_cast<std::int64_t>(vintage.added.size());
    work.write([&](core::ImportId import) {
        work.project.add_residences(vintage.added, import);
        work.project.update_residences(vintage.updated);
        for (auto const& layer : work.project.zone_layers())
            assign_residences(work.project, layer);
    });
}

}

// Residences: points or footprints, from layers or tables; new ones, or a new vintage of those that are there.
#include "core/error.hpp"
#include "imports/detail/dwelling_groups.hpp"
#include "imports/detail/vintage.hpp"

namespace vigie::imports {

namespace {

/// What is known of the residences that came, once all have.
struct Arrivals {
    core::Box extent;
    std::int64_t count = 0, unlocated = 0;

    void add(core::Residence const& residence) {
        ++count;
        if (residence.position)
            extent.include(*residence.position);
        else
            ++unlocated;
    }
};

/// Reads rows of residences and hands each on.
void read_residences(ImportWork& work, Columns const& columns, Positions& positions,
                     std::function<void(core::Residence&&)> const& take) {
    ResidenceReader read(work, columns);
    work.read_placed(positions, [&](gis::Feature& row, Place& where) {
        auto residence = read(row);
        if (!residence) return false;
        positions.count(where, row.row);
        place(*residence, std::move(where.geometry));
        take(std::move(*residence));
        return true;
    });
    work.close(positions);
}

/// Reads rows of dwellings. \param first of each residence, its dwellings those of its first row
void read_dwellings(ImportWork& work, Columns const& columns, Positions& positions, DwellingGroups& groups,
                    std::function<void(core::Residence&&)> const& first) {
    ResidenceReader read(work, columns);
    work.read_placed(positions, [&](gis::Feature& row, Place& where) {
        positions.count(where, row.row);
        if (auto residence = groups(row, std::move(where.geometry), read)) first(std::move(*residence));
        return true;
    });
    work.close(positions);
    work.note({core::Severity::note,
               std::nullopt,
               work.source_name,
               {VIGIE_N_("{0} dwellings make {1} residences: same place, same year and same financing are one."),
                {std::to_string(work.report.kept), std::to_string(groups.size())}},
               {}});
}

/// New residences, each written as it comes; those that are in the project already are left as they are.
void add_gathered(ImportWork& work, Columns const& columns, Positions& positions, Arrivals& arrivals,
                  store::ResidenceLoader* loader) {
    DwellingGroups groups(work, columns);
    TakenCodes const taken(work);
    std::int64_t known = 0;
    read_dwellings(work, columns, positions, groups, [&](core::Residence&& residence) {
        if (taken.by(residence.code) == TakenCodes::By::project) {
            ++known;
            return;
        }
        arrivals.add(residence);
        if (loader != nullptr) groups.keep(loader->add(residence));
    });
    if (loader != nullptr)
        groups.visit([&](std::size_t, core::ResidenceId residence, int dwellings) {
            if (residence) loader->set_dwellings(residence, dwellings);
        });
    if (known > 0)
        work.note({core::Severity::warning,
                   std::nullopt,
                   work.source_name,
                   {VIGIE_N_("{0} residences are in the project already and were left as they are."),
                    {std::to_string(known)}},
                   VIGIE_N_("For a new vintage of the same file, import with --update.")});
}

/// For a new vintage: whole, since each is compared with all its dwellings.
std::vector<core::Residence> gathered(ImportWork& work, Columns const& columns, Positions& positions) {
    DwellingGroups groups(work, columns);
    std::vector<core::Residence> residences;
    read_dwellings(work, columns, positions, groups,
                   [&](core::Residence&& residence) { residences.push_back(std::move(residence)); });
    groups.visit([&](std::size_t group, core::ResidenceId, int dwellings) { residences[group].dwellings = dwellings; });
    return residences;
}

void tell_arrivals(ImportWork& work, Columns const& columns, Arrivals const& arrivals, core::Box const& before) {
    work.report.unlocated = arrivals.unlocated;
    if (auto finding = far_away(arrivals.extent, before)) work.note(std::move(*finding));
    work.warn_personal(columns);
}

void add(ImportWork& work, Columns const& columns, Positions& positions, bool is_gathered,
         store::ResidenceLoader* loader) {
    auto const before = work.project.residence_extent();
    Arrivals arrivals;
    if (is_gathered)
        add_gathered(work, columns, positions, arrivals, loader);
    else
        read_residences(work, columns, positions, [&](core::Residence&& residence) {
            arrivals.add(residence);
            if (loader != nullptr) loader->add(residence);
        });
    tell_arrivals(work, columns, arrivals, before);
    work.report.made = arrivals.count;
    if (loader != nullptr) loader->finish();
}

void update(ImportWork& work, Columns const& columns, Positions& positions, bool is_gathered,
            store::ResidenceLoader* loader) {
    auto const before = work.project.residence_extent();
    Arrivals arrivals;
    Vintage vintage(work, loader);
    auto const compare = [&](core::Residence&& residence) {
        arrivals.add(residence);
        vintage.compare(std::move(residence));
    };
    if (is_gathered)
        for (auto& residence : gathered(work, columns, positions))
            compare(std::move(residence));
    else
        read_residences(work, columns, positions, compare);
    tell_arrivals(work, columns, arrivals, before);
    vintage.finish();
    work.report.made = vintage.added();
    if (loader == nullptr) return;
    loader->finish();
    work.project.update_residences(vintage.updated());
}

}

void import_residences(ImportWork& work) {
    if (work.request.mode == ResidenceMode::place || (work.profile && work.profile->mode == ResidenceMode::place))
        return place_residences(work);
    auto const& columns = work.columns(fields_of(ImportKind::residences));
    bool const is_gathered = work.profile && !work.profile->group.empty();
    if (!is_gathered) columns.require("code");
    auto positions = work.positions(columns);
    auto const bring_in = work.request.mode == ResidenceMode::update ? update : add;
    if (work.request.dry_run) return bring_in(work, columns, positions, is_gathered, nullptr);
    work.write([&](core::ImportId import) {
        auto loader = work.project.load_residences(import);
        bring_in(work, columns, positions, is_gathered, &loader);
        for (auto const& layer : work.project.zone_layers())
            assign_residences(work.project, layer);
    });
}

}

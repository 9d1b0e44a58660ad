// Gives a position to residences that have none: by code (a table of halls), else by address (the national address
// base). Whatever the file's length, kept are the project's residences and a few figures for each.
#include "core/error.hpp"
#include "imports/detail/address.hpp"
#include "imports/detail/residence_reader.hpp"

#include <algorithm>
#include <unordered_map>

namespace vigie::imports {

namespace {

/// Two rows of one address that are farther apart are two places: which one is meant cannot be told.
constexpr double same_place_m = 60;

class Placer {
public:
    Placer(ImportWork& work, Columns const& columns)
        : columns_(columns)
        , keys_(work.project.residence_keys()) {
        for (auto& residence : work.project.residences()) {
            if (!residence.position && !residence.address.empty())
                by_address_[plain_address(residence.address)].push_back(all_.size());
            place_.emplace(residence.id.value, all_.size());
            all_.push_back({std::move(residence), {}});
        }
    }

    /// False when the row concerns no residence.
    bool operator()(gis::Feature& row, core::Geometry&& geometry) {
        auto const position = core::representative_point(geometry);
        if (auto const code = columns_.text(row, "code"))
            if (auto const key = keys_.find(*code); key != keys_.end())
                return note(place_.at(key->second.value), row, position);
        if (by_address_.empty()) return false;
        auto const address = columns_.text(row, "address");
        auto const found = address ? by_address_.find(plain_address(*address)) : by_address_.end();
        if (found == by_address_.end()) return false;
        auto const insee = columns_.text(row, "insee").value_or("");
        bool is_used = false;
        for (auto const i : found->second) {
            auto const& own = all_[i].residence.insee;
            bool const is_elsewhere =
                !own.empty() && !insee.empty() && own != insee && commune_of(own) != commune_of(insee);
            if (!is_elsewhere) is_used = note(i, row, position) || is_used;
        }
        return is_used;
    }

    /// Residences that get a position, and those whose address is in two places.
    struct Result {
        std::vector<core::Residence> placed;
        std::vector<std::string> ambiguous;
        std::int64_t still_unplaced = 0;
    };
    [[nodiscard]] Result result(bool by_code) {
        Result result;
        for (auto& each : all_) {
            bool const has_new_alias = !each.new_aliases.empty();
            bool is_placed = false;
            if (!each.residence.position && each.found.count > 0) {
                if (!each.found.is_one && !by_code)
                    result.ambiguous.push_back(each.residence.code);
                else {
                    each.residence.position = each.found.middle();
                    is_placed = true;
                }
            }
            result.still_unplaced += each.residence.position ? 0 : 1;
            for (auto& alias : each.new_aliases)
                each.residence.aliases.push_back(std::move(alias));
            if (is_placed || has_new_alias) result.placed.push_back(std::move(each.residence));
        }
        return result;
    }

private:
    /// Positions that rows give one residence.
    struct Found {
        core::Projected first, sum;
        std::size_t count = 0;
        bool is_one = true; ///< all are near the first

        void add(core::Projected p) {
            if (count++ == 0) first = p;
            sum = {sum.x + p.x, sum.y + p.y};
            is_one = is_one && core::distance_m(p, first) <= same_place_m;
        }
        [[nodiscard]] core::Projected middle() const {
            auto const n = static_cast<double>(count);
            return {sum.x / n, sum.y / n};
        }
    };
    struct Each {
        core::Residence residence;
        Found found = {};
        std::vector<std::string> new_aliases = {};
    };
    bool note(std::size_t i, gis::Feature const& row, std::optional<core::Projected> position) {
        if (position) all_[i].found.add(*position);
        if (auto const alias = columns_.text(row, "alias"); alias && !keys_.contains(*alias)) {
            keys_.emplace(*alias, all_[i].residence.id);
            all_[i].new_aliases.push_back(*alias);
        }
        return true;
    }

    Columns const& columns_;
    std::unordered_map<std::string, core::ResidenceId> keys_;
    std::vector<Each> all_;
    std::unordered_map<std::int64_t, std::size_t> place_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_address_;
};

}

void place_residences(ImportWork& work) {
    auto const& columns = work.columns(fields_of(ImportKind::residences));
    if (!columns.has("address")) columns.require("code");
    auto positions = work.positions(columns);
    Placer placer(work, columns);
    std::int64_t elsewhere = 0;
    work.read_some_placed(positions, [&](gis::Feature& row, Place& where) {
        positions.count(where, row.row);
        bool const is_used = placer(row, std::move(where.geometry));
        elsewhere += is_used ? 0 : 1;
        return is_used;
    });
    work.close(positions);
    work.report.refused += elsewhere;
    auto result = placer.result(columns.mapped_by("code") == MappedBy::profile || columns.is_explicit("code"));
    if (elsewhere > 0)
        work.note({core::Severity::refused,
                   std::nullopt,
                   work.source_name,
                   {VIGIE_N_("{0} rows concern no residence of the project that lacks a position."),
                    {std::to_string(elsewhere)}},
                   VIGIE_N_("Nothing is to be done: an address table holds every address.")});
    for (auto const& code : result.ambiguous)
        work.note({core::Severity::warning,
                   std::nullopt,
                   code,
                   {VIGIE_N_("The address of “{0}” is in several places; it was not placed."), {code}},
                   VIGIE_N_("Give the residence its commune code, or place it by hand on the map.")});
    auto const placed = std::ranges::count_if(result.placed, [](auto const& r) { return r.position.has_value(); });
    work.note({core::Severity::note,
               std::nullopt,
               work.source_name,
               {VIGIE_N_("{0} residences were given a position; {1} still have none."),
                {std::to_string(placed), std::to_string(result.still_unplaced)}},
               {}});
    work.report.unlocated = result.still_unplaced;
    work.report.made = placed;
    work.write([&](core::ImportId) {
        work.project.update_residences(result.placed);
        for (auto const& layer : work.project.zone_layers())
            assign_residences(work.project, layer);
    });
}

}

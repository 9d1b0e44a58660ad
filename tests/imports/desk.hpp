#pragma once

#include "core/error.hpp"
#include "diagnosis/grid_file.hpp"
#include "imports/outcome.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>

namespace vigie::support {

/// A project with the default grid, and files beside it.
struct ImportDesk {
    TempStore store;
    ImportDesk() { store.project.save_grid(diagnosis::default_grid()); }

    std::filesystem::path file(std::string const& name, std::string_view text) const {
        auto const path = store.dir / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    imports::ImportRequest request(imports::ImportKind kind, std::filesystem::path source) const {
        imports::ImportRequest request;
        request.kind = kind;
        request.source = std::move(source);
        return request;
    }
    imports::ImportOutcome import(imports::ImportRequest const& request) {
        auto outcome = imports::import_with_details(store.project, request);
        CHECK(outcome.report.read == outcome.report.kept + outcome.report.refused);
        return outcome;
    }
    imports::ImportOutcome import(imports::ImportKind kind, std::filesystem::path const& source) {
        return import(request(kind, source));
    }

    core::Residence residence(std::string const& code) const {
        for (auto& r : store.project.residences())
            if (r.code == code) return r;
        FAIL("no residence " << code);
        return {};
    }
    std::vector<core::Observation> observations(std::string const& campaign, std::string const& code) const {
        auto const found = store.project.find_campaign(campaign);
        return found ? store.project.observations(found->id, residence(code).id) : std::vector<core::Observation>{};
    }
    /// The sentence of the refusal and its arguments, bars between.
    std::string refusal(imports::ImportRequest const& request) {
        try {
            auto const outcome = imports::import_with_details(store.project, request);
            return "nothing refused: " + std::to_string(outcome.report.kept) + " rows kept";
        } catch (core::Error const& error) {
            std::string all = error.message().english;
            for (auto const& argument : error.message().arguments)
                all += "|" + argument;
            return all;
        }
    }
};

inline bool says(store::ImportReport const& report, std::string_view part) {
    return std::ranges::any_of(report.findings,
                               [&](core::Finding const& f) { return f.what.english.find(part) != std::string::npos; });
}

}

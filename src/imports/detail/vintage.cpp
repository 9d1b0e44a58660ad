#include "imports/detail/vintage.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace vigie::imports {

namespace {

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

Vintage::Vintage(ImportWork& work, store::ResidenceLoader* loader)
    : work_(work)
    , loader_(loader)
    , codes_(work.project.residence_codes()) {}

void Vintage::compare(core::Residence&& residence) {
    auto const known = codes_.find(residence.code);
    if (!known) {
        if (residence.name.empty()) residence.name = residence.address.empty() ? residence.code : residence.address;
        work_.changes.push_back({Change::Kind::added, residence.code, residence.name});
        ++added_;
        if (loader_ != nullptr) loader_->add(residence);
        return;
    }
    met_.insert(known->value);
    auto const before = work_.project.residence(*known);
    auto list = differences(before, residence, work_.request.moved_m);
    auto after = merged(before, residence, work_.request.moved_m);
    if (!list.empty() || after.aliases != before.aliases) updated_.push_back(std::move(after));
    std::ranges::move(list, std::back_inserter(work_.changes));
}

void Vintage::finish() {
    work_.project.visit_residences([&](core::Residence&& residence) {
        if (!codes_.is_new(residence.id) && !met_.contains(residence.id.value))
            work_.changes.push_back({Change::Kind::gone, std::move(residence.code), std::move(residence.name)});
    });
    std::ranges::stable_sort(work_.changes, {}, [](Change const& c) { return std::pair(c.kind, c.code); });
    tell_changes(work_);
}

}

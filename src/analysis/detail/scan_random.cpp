#include "analysis/detail/scan_random.hpp"

#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vigie::analysis::detail {

ScanRandom::ScanRandom(ScanModel model, std::span<double const> population, std::uint64_t cases, std::uint64_t seed)
    : model_(model), cases_(cases), seed_(seed) {
    if (model == ScanModel::bernoulli) {
        first_.push_back(0);
        for (double const p : population)
            first_.push_back(first_.back() + static_cast<std::uint64_t>(p));
        is_taken_.assign(first_.back(), false);
        return;
    }
    // Vose's alias method (1991): each bucket holds one cell's share and tops up with another's.
    auto const n = static_cast<double>(population.size());
    double const total = std::accumulate(population.begin(), population.end(), 0.0);
    std::vector<std::uint32_t> small, large;
    other_.resize(population.size());
    for (std::uint32_t i = 0; i < population.size(); ++i) {
        other_[i] = i;
        keep_.push_back(population[i] / total * n);
        (keep_[i] < 1 ? small : large).push_back(i);
    }
    while (!small.empty() && !large.empty()) {
        auto const s = small.back(), l = large.back();
        small.pop_back();
        other_[s] = l;
        keep_[l] -= 1 - keep_[s];
        if (keep_[l] < 1) large.pop_back(), small.push_back(l);
    }
    for (auto const rest : {&small, &large}) // what rounding left over
        for (auto const i : *rest)
            keep_[i] = population[i] > 0 ? 1 : keep_[i];
}

void ScanRandom::draw_places(std::uint64_t draw) { model_ == ScanModel::poisson ? place_poisson(draw) : place_bernoulli(draw); }

void ScanRandom::place_poisson(std::uint64_t draw) {
    core::CounterRandom random(seed_, draw);
    auto const buckets = static_cast<double>(keep_.size());
    for (std::uint64_t i = 0; i < cases_; ++i) {
        double const u = random.uniform() * buckets;
        auto const bucket = static_cast<std::uint32_t>(u);
        places_.push_back(u - bucket < keep_[bucket] ? bucket : other_[bucket]);
    }
}

std::uint32_t ScanRandom::cell_of(std::uint64_t individual) const {
    return static_cast<std::uint32_t>(std::upper_bound(first_.begin(), first_.end(), individual) - first_.begin() - 1);
}

/// Individuals without replacement; when more than half are cases, those who are not are drawn instead.
void ScanRandom::place_bernoulli(std::uint64_t draw) {
    core::CounterRandom random(seed_, draw);
    std::uint64_t const all = first_.back();
    bool const draws_others = cases_ > all / 2;
    std::uint64_t const wanted = draws_others ? all - cases_ : cases_;
    taken_.clear();
    while (taken_.size() < wanted) {
        auto const individual = std::min(all - 1, static_cast<std::uint64_t>(random.uniform() * static_cast<double>(all)));
        if (is_taken_[individual]) continue;
        is_taken_[individual] = true;
        taken_.push_back(individual);
    }
    if (draws_others) {
        for (std::uint64_t i = 0; i < all; ++i)
            if (!is_taken_[i]) places_.push_back(cell_of(i));
    } else {
        for (auto const individual : taken_)
            places_.push_back(cell_of(individual));
    }
    for (auto const individual : taken_)
        is_taken_[individual] = false;
}

}

#pragma once

#include "analysis/scan.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace vigie::analysis::detail {

/// Circles: for each centre its nearest areas, nearest first. A circle is a beginning of the list that ends where is_end says.
struct ScanZones {
    std::vector<std::size_t> offsets{0}; ///< areas + 1
    std::vector<std::uint32_t> areas;
    std::vector<unsigned char> is_end;   ///< 0 = the next area is on the same spot and belongs with this one

    [[nodiscard]] std::size_t centres() const { return offsets.size() - 1; }
    [[nodiscard]] std::span<std::uint32_t const> around(std::size_t centre) const {
        return std::span(areas).subspan(offsets[centre], offsets[centre + 1] - offsets[centre]);
    }
};

/// \param population of each area over all periods, > 0; \throws core::Error
[[nodiscard]] ScanZones scan_zones(std::span<core::Projected const> points, std::span<double const> population, double share,
                                   unsigned threads, std::stop_token const& stop);

/// Log-likelihood ratio of `cases` in a zone that holds `exposure` of all exposure; 0 unless there are more than expected.
class ScanLikelihood {
  public:
    /// Poisson: exposure in expected cases. \param cases all cases
    static ScanLikelihood poisson(double cases) { return {cases, cases, false}; }
    /// Bernoulli: exposure in individuals. \param individuals all of them
    static ScanLikelihood bernoulli(double cases, double individuals) { return {cases, individuals, true}; }

    [[nodiscard]] double operator()(double cases, double exposure) const;
    [[nodiscard]] double cases() const { return cases_; }
    [[nodiscard]] double exposure() const { return exposure_; }

    /// [c] = largest exposure for which c cases have a ratio of at least `level`, ascending, up to exposure `most`.
    [[nodiscard]] std::vector<double> largest_exposures(double level, double most) const;

  private:
    ScanLikelihood(double cases, double exposure, bool is_bernoulli) : cases_(cases), exposure_(exposure), is_bernoulli_(is_bernoulli) {}
    double cases_, exposure_;
    bool is_bernoulli_;
};

}

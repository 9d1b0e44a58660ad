#pragma once

#include "core/geometry.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vigie::gis {

/// A coordinate system, known by its EPSG code when it has one. Copies are cheap.
class Crs {
  public:
    /// \throws core::Error(usage) for a code PROJ does not know; accepts « EPSG:2154 », « 2154 », « IGNF:LAMB93 »
    [[nodiscard]] static Crs from_code(std::string const& code);
    /// From a .prj or a layer's WKT; recognises Lambert-93 behind TOWGS84, ESRI names and IGNF codes as EPSG:2154.
    [[nodiscard]] static std::optional<Crs> from_wkt(std::string const& wkt);

    [[nodiscard]] std::optional<int> epsg() const;
    [[nodiscard]] std::string code() const; ///< « EPSG:2154 », or the name when there is no code
    [[nodiscard]] std::string name() const; ///< « RGF93 v1 / Lambert-93 »
    [[nodiscard]] std::string wkt() const;
    [[nodiscard]] bool is_geographic() const;
    /// Where the system is meant to be used, degrees (x = longitude); absent when its authority does not say.
    [[nodiscard]] std::optional<core::Box> area_of_use() const;

    struct Impl;
    explicit Crs(std::shared_ptr<Impl const> impl);
    [[nodiscard]] Impl const& impl() const { return *impl_; }

  private:
    std::shared_ptr<Impl const> impl_;
};

/// A part of France with a legal coordinate system of its own.
struct Territory {
    char const* name; ///< « La Réunion »
    core::Box area;   ///< degrees
    int epsg;
};
/// Absent outside France.
[[nodiscard]] std::optional<Territory> french_territory(core::LonLat place);

/// Local legal system for a place in France (2154, 5490, 2972, 2975, 4471…), else the UTM zone.
[[nodiscard]] Crs local_crs(core::LonLat place);

/// What coordinates without a stated system look like: WGS 84 degrees, Lambert-93 metres, CC zones, overseas UTM, web Mercator…
struct CrsGuess {
    Crs crs;
    double share = 0; ///< of the points that land in France, or are at least degrees
};
/// \param near where the project is: decides between systems whose figures look alike
[[nodiscard]] std::optional<CrsGuess> guess_crs(std::span<core::Projected const> sample, std::optional<core::LonLat> near = {});

/// Converts x,y (longitude, latitude or easting, northing: always GIS order). NTF goes through RGF93 (1 m grid), never straight to
/// WGS 84. One transformer per thread.
class Transformer {
  public:
    Transformer(Crs const& from, Crs const& to);
    ~Transformer();
    Transformer(Transformer&&) noexcept;
    Transformer& operator=(Transformer&&) noexcept;

    /// Absent when the point cannot be projected or is not finite.
    [[nodiscard]] std::optional<core::Projected> operator()(double x, double y) const;
    /// From the target to the source, by the same way.
    [[nodiscard]] std::optional<core::Projected> back(double x, double y) const;
    /// Points that cannot be converted are dropped, so the result may be empty (monostate).
    [[nodiscard]] core::Geometry operator()(core::Geometry const& geometry) const;
    [[nodiscard]] core::LonLat to_lonlat(core::Projected p) const; ///< for a transformer whose target is geographic

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Angle from grid north to true north at a place, degrees clockwise: what the north arrow leans by.
[[nodiscard]] double convergence_degrees(Crs const& crs, core::Projected at);

/// « RGF93 / Lambert-93 » in words for people, without code.
[[nodiscard]] std::string plain_name(Crs const& crs);

}

#pragma once

#include "core/geometry.hpp"

#include <geos_c.h>

#include <memory>
#include <string>

/// Small owners for GEOS's reentrant C interface. One Geos per call: contexts are not shared between threads.
namespace vigie::gis::detail {

class Geos {
  public:
    Geos();
    ~Geos() { GEOS_finish_r(handle_); }
    Geos(Geos const&) = delete;
    Geos& operator=(Geos const&) = delete;

    struct Destroy {
        GEOSContextHandle_t handle = nullptr;
        void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle, geometry); }
    };
    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

    [[nodiscard]] Geometry own(GEOSGeometry* geometry) const { return Geometry(geometry, Destroy{handle_}); }
    [[nodiscard]] Geometry polygons(core::MultiPolygon const& from) const;
    [[nodiscard]] Geometry points(std::span<core::Projected const> from) const;
    [[nodiscard]] core::MultiPolygon polygons(GEOSGeometry const* from) const; ///< areas only; lines and points are dropped
    [[nodiscard]] GEOSContextHandle_t handle() const { return handle_; }
    [[nodiscard]] std::string const& last_message() const { return message_; }

  private:
    [[nodiscard]] GEOSGeometry* ring(core::Ring const& from) const;
    [[nodiscard]] core::Ring ring(GEOSGeometry const* from) const;

    GEOSContextHandle_t handle_;
    std::string message_;
};

}

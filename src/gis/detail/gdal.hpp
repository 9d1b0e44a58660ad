#pragma once

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <memory>
#include <string>

/// Small owners for GDAL's C handles, and its errors kept off stderr.
namespace vigie::gis::detail {

struct CloseDataset {
    void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, CloseDataset>;

struct DestroyFeature {
    void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using OwnedFeature = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, DestroyFeature>;

struct DestroyGeometry {
    void operator()(OGRGeometryH geometry) const { OGR_G_DestroyGeometry(geometry); }
};
using OwnedGeometry = std::unique_ptr<std::remove_pointer_t<OGRGeometryH>, DestroyGeometry>;

struct ReleaseReference {
    void operator()(OGRSpatialReferenceH reference) const { OSRRelease(reference); }
};
using SpatialReference = std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, ReleaseReference>;

/// Registers drivers once; no plugin, no network, nothing written beside a source.
void ensure_gdal();

/// Collects what GDAL says while it lives, on this thread; nested ones hide the outer.
class ErrorCapture {
  public:
    ErrorCapture();
    ~ErrorCapture();
    ErrorCapture(ErrorCapture const&) = delete;
    ErrorCapture& operator=(ErrorCapture const&) = delete;

    [[nodiscard]] bool has_failure() const { return has_failure_; }
    [[nodiscard]] std::string const& text() const { return text_; } ///< one line per message, capped
    void clear();
    void add(bool is_failure, char const* message);

  private:
    std::string text_;
    bool has_failure_ = false;
};

}

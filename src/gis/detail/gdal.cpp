#include "gis/detail/gdal.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>

#include <mutex>

namespace vigie::gis::detail {

namespace {

void CPL_STDCALL collect(CPLErr severity, CPLErrorNum, char const* message) {
    if (auto* capture = static_cast<ErrorCapture*>(CPLGetErrorHandlerUserData()); capture && severity != CE_Debug)
        capture->add(severity >= CE_Failure, message);
}

void register_once() {
    CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");  // no plugin: only what the program was tested with
    CPLSetConfigOption("PROJ_NETWORK", "OFF");
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");       // no .aux.xml beside a source
    CPLSetConfigOption("GML_SAVE_RESOLVED_TO", "");
    CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none");
    CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING"); // codes keep their leading zeros
    CPLSetConfigOption("OGR_ODS_FIELD_TYPES", "STRING");
    CPLSetConfigOption("OGR_XLS_FIELD_TYPES", "STRING");
    CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE"); // which row names the columns is found here: titles stand above it
    CPLSetConfigOption("OGR_ODS_HEADERS", "DISABLE");
    CPLSetConfigOption("OGR_XLS_HEADERS", "DISABLE");
    CPLSetConfigOption("OGR_ORGANIZE_POLYGONS", "DEFAULT");
    GDALAllRegister();
}

}

void ensure_gdal() {
    static std::once_flag once;
    std::call_once(once, register_once);
}

ErrorCapture::ErrorCapture() { CPLPushErrorHandlerEx(collect, this); }

ErrorCapture::~ErrorCapture() { CPLPopErrorHandler(); }

void ErrorCapture::clear() {
    text_.clear();
    has_failure_ = false;
}

void ErrorCapture::add(bool is_failure, char const* message) {
    has_failure_ = has_failure_ || is_failure;
    if (text_.size() > 4'000) return; // a broken file can say the same thing a million times
    if (!text_.empty()) text_ += '\n';
    text_ += message;
}

}

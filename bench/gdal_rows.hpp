#pragma once

#include "rows.hpp"

#include <ogr_api.h>

/// The same rows through GDAL, as any program that uses it writes them.
namespace bench {

inline void create_fields(OGRLayerH layer) {
    for (auto const& field : fields) {
        OGRFieldDefnH definition = OGR_Fld_Create(field.name, field.kind == Kind::text ? OFTString : field.kind == Kind::integer ? OFTInteger64 : OFTReal);
        OGR_L_CreateField(layer, definition, 0);
        OGR_Fld_Destroy(definition);
    }
}

inline bool create_feature(OGRLayerH layer, Row const& row) {
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
        auto const at = static_cast<std::size_t>(i);
        if (fields[at].kind == Kind::text) OGR_F_SetFieldString(feature, i, row.text[at].c_str());
        else if (fields[at].kind == Kind::integer) OGR_F_SetFieldInteger64(feature, i, static_cast<GIntBig>(row.number[at]));
        else OGR_F_SetFieldDouble(feature, i, row.number[at]);
    }
    OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
    OGR_G_SetPoint_2D(point, 0, row.x, row.y);
    OGR_F_SetGeometryDirectly(feature, point);
    bool const is_written = OGR_L_CreateFeature(layer, feature) == OGRERR_NONE;
    OGR_F_Destroy(feature);
    return is_written;
}

}

#include "gis/crs.hpp"

#include "core/error.hpp"
#include "gis/detail/crs_impl.hpp"
#include "gis/detail/proj.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace vigie::gis {

namespace {

using detail::Pj;
using detail::proj_context;

std::string text_or_empty(char const* text) { return text ? text : ""; }

/// A compound or bound system reduced to its horizontal base: TOWGS84 and heights say nothing about which grid is used.
Pj horizontal(Pj pj) {
    for (int guard = 0; pj && guard < 4; ++guard) {
        auto const type = proj_get_type(pj.get());
        if (type == PJ_TYPE_BOUND_CRS) pj.reset(proj_get_source_crs(proj_context(), pj.get()));
        else if (type == PJ_TYPE_COMPOUND_CRS) pj.reset(proj_crs_get_sub_crs(proj_context(), pj.get(), 0));
        else break;
    }
    return pj;
}

std::optional<int> own_epsg(PJ const* pj) {
    auto const authority = text_or_empty(proj_get_id_auth_name(pj, 0));
    auto const code = text_or_empty(proj_get_id_code(pj, 0));
    int value = 0;
    if (authority != "EPSG" || std::from_chars(code.data(), code.data() + code.size(), value).ec != std::errc{}) return {};
    return value;
}

/// Value after « +name= » in a PROJ string.
std::optional<double> parameter(std::string const& proj, std::string_view name) {
    auto const at = proj.find("+" + std::string(name) + "=");
    if (at == std::string::npos) return {};
    auto const start = at + name.size() + 2;
    double value = 0;
    if (std::from_chars(proj.data() + start, proj.data() + proj.size(), value).ec != std::errc{}) return {};
    return value;
}

bool near(std::optional<double> value, double expected, double margin) {
    return value && *value > expected - margin && *value < expected + margin;
}

/// French Lambert grids on GRS 80 by their parameters: IGNF codes and ESRI names carry no EPSG code.
std::optional<int> lambert_by_parameters(PJ const* pj) {
    auto const proj = text_or_empty(proj_as_proj_string(proj_context(), pj, PJ_PROJ_5, nullptr));
    if (proj.find("+proj=lcc") == std::string::npos || !near(parameter(proj, "lon_0"), 3, 1e-6)) return {};
    if (proj.find("GRS80") == std::string::npos && proj.find("WGS84") == std::string::npos) return {};
    auto const y0 = parameter(proj, "y_0");
    if (near(parameter(proj, "x_0"), 700'000, 0.01) && near(y0, 6'600'000, 0.01) && near(parameter(proj, "lat_0"), 46.5, 1e-6))
        return 2154;
    for (int zone = 42; zone <= 50; ++zone)
        if (near(parameter(proj, "x_0"), 1'700'000, 0.01) && near(y0, (zone - 41) * 1e6 + 2e5, 0.01)) return 3900 + zone;
    return {};
}

std::optional<int> identified_epsg(PJ const* pj) {
    int* confidence = nullptr;
    PJ_OBJ_LIST* list = proj_identify(proj_context(), pj, "EPSG", nullptr, &confidence);
    std::optional<int> found;
    if (list && proj_list_get_count(list) > 0 && confidence && confidence[0] >= 90)
        found = own_epsg(Pj(proj_list_get(proj_context(), list, 0)).get());
    proj_int_list_destroy(confidence);
    proj_list_destroy(list);
    return found;
}

bool is_crs(PJ const* pj) { return pj && proj_is_crs(pj); }

Crs described(Pj const& pj, std::optional<int> epsg) {
    auto impl = std::make_shared<Crs::Impl>();
    impl->epsg = epsg;
    impl->name = text_or_empty(proj_get_name(pj.get()));
    impl->wkt = text_or_empty(proj_as_wkt(proj_context(), pj.get(), PJ_WKT2_2019, nullptr));
    auto const type = proj_get_type(pj.get());
    impl->is_geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    impl->definition = epsg ? "EPSG:" + std::to_string(*epsg) : impl->wkt;
    Pj const datum(proj_crs_get_geodetic_crs(proj_context(), pj.get()));
    auto const base = datum ? text_or_empty(proj_get_name(datum.get())) : std::string();
    impl->is_ntf = base.find("NTF") != std::string::npos || base.find("Nouvelle Triangulation") != std::string::npos;
    double west = 0, south = 0, east = 0, north = 0;
    if (proj_get_area_of_use(proj_context(), pj.get(), &west, &south, &east, &north, nullptr) && west > -1000)
        impl->area = core::Box{west, south, east, north};
    return Crs(std::move(impl));
}

Pj from_epsg(int code) { return Pj(proj_create(proj_context(), ("EPSG:" + std::to_string(code)).c_str())); }

Crs recognised(Pj pj) {
    pj = horizontal(std::move(pj));
    auto epsg = own_epsg(pj.get());
    if (!epsg) epsg = lambert_by_parameters(pj.get());
    if (!epsg) epsg = identified_epsg(pj.get());
    if (epsg)
        if (auto official = from_epsg(*epsg); is_crs(official.get())) return described(official, epsg);
    return described(pj, {});
}

}

Crs Crs::from_code(std::string const& code) {
    bool const is_number = !code.empty() && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    Pj pj(proj_create(proj_context(), (is_number ? "EPSG:" + code : code).c_str()));
    if (!is_crs(pj.get()))
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("The coordinate system “{0}” is not known. Write its code, for example EPSG:2154."), {code}},
                          text_or_empty(proj_context_errno_string(proj_context(), proj_context_errno(proj_context()))));
    return recognised(std::move(pj));
}

std::optional<Crs> Crs::from_wkt(std::string const& wkt) {
    auto const start = wkt.starts_with("\xEF\xBB\xBF") ? 3U : 0U; // some programs write a mark before the .prj
    Pj pj(proj_create(proj_context(), wkt.c_str() + start));
    if (!is_crs(pj.get())) return std::nullopt;
    auto const type = proj_get_type(pj.get());
    if (type == PJ_TYPE_ENGINEERING_CRS || type == PJ_TYPE_VERTICAL_CRS) return std::nullopt;
    return recognised(std::move(pj));
}

Crs::Crs(std::shared_ptr<Impl const> impl) : impl_(std::move(impl)) {}

std::optional<int> Crs::epsg() const { return impl_->epsg; }

std::string Crs::code() const { return impl_->epsg ? "EPSG:" + std::to_string(*impl_->epsg) : impl_->name; }

std::string Crs::name() const { return impl_->name; }

std::string Crs::wkt() const { return impl_->wkt; }

bool Crs::is_geographic() const { return impl_->is_geographic; }

std::optional<core::Box> Crs::area_of_use() const { return impl_->area; }

std::string plain_name(Crs const& crs) {
    switch (crs.epsg().value_or(0)) {
    case 4326: return "WGS 84";
    case 2154: case 9793: case 9794: return "RGF93 / Lambert-93";
    case 27572: return "NTF / Lambert II étendu";
    case 3857: return "Web Mercator";
    case 5490: return "RGAF09 / UTM 20N";
    case 2972: return "RGFG95 / UTM 22N";
    case 2975: return "RGR92 / UTM 40S";
    case 4471: return "RGM04 / UTM 38S";
    default: break;
    }
    if (auto const code = crs.epsg().value_or(0); code >= 3942 && code <= 3950) return "RGF93 / CC" + std::to_string(code - 3900);
    return crs.name();
}

}

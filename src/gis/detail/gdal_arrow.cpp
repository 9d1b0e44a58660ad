#include "gis/detail/gdal_arrow.hpp"

#include "core/date.hpp"

#include <cpl_string.h>
#include <ogr_recordbatch.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace vigie::gis::detail {

namespace {

constexpr char const* rows_in_batch = "MAX_FEATURES_IN_BATCH=8192";

/// What a column's buffers hold (https://arrow.apache.org/docs/format/CDataInterface.html).
enum class Layout { boolean, int16, int32, int64, float32, float64, text, wide_text, date, milliseconds, binary, wide_binary };

std::optional<Layout> layout_of(std::string_view format) {
    if (format.starts_with("tsm:")) return Layout::milliseconds;
    constexpr std::array<std::pair<std::string_view, Layout>, 11> known{{{"b", Layout::boolean}, {"s", Layout::int16}, {"i", Layout::int32}, {"l", Layout::int64},
        {"f", Layout::float32}, {"g", Layout::float64}, {"u", Layout::text}, {"U", Layout::wide_text}, {"tdD", Layout::date}, {"z", Layout::binary}, {"Z", Layout::wide_binary}}};
    for (auto const& [text, layout] : known)
        if (format == text) return layout;
    return std::nullopt;
}

bool bit(void const* bits, std::int64_t at) { return ((static_cast<unsigned char const*>(bits)[at / 8] >> (at % 8)) & 1U) != 0; }

template <typename T> T element(ArrowArray const& array, std::size_t buffer, std::int64_t at) {
    T value;
    std::memcpy(&value, static_cast<char const*>(array.buffers[buffer]) + static_cast<std::size_t>(at) * sizeof(T), sizeof(T));
    return value;
}

template <typename Offset> std::string_view bytes(ArrowArray const& array, std::int64_t at) {
    auto const first = element<Offset>(array, 1, at), last = element<Offset>(array, 1, at + 1);
    return {static_cast<char const*>(array.buffers[2]) + first, static_cast<std::size_t>(last - first)};
}

bool is_null(ArrowArray const& array, std::int64_t at) { return array.null_count != 0 && array.buffers[0] != nullptr && !bit(array.buffers[0], at); }

std::string iso_day(std::int64_t days) { return core::iso(core::Date(std::chrono::sys_days(std::chrono::days(days)))); }

CellView number(double value) { return std::isnan(value) ? CellView() : CellView(value); }

constexpr std::int64_t day_ms = 86'400'000;

CellView cell_at(ArrowArray const& array, Layout layout, std::int64_t row, ArrowRows::Clean const& clean, TextArena& arena) {
    std::int64_t const at = row + array.offset;
    if (is_null(array, at)) return {};
    auto const text = [&](std::string_view raw) {
        auto const cleaned = clean(raw, arena);
        return cleaned.find_first_not_of(" \t\r\n") == std::string_view::npos ? CellView() : CellView(cleaned);
    };
    switch (layout) {
    case Layout::boolean: return CellView(std::int64_t{bit(array.buffers[1], at)});
    case Layout::int16: return CellView(std::int64_t{element<std::int16_t>(array, 1, at)});
    case Layout::int32: return CellView(std::int64_t{element<std::int32_t>(array, 1, at)});
    case Layout::int64: return CellView(element<std::int64_t>(array, 1, at));
    case Layout::float32: return number(static_cast<double>(element<float>(array, 1, at)));
    case Layout::float64: return number(element<double>(array, 1, at));
    case Layout::text: return text(bytes<std::int32_t>(array, at));
    case Layout::wide_text: return text(bytes<std::int64_t>(array, at));
    case Layout::date: return CellView(arena.keep(iso_day(element<std::int32_t>(array, 1, at))));
    case Layout::milliseconds: {
        auto const value = element<std::int64_t>(array, 1, at);
        return CellView(arena.keep(iso_day((value >= 0 ? value : value - day_ms + 1) / day_ms)));
    }
    case Layout::binary:
    case Layout::wide_binary: return {};
    }
    return {};
}

/// A plain point in little-endian WKB, the one kind worth reading without GDAL.
std::optional<core::Projected> plain_point(std::string_view wkb) {
    constexpr std::string_view head("\x01\x01\x00\x00\x00", 5);
    if (wkb.size() != head.size() + 16 || !wkb.starts_with(head)) return std::nullopt;
    core::Projected p;
    std::memcpy(&p.x, wkb.data() + head.size(), 8);
    std::memcpy(&p.y, wkb.data() + head.size() + 8, 8);
    return p;
}

core::Geometry geometry_of(std::string_view wkb, std::int64_t row, GeometryTally& tally) {
    if (auto const p = plain_point(wkb); p && is_place(*p)) return *p;
    OGRGeometryH geometry = nullptr;
    OGR_G_CreateFromWkb(wkb.data(), nullptr, &geometry, static_cast<int>(wkb.size()));
    OwnedGeometry const owned(geometry);
    if (!owned || OGR_G_IsEmpty(owned.get())) tell_no_position(row, tally);
    return plain_geometry(owned.get(), row, tally);
}

}

struct ArrowRows::Stream {
    ArrowArrayStream stream{};
    std::vector<Layout> fields;
    std::optional<Layout> geometry;

    Stream() = default;
    Stream(Stream const&) = delete;
    Stream& operator=(Stream const&) = delete;
    ~Stream() {
        if (stream.release != nullptr) stream.release(&stream);
    }

    /// Fields come first, then the geometry. \return false for a layout that is not read
    bool read_schema(std::size_t field_count, bool has_geometry) {
        ArrowSchema schema{};
        if (stream.get_schema(&stream, &schema) != 0) return false;
        std::unique_ptr<ArrowSchema, void (*)(ArrowSchema*)> const owned(&schema, [](ArrowSchema* s) { s->release(s); });
        auto const count = static_cast<std::size_t>(schema.n_children);
        if (count != field_count + (has_geometry ? 1 : 0)) return false;
        for (std::size_t i = 0; i < count; ++i) {
            auto const layout = layout_of(schema.children[i]->format);
            if (!layout || schema.children[i]->dictionary != nullptr) return false;
            bool const is_binary = *layout == Layout::binary || *layout == Layout::wide_binary;
            if (is_binary != (i == field_count)) return false;
            if (is_binary) geometry = layout;
            else fields.push_back(*layout);
        }
        return true;
    }
};

ArrowRows::ArrowRows(std::unique_ptr<Stream> stream) : stream_(std::move(stream)) {}
ArrowRows::~ArrowRows() = default;

std::unique_ptr<ArrowRows> ArrowRows::open(OGRLayerH layer) {
    if (!OGR_L_TestCapability(layer, OLCFastGetArrowStream)) return nullptr;
    auto* const definition = OGR_L_GetLayerDefn(layer);
    int const geometries = OGR_FD_GetGeomFieldCount(definition);
    // A GeoPackage layer without any field: GDAL 3.6 gives its geometry as null.
    if (geometries > 1 || OGR_FD_GetFieldCount(definition) == 0) return nullptr;
    OGR_L_ResetReading(layer);
    CPLStringList options;
    options.AddString("INCLUDE_FID=NO");
    options.AddString(rows_in_batch);
    auto stream = std::make_unique<Stream>();
    if (!OGR_L_GetArrowStream(layer, &stream->stream, options.List())) return nullptr;
    if (!stream->read_schema(static_cast<std::size_t>(OGR_FD_GetFieldCount(definition)), geometries == 1)) return nullptr;
    return std::unique_ptr<ArrowRows>(new ArrowRows(std::move(stream)));
}

bool ArrowRows::fill(RowBatch& batch, Clean const& clean, GeometryTally& tally) {
    auto const owned = std::shared_ptr<ArrowArray>(new ArrowArray{}, [](ArrowArray* a) {
        if (a->release != nullptr) a->release(a);
        delete a;
    });
    if (stream_->stream.get_next(&stream_->stream, owned.get()) != 0 || owned->release == nullptr || owned->length == 0) return false;
    batch.owner = owned;
    batch.rows = static_cast<std::size_t>(owned->length);
    std::size_t const columns = stream_->fields.size();
    batch.cells.resize(batch.rows * columns);
    for (std::size_t column = 0; column < columns; ++column) // one column after the other, as they lie
        for (std::size_t row = 0; row < batch.rows; ++row)
            batch.cells[row * columns + column] = cell_at(*owned->children[column], stream_->fields[column], static_cast<std::int64_t>(row) + owned->offset, clean, batch.arena);
    batch.geometries.resize(batch.rows);
    if (!stream_->geometry) return true;
    auto const& shapes = *owned->children[columns];
    for (std::size_t row = 0; row < batch.rows; ++row) {
        auto const at = static_cast<std::int64_t>(row) + owned->offset + shapes.offset;
        auto const number = batch.first_row + static_cast<std::int64_t>(row);
        if (is_null(shapes, at)) tell_no_position(number, tally);
        else batch.geometries[row] = geometry_of(*stream_->geometry == Layout::binary ? bytes<std::int32_t>(shapes, at) : bytes<std::int64_t>(shapes, at), number, tally);
    }
    return true;
}

}

#include "store/detail/blob.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace vigie::store {

namespace {

enum WkbType : std::uint32_t { point = 1, line_string = 2, polygon = 3, multi_point = 4, multi_line_string = 5, multi_polygon = 6 };

class Writer {
  public:
    explicit Writer(std::vector<std::byte>& bytes) : bytes_(bytes) {}

    void byte(unsigned value) { bytes_.push_back(static_cast<std::byte>(value)); }
    void u32(std::uint32_t value) { number(value); }
    void f64(double value) { number(std::bit_cast<std::uint64_t>(value)); }
    void points(std::vector<core::Projected> const& list) {
        u32(static_cast<std::uint32_t>(list.size()));
        for (auto const p : list) {
            f64(p.x);
            f64(p.y);
        }
    }
    void type(std::uint32_t value) {
        byte(1);
        u32(value);
    }

  private:
    template <typename T> void number(T value) {
        std::size_t const at = bytes_.size();
        bytes_.resize(at + sizeof value);
        if constexpr (std::endian::native == std::endian::little) std::memcpy(bytes_.data() + at, &value, sizeof value);
        else
            for (std::size_t i = 0; i < sizeof value; ++i) bytes_[at + i] = static_cast<std::byte>((value >> (8 * i)) & 0xffU);
    }

    std::vector<std::byte>& bytes_;
};

void header(Writer& out, int srs_id, core::Box const* box) {
    out.byte('G');
    out.byte('P');
    out.byte(0);
    out.byte(box != nullptr ? 0x03 : 0x01); // little-endian, envelope xy or none
    out.u32(static_cast<std::uint32_t>(srs_id));
    if (box == nullptr) return;
    for (double const value : {box->min_x, box->max_x, box->min_y, box->max_y}) out.f64(value);
}

/// A reader that stops giving once something did not fit.
class Reader {
  public:
    explicit Reader(std::span<std::byte const> bytes) : bytes_(bytes) {}

    [[nodiscard]] bool ok() const { return ok_; }
    void fail() { ok_ = false; }
    [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }

    std::uint8_t byte() { return take(1) ? std::to_integer<std::uint8_t>(bytes_[at_ - 1]) : std::uint8_t{0}; }
    std::uint32_t u32() { return number<std::uint32_t>(); }
    double f64() { return std::bit_cast<double>(number<std::uint64_t>()); }
    void skip(std::size_t count) { take(count); }
    bool is_little = true;

  private:
    bool take(std::size_t count) {
        if (!ok_ || count > left()) {
            ok_ = false;
            return false;
        }
        at_ += count;
        return true;
    }
    template <typename T> T number() {
        if (!take(sizeof(T))) return 0;
        T value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            std::size_t const place = is_little ? i : sizeof(T) - 1 - i;
            value |= static_cast<T>(std::to_integer<T>(bytes_[at_ - sizeof(T) + i]) << (8 * place));
        }
        return value;
    }

    std::span<std::byte const> bytes_;
    std::size_t at_ = 0;
    bool ok_ = true;
};

struct Shape {
    std::uint32_t type = 0;
    int extra = 0; ///< ordinates beyond x and y
};

Shape shape_header(Reader& in) {
    in.is_little = in.byte() == 1;
    std::uint32_t const code = in.u32();
    Shape shape;
    shape.type = code % 1000;
    std::uint32_t const dimension = code / 1000;
    if (dimension > 3) in.fail();
    shape.extra = dimension == 0 ? 0 : dimension == 3 ? 2 : 1;
    return shape;
}

core::Projected position(Reader& in, int extra) {
    core::Projected const p{in.f64(), in.f64()};
    in.skip(static_cast<std::size_t>(extra) * 8);
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) in.fail();
    return p;
}

/// A count that the rest of the blob can hold, at `unit` bytes each.
std::uint32_t count(Reader& in, std::size_t unit) {
    std::uint32_t const n = in.u32();
    if (n > in.left() / unit) in.fail();
    return in.ok() ? n : 0;
}

std::vector<core::Projected> positions(Reader& in, int extra) {
    std::uint32_t const n = count(in, 16 + static_cast<std::size_t>(extra) * 8);
    std::vector<core::Projected> points;
    points.reserve(n);
    for (std::uint32_t i = 0; i < n && in.ok(); ++i) points.push_back(position(in, extra));
    return points;
}

core::Polygon rings(Reader& in, int extra) {
    core::Polygon polygon;
    std::uint32_t const n = count(in, 4);
    for (std::uint32_t i = 0; i < n && in.ok(); ++i) {
        auto ring = positions(in, extra);
        if (ring.size() < 4 || ring.front() != ring.back()) {
            in.fail();
            break;
        }
        if (i == 0) polygon.outer = std::move(ring);
        else polygon.holes.push_back(std::move(ring));
    }
    return polygon;
}

template <typename Parts, typename ReadPart> Parts parts(Reader& in, std::uint32_t type, ReadPart read) {
    Parts out;
    std::uint32_t const n = count(in, 9);
    for (std::uint32_t i = 0; i < n && in.ok(); ++i) {
        Shape const part = shape_header(in);
        if (part.type != type) in.fail();
        if (in.ok()) out.push_back(read(in, part.extra));
    }
    return out;
}

core::Geometry body(Reader& in) {
    Shape const shape = shape_header(in);
    if (!in.ok()) return {};
    switch (shape.type) {
    case point: return position(in, shape.extra);
    case line_string: return core::MultiPolyline{positions(in, shape.extra)};
    case polygon: return core::MultiPolygon{rings(in, shape.extra)};
    case multi_line_string: return parts<core::MultiPolyline>(in, line_string, positions);
    case multi_polygon: return parts<core::MultiPolygon>(in, polygon, rings);
    default: in.fail(); return {};
    }
}

struct Header {
    bool is_empty = false;
    std::optional<core::Box> box;
};

Header read_header(Reader& in) {
    Header header;
    if (in.byte() != 'G' || in.byte() != 'P' || in.byte() != 0) in.fail();
    std::uint8_t const flags = in.byte();
    in.is_little = (flags & 1) != 0;
    header.is_empty = (flags & 0x10) != 0;
    in.u32();
    constexpr std::size_t envelope_doubles[]{0, 4, 6, 6, 8};
    unsigned const kind = (flags >> 1) & 7U;
    if (kind > 4) in.fail();
    else if (kind > 0) {
        core::Box box;
        box.min_x = in.f64();
        box.max_x = in.f64();
        box.min_y = in.f64();
        box.max_y = in.f64();
        in.skip((envelope_doubles[kind] - 4) * 8);
        header.box = box;
    }
    return header;
}

}

core::Box encode_into(std::vector<std::byte>& blob, core::Geometry const& geometry, int srs_id) {
    blob.clear();
    Writer out(blob);
    core::Box const box = core::bounds(geometry);
    if (auto const* p = std::get_if<core::Projected>(&geometry)) {
        header(out, srs_id, nullptr);
        out.type(point);
        out.f64(p->x);
        out.f64(p->y);
    } else if (auto const* lines = std::get_if<core::MultiPolyline>(&geometry)) {
        header(out, srs_id, &box);
        out.type(multi_line_string);
        out.u32(static_cast<std::uint32_t>(lines->size()));
        for (auto const& line : *lines) {
            out.type(line_string);
            out.points(line);
        }
    } else if (auto const* polygons = std::get_if<core::MultiPolygon>(&geometry)) {
        header(out, srs_id, &box);
        out.type(multi_polygon);
        out.u32(static_cast<std::uint32_t>(polygons->size()));
        for (auto const& area : *polygons) {
            out.type(polygon);
            out.u32(static_cast<std::uint32_t>(1 + area.holes.size()));
            out.points(area.outer);
            for (auto const& hole : area.holes) out.points(hole);
        }
    }
    return box;
}

std::vector<std::byte> encode(core::Geometry const& geometry, int srs_id) {
    std::vector<std::byte> blob;
    encode_into(blob, geometry, srs_id);
    return blob;
}

std::optional<core::Geometry> decode(std::span<std::byte const> blob) {
    Reader in(blob);
    if (read_header(in).is_empty || !in.ok()) return std::nullopt;
    core::Geometry geometry = body(in);
    if (!in.ok() || core::bounds(geometry).is_empty()) return std::nullopt;
    return geometry;
}

bool is_sound(std::span<std::byte const> blob) {
    Reader in(blob);
    bool const is_empty = read_header(in).is_empty;
    return in.ok() && (is_empty || decode(blob).has_value());
}

std::optional<core::Box> envelope(std::span<std::byte const> blob) {
    Reader in(blob);
    Header const header = read_header(in);
    if (header.is_empty || !in.ok()) return std::nullopt;
    if (header.box) return header.box->is_empty() ? std::nullopt : header.box;
    auto const geometry = decode(blob);
    if (!geometry) return std::nullopt;
    return core::bounds(*geometry);
}

}

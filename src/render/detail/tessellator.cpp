#include "render/detail/tessellator.hpp"

#include <GL/glu.h>

#include <array>

namespace vigie::render::detail {
namespace {

/// GLU hands vertices back as void*: the number of the point, carried as a pointer (never null, which GLU reads as "none").
void* as_pointer(std::uint32_t number) { return reinterpret_cast<void*>(static_cast<std::uintptr_t>(number) + 1); }
std::uint32_t as_number(void* pointer) { return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(pointer) - 1); }

struct Capture {
    std::vector<core::Projected>* points = nullptr;
    std::vector<std::uint32_t> vertices; ///< as GLU emits them
};

void on_vertex(void* vertex, void* user) { static_cast<Capture*>(user)->vertices.push_back(as_number(vertex)); }
/// Being there is enough: GLU then sends separate triangles, no strips nor fans.
void on_edge_flag(GLboolean, void*) {}
void on_combine(GLdouble coordinates[3], void*[4], GLfloat[4], void** result, void* user) {
    auto& points = *static_cast<Capture*>(user)->points;
    *result = as_pointer(static_cast<std::uint32_t>(points.size()));
    points.push_back({coordinates[0], coordinates[1]});
}

std::size_t open_size(core::Ring const& ring) {
    return ring.size() > 1 && ring.front() == ring.back() ? ring.size() - 1 : ring.size();
}

double cross(core::Projected a, core::Projected b, core::Projected c) {
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
}

/// One turn, always the same way: a fan covers it. A ring that winds twice also turns one way, hence the quadrant count.
bool is_convex(core::Ring const& ring, std::size_t n) {
    if (n < 3) return false;
    bool has_left = false;
    bool has_right = false;
    int direction_changes = 0;
    bool was_rising = ring[0].x - ring[n - 1].x > 0;
    for (std::size_t i = 0; i < n; ++i) {
        core::Projected const a = ring[i], b = ring[(i + 1) % n], c = ring[(i + 2) % n];
        double const turn = cross(a, b, c);
        has_left |= turn > 0;
        has_right |= turn < 0;
        bool const is_rising = b.x - a.x > 0;
        direction_changes += is_rising != was_rising ? 1 : 0;
        was_rising = is_rising;
    }
    return has_left != has_right && direction_changes <= 2;
}

void add_fan(core::Ring const& ring, std::size_t n, Triangles& out) {
    auto const first = static_cast<std::uint32_t>(out.points.size());
    out.points.insert(out.points.end(), ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(n));
    for (std::uint32_t i = 2; i < n; ++i) out.indices.insert(out.indices.end(), {first, first + i - 1, first + i});
}

}

struct Tessellator::Glu {
    GLUtesselator* handle = gluNewTess();
    Capture capture;

    Glu() {
        // The normal is known: GLU need not guess it, and a thin ring cannot fool it.
        gluTessNormal(handle, 0, 0, 1);
        gluTessProperty(handle, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
        gluTessCallback(handle, GLU_TESS_EDGE_FLAG_DATA, reinterpret_cast<_GLUfuncptr>(&on_edge_flag));
        gluTessCallback(handle, GLU_TESS_VERTEX_DATA, reinterpret_cast<_GLUfuncptr>(&on_vertex));
        gluTessCallback(handle, GLU_TESS_COMBINE_DATA, reinterpret_cast<_GLUfuncptr>(&on_combine));
    }
    ~Glu() { gluDeleteTess(handle); }
    Glu(Glu const&) = delete;
    Glu& operator=(Glu const&) = delete;

    void begin(std::vector<core::Projected>& points) {
        capture.points = &points;
        capture.vertices.clear();
        gluTessBeginPolygon(handle, &capture);
    }
    void add(core::Ring const& ring) {
        gluTessBeginContour(handle);
        for (std::size_t i = 0; i < open_size(ring); ++i) {
            std::array<GLdouble, 3> position{ring[i].x, ring[i].y, 0};
            auto const number = static_cast<std::uint32_t>(capture.points->size());
            capture.points->push_back(ring[i]);
            gluTessVertex(handle, position.data(), as_pointer(number));
        }
        gluTessEndContour(handle);
    }
    void end() { gluTessEndPolygon(handle); }
};

Tessellator::Tessellator() : glu_(std::make_unique<Glu>()) {}
Tessellator::~Tessellator() = default;

void Tessellator::triangulate(std::span<core::Ring const* const> rings, Triangles& out) {
    if (rings.size() == 1 && is_convex(*rings[0], open_size(*rings[0]))) {
        add_fan(*rings[0], open_size(*rings[0]), out);
        return;
    }
    glu_->begin(out.points);
    for (core::Ring const* ring : rings) glu_->add(*ring);
    glu_->end();
    out.indices.insert(out.indices.end(), glu_->capture.vertices.begin(), glu_->capture.vertices.end());
}

void Tessellator::triangulate(core::Polygon const& polygon, Triangles& out) {
    std::vector<core::Ring const*> rings{&polygon.outer};
    for (core::Ring const& hole : polygon.holes) rings.push_back(&hole);
    triangulate(rings, out);
}

}

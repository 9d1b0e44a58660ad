#pragma once

#include "core/change.hpp"
#include "core/geometry.hpp"
#include "core/late.hpp"
#include "core/zone.hpp"
#include "scene/foyer_hull.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What can be drawn, made by `workbench` from the document. Immutable once shared; a new content gets a new `version`, so that
/// a renderer knows what to upload again.
namespace vigie::scene {

/// Areas that share one role: a zone layer, buildings, green…
struct AreaLayer {
    std::uint64_t version = 0;
    std::vector<core::MultiPolygon> areas;
    std::vector<core::Box> boxes; ///< bounds of each
};

struct LineLayer {
    std::uint64_t version = 0;
    std::vector<core::MultiPolyline> lines;
    std::vector<core::Box> boxes;
    double spacing_m = 0; ///< line_spacing_m() of roads: too close ones are left out; 0 = not known, none is
};

struct PointLayer {
    std::uint64_t version = 0;
    std::vector<core::Projected> points;
};

struct ContextClasses;

struct ContextContent {
    std::string name;
    core::ContextRole role = core::ContextRole::other;
    std::shared_ptr<AreaLayer const> areas; ///< any may be null
    std::shared_ptr<LineLayer const> lines;
    std::string credit;
    bool is_visible = true;
    std::shared_ptr<PointLayer const> points{};
    std::shared_ptr<ContextClasses const> classes{}; ///< colours by one of its columns; null = one, that of the role
    double opacity = 1;
};

struct Classing;

/// By class (the default); by class and change; by change alone; by families in alert; by classes of a figure (classing.hpp); by what a
/// local statistic says: kinds of neighbourhood that stand out, how sure after and before the correction for many tests (colouring.hpp).
enum class Colouring : std::uint8_t { severity, dynamics, change, alerts, measure, clusters, significance, raw_significance };

/// Steps of p on a map of significance: at most so much; then what does not stand out.
inline constexpr std::array significance_steps{0.0001, 0.001, 0.01, 0.05};

/// The first step that a probability does not go beyond: all that maps tell apart, in a byte.
class SignificanceStep {
public:
    constexpr SignificanceStep(double p) { // a probability stands where its step is asked for
        for (double const limit : significance_steps) if (p > limit) ++step_;
    }
    [[nodiscard]] constexpr std::size_t step() const { return step_; } ///< significance_steps.size() = beyond them all

private:
    std::uint8_t step_ = 0;
};

/// What the cluster run says of a place: of Gi* high_high is a hot spot and low_low a cold one.
struct LocalVerdict {
    enum class Kind : std::uint8_t { none, high_high, high_low, low_high, low_low };
    Kind kind = Kind::none; ///< whether it stands out or not
    bool is_tested = false, is_significant = false;
    SignificanceStep p = 1, q = 1; ///< before and after the correction
};

/// How close together things lie: a picture, not a test.
struct DensityContent {
    std::shared_ptr<AreaLayer const> bands; ///< ground of each band, the thinnest first
    std::vector<double> limits;             ///< least density of each band, per km²
    double bandwidth_m = 0;
};

struct ZoneMark {
    std::string name;
    core::SeverityClass severity = core::SeverityClass::not_scored; ///< of the zone's mean index
    std::optional<double> value;                                    ///< of the mapped column, for the ramp
    core::Projected label_at;
    core::Dynamics dynamics = core::Dynamics::unknown; ///< since the campaign before
    double change_points = 0;
    LocalVerdict local{};
    std::uint8_t step = 0; ///< class of the mapped figure
};

struct ZoneContent {
    std::shared_ptr<AreaLayer const> areas;
    std::vector<ZoneMark> marks; ///< one per area
    Colouring colouring = Colouring::severity; ///< of ZoneFill::severity
    bool is_gi = false;                        ///< the kinds are hot and cold spots
    std::shared_ptr<LineLayer const> borders; ///< shared_borders(*areas), drawn in place of the areas' rings; may be null
    std::shared_ptr<Classing const> classing{}; ///< of Colouring::measure: then the zones are filled, or bear discs, whatever the style
};

/// Typical ground from one line to the next, metres: where half as many pixels lie between them, a network is one grey patch. 0 without
/// lines. Cost O(points)
[[nodiscard]] double line_spacing_m(std::vector<core::MultiPolyline> const& lines);

/// The limits of areas with each edge between two areas once, chained into long lines: a dashed limit keeps its dashes.
/// Cost O(points); make it once per layer.
[[nodiscard]] LineLayer shared_borders(AreaLayer const& areas);

/// A residence on the map. Only located ones.
struct ResidenceMark {
    core::Projected at;
    double change_points = 0;
    std::optional<int> alerts; ///< families in alert; absent = nothing is known of them
    std::uint32_t index = 0; ///< into the document's residences: what a click gives back
    int dwellings = 0;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::int8_t class_change = 0; ///< +1 worse, -1 better than the saved grid while weights are previewed
    bool is_filtered_out = false;
    core::Dynamics dynamics = core::Dynamics::unknown; ///< since the campaign before
    std::optional<core::SeverityClass> opinion; ///< of people on site, beside the class
    std::uint8_t step = 0; ///< class of the mapped figure
    LocalVerdict local{};
};

/// Ground that the buildings of residences cover.
struct Footprints {
    std::shared_ptr<AreaLayer const> areas;  ///< areas[i] of marks[i]; empty polygons where only a point is known; null where that is so for all
    std::vector<std::uint32_t> far_reaching; ///< marks, ascending, whose buildings lie farther from their point than most are long
};

/// Finds those that reach far. Cost O(marks)
/// \param areas  of the marks; may be null  \param place_of  where a mark is
[[nodiscard]] Footprints footprints_of(std::shared_ptr<AreaLayer const> areas, std::function<core::Projected(std::size_t mark)> const& place_of);
[[nodiscard]] Footprints footprints_of(std::shared_ptr<AreaLayer const> areas, std::vector<ResidenceMark> const& marks);

/// Names of the marks, in one text.
class Names {
public:
    Names() = default;
    Names(std::vector<std::string> const& names) {
        for (auto const& name : names) add(name);
    }
    void reserve(std::size_t names) { ends_.reserve(names); }
    void add(std::string_view name) {
        text_ += name;
        ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    }
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const {
        std::size_t const begin = i == 0 ? 0 : ends_[i - 1];
        return std::string_view(text_).substr(begin, ends_[i] - begin);
    }

private:
    std::string text_; // of fewer than 4 thousand million bytes
    std::vector<std::uint32_t> ends_;
};

class MarkIndex;

struct ResidenceContent {
    std::uint64_t version = 0;
    Colouring colouring = Colouring::severity;
    bool is_gi = false; ///< the kinds are hot and cold spots
    std::shared_ptr<Classing const> classing{}; ///< of Colouring::measure
    std::vector<ResidenceMark> marks;
    std::shared_ptr<Names const> names{}; ///< one per mark, shared by every colouring of them; null = none has one
    core::Late<Footprints> footprints{}; ///< asked for by maps that are near enough to draw them
    double spacing_m = 0;       ///< from one to the next where half of them lie closer together; 0 = not known: no symbol shrinks
    int typical_dwellings = 0;  ///< median
    std::shared_ptr<MarkIndex const> index{}; ///< null = every mark is looked at for each map

    /// Empty where there is none.
    [[nodiscard]] std::string_view name(std::size_t mark) const {
        return names && mark < names->size() ? (*names)[mark] : std::string_view();
    }
};

/// Reckons spacing, typical dwellings and index of the marks: once for each place they have, whatever their classes. Cost O(marks)
void reckon_places(ResidenceContent& residences);

struct FoyerMark {
    int number = 0;
    std::string label; ///< « Foyer 1 · 7 résidences »
    FoyerHull hull;
    std::optional<bool> is_solid; ///< drawn solid unless known to be fragile
    bool is_to_verify = false;    ///< thin line, no label box
};

/// An image of the ground, upright in the project's system.
struct GroundImage {
    std::uint64_t version = 0;
    core::Box ground;
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba; ///< width × height × 4, rows from the north, not premultiplied
};

struct BaseImage {
    std::shared_ptr<GroundImage const> image;
    double opacity = 1;
    std::string credit; ///< printed beside the map; may be empty
};

/// Of a walk on site: where it stops, and what was found and is not settled.
struct FieldMark {
    core::Projected at;
    bool is_finding = false;
};

struct MapContent {
    std::vector<BaseImage> base_images; ///< under everything, bottom first; they stand in for the drawn ground
    std::vector<ContextContent> context; ///< bottom first
    std::vector<ZoneContent> zones;      ///< visible layers, bottom first
    std::shared_ptr<ResidenceContent const> residences; ///< may be null
    std::vector<FoyerMark> foyers;
    std::shared_ptr<DensityContent const> density{}; ///< null = not shown
    std::shared_ptr<LineLayer const> field_line{};   ///< way of a walk; null = not shown
    std::vector<FieldMark> field_marks{};
    core::Box extent; ///< of everything worth seeing
    bool is_fictitious = false;
    double convergence_degrees = 0; ///< from grid north to true north at the centre, clockwise
};

}

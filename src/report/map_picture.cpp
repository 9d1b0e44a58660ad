#include "report/map_picture.hpp"

#include "report/detail/legend.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace vigie::report {

namespace {

constexpr double mm = points_per_mm;
constexpr double print_scale = 0.66; ///< px of the scene in points: 12-px labels print at 7.9 pt
constexpr double text_column_mm = 66;
constexpr double landscape_width_mm = 297, upright_width_mm = 240;

core::Box box_to_show(scene::MapContent const& content, MapPicture const& picture) {
    if (picture.extent) return *picture.extent;
    core::Box box;
    if (content.residences)
        for (auto const& mark : content.residences->marks) box.include(mark.at);
    for (auto const& foyer : content.foyers) box.include(foyer.hull.box());
    return box.is_empty() ? content.extent : box;
}

scene::View view_of(scene::MapContent const& content, MapPicture const& picture, double width_mm, double height_mm) {
    auto view = scene::fitted(box_to_show(content, picture), width_mm * mm, height_mm * mm, print_scale, 12 * mm);
    // A point is 0.3528 mm of paper, whatever the size of a label.
    if (picture.scale) view.metres_per_px = *picture.scale * 0.0254 / 72;
    return view;
}

class MapSheet {
  public:
    MapSheet(Page& page, scene::MapContent const& content, scene::MapStyle const& style, MapPicture const& picture)
        : page_(page), content_(content), style_(style), picture_(picture) {
        frame_.width = picture.width_mm;
        frame_.height = picture.height_mm;
        frame_.kicker = picture.kicker.empty() ? text::tr("MAP OF RESIDENCES") : picture.kicker;
        frame_.footer_left = text::tr("Vigie · map");
        frame_.footer_right = text::tr("printed on {0}", {text::short_date(picture.date)});
        frame_.is_fictitious = content.is_fictitious;
        frame_.house = picture.house;
    }

    void draw() {
        double y = draw_frame(page_, frame_, 1, 1);
        y += title(y);
        double const width = frame_.measure() - text_column_mm - 5, height = frame_.body_bottom() - y;
        draw_map({frame_.side, y, width, height});
        auto const blocks = column();
        stack(page_, blocks, 0, frame_.side + width + 5, y, text_column_mm, frame_.body_bottom());
    }

  private:
    double title(double y) {
        MmBox const place{frame_.side, y, frame_.measure(), 0};
        return page_.block("title", place, [&] {
            double used = page_.text(role::sheet_title, picture_.title, place.x, y, place.width).height + 0.6;
            Role const under{8.6, 1.3, scene::FontWeight::regular, paper::muted};
            if (!picture_.subtitle.empty()) used += page_.text(under, picture_.subtitle, place.x, y + used, place.width).height;
            return used + 2.2;
        });
    }

    void draw_map(MmBox const& box) {
        auto const view = view_of(content_, picture_, box.width, box.height);
        scene::MapContent content = content_;
        content.is_fictitious = false; // said in the header of the sheet
        lay_base_map(content, picture_.base_images, view);
        for (auto& zone : content.zones)
            if (zone.areas && !zone.borders) zone.borders = std::make_shared<scene::LineLayer const>(shared_borders(*zone.areas));
        list_ = scene::build_map(content, style_, {}, view, page_.typesetter());
        page_.block("map", box, [&] {
            page_.figure(text::tr("Map: {0}", {picture_.title}), [&] {
                page_.map(list_, box.x, box.y);
                page_.rect(box, {}, Line{paper::ink, 0.25});
            });
            return box.height;
        });
    }

    std::vector<Block> column() {
        std::vector<Block> blocks;
        if (!picture_.lead.empty())
            blocks.push_back({"lead", [this](double x, double y, double width) {
                                  return page_.text(role::lead, picture_.lead, x, y, width).height + 1;
                              }});
        if (content_.residences && style_.show_residences)
            blocks.push_back({"legend", [this](double x, double y, double width) {
                                  return class_legend(page_, *content_.residences, style_, list_.view, x, y, width);
                              }});
        if (auto const* zones = zones_with_legend())
            blocks.push_back({"legend", [this, zones](double x, double y, double width) {
                                  return zone_legend(page_, *zones, list_.view, x, y, width);
                              }});
        for (auto const& layer : content_.context)
            if (layer.is_visible && layer.classes)
                blocks.push_back({"layer", [this, &layer](double x, double y, double width) {
                                      return context_legend(page_, *layer.classes, x, y, width);
                                  }});
        if (content_.density)
            blocks.push_back({"density", [this](double x, double y, double width) {
                                  return density_legend(page_, *content_.density, x, y, width);
                              }});
        if (style_.show_foyers && !content_.foyers.empty())
            blocks.push_back({"foyers", [this](double x, double y, double width) { return foyer_legend(page_, content_.foyers, x, y, width); }});
        blocks.push_back({"sources", [this](double x, double y, double width) { return sources(x, y, width); }});
        return blocks;
    }

    /// Of a figure, or of what stands out where residences are hidden; null = the zones have no colours of their own.
    scene::ZoneContent const* zones_with_legend() const {
        for (auto const& zones : content_.zones)
            if (zones.classing || (!style_.show_residences && scene::is_local(zones.colouring))) return &zones;
        return nullptr;
    }

    double sources(double x, double y, double width) {
        page_.rule(x, y, width, 0.15, paper::line);
        double used = 1;
        auto const say = [&](std::string const& words) {
            if (!words.empty()) used += page_.text(role::note, words, x, y + used, width).height;
        };
        std::string credits;
        for (auto const& credit : list_.credits) credits += (credits.empty() ? "" : ", ") + credit;
        double const scale = list_.view.metres_per_px / 0.0254 * 72;
        std::string notices;
        for (auto const& notice : list_.notices) notices += (notices.empty() ? "" : " · ") + notice;
        say(notices);
        say(picture_.source);
        if (!credits.empty()) say(text::tr("Base map: {0}.", {credits}));
        say(text::tr("Scale about 1:{0}. The arrow shows true north.", {text::integer(std::llround(scale / 100) * 100)}));
        used += 1 + page_.text({7.0, 1.3, scene::FontWeight::semibold}, caveat(), x, y + used + 1, width).height;
        return used;
    }

    Page& page_;
    scene::MapContent const& content_;
    scene::MapStyle const& style_;
    MapPicture const& picture_;
    Frame frame_;
    scene::DrawList list_;
};

}

MapPicture MapPicture::sized(int width_px, int height_px) const {
    MapPicture other = *this;
    other.width_mm = width_px >= height_px ? landscape_width_mm : upright_width_mm;
    other.dpi = width_px / other.width_mm * 25.4;
    other.height_mm = height_px / other.dpi * 25.4;
    return other;
}

void write_map(std::filesystem::path const& path, scene::MapContent const& content, scene::MapStyle style, MapPicture const& picture) {
    style.theme = &scene::light_theme();
    style.show_legend = false;
    style.show_credits = false; // printed in the column of text
    style.show_north_arrow = true;
    style.keep_labels_inside = true;
    Canvas canvas(path, picture.width_mm * mm, picture.height_mm * mm,
                  {.title = picture.title, .subject = picture.subtitle, .date = picture.date}, picture.dpi);
    Typesetter const typesetter;
    Page page(canvas, typesetter, picture.record);
    MapSheet(page, content, style, picture).draw();
    canvas.finish();
}

}

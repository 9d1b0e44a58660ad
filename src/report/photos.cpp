#include "report/detail/photos.hpp"

#include "report/detail/ink.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <cairo.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace vigie::report {

namespace {

constexpr std::size_t columns = 3;
constexpr double gap_mm = 4, box_height_mm = 44;

/// The JPEG as it is: a PDF holds it without making pixels of it.
void paint(cairo_t* cairo, core::PhotoFile const& file, MmBox const& box) {
    auto* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, file.width, file.height);
    auto* const copy = static_cast<unsigned char*>(std::malloc(file.jpeg.size()));
    std::memcpy(copy, file.jpeg.data(), file.jpeg.size());
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, copy, file.jpeg.size(), std::free, copy);
    Saved const saved(cairo);
    cairo_translate(cairo, box.x * points_per_mm, box.y * points_per_mm);
    double const scale = box.width * points_per_mm / file.width;
    cairo_scale(cairo, scale, scale);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_paint(cairo);
    cairo_surface_destroy(surface);
}

}

double draw_photos(Page& page, Canvas& canvas, std::vector<workbench::PhotoPrint> const& photos, double x, double y,
                   double width) {
    double used =
        page.heading(text::tr("Pictures"),
                     text::tr("{0}, the newest first", {text::integer(static_cast<std::int64_t>(photos.size()))}), x, y,
                     width) +
        1;
    double const column = (width - gap_mm * (columns - 1)) / columns;
    for (std::size_t first = 0; first < photos.size(); first += columns) {
        double words = 0;
        for (std::size_t i = first; i < std::min(first + columns, photos.size()); ++i) {
            auto const& file = photos[i].file;
            double const left = x + (column + gap_mm) * static_cast<double>(i - first);
            double const fit = std::min(column / file.width, box_height_mm / file.height);
            MmBox const box{left, y + used, file.width * fit, file.height * fit};
            if (!page.is_measuring()) paint(canvas.cairo(), file, box);
            page.rect(box, {}, Line{paper::line, 0.15});
            if (!photos[i].caption.empty())
                words = std::max(words, page.text(role::note, brief(photos[i].caption, 160), left,
                                                  y + used + box_height_mm + 0.8, column)
                                            .height);
        }
        used += box_height_mm + 0.8 + words + 2;
    }
    return used;
}

}

#include "report/detail/photos.hpp"

#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <memory>

namespace vigie::report {

namespace {

constexpr double gap_mm = 4, box_height_mm = 64;
using dossier::PhotoPrint;

/// \return height
double draw_one(Page& page, PhotoPrint const& photo, std::shared_ptr<core::PhotoFile const> const& file, double x, double y, double width) {
    double const fit = std::min(width / file->width, box_height_mm / file->height);
    MmBox const box{x, y, file->width * fit, file->height * fit};
    page.figure(photo.caption, [&] {
        page.picture(file, box);
        page.rect(box, {}, Line{paper::line, 0.15});
    });
    if (photo.caption.empty()) return box_height_mm;
    return box_height_mm + 0.8 + page.text(role::note, brief(photo.caption, longest_cell), x, y + box_height_mm + 0.8, width).height;
}

}

std::vector<Block> photo_rows(Page& page, std::vector<PhotoPrint> const& photos) {
    std::vector<Block> rows;
    bool const has_pairs = std::ranges::any_of(photos, &PhotoPrint::begins_pair);
    for (std::size_t first = 0; first < photos.size();) {
        bool const is_alone = first + 1 == photos.size() || (!photos[first].begins_pair && photos[first + 1].begins_pair);
        std::size_t const count = is_alone ? 1 : 2;
        std::vector<std::shared_ptr<core::PhotoFile const>> files;
        for (std::size_t i = first; i < first + count; ++i) files.push_back(std::make_shared<core::PhotoFile const>(photos[i].file));
        bool const is_head = first == 0;
        rows.push_back({"photos", [&page, &photos, files, first, is_head, has_pairs](double x, double y, double width) {
                            double used = 0;
                            if (is_head) {
                                auto const n = text::integer(static_cast<std::int64_t>(photos.size()));
                                auto const legend = has_pairs ? text::tr("{0}; the same place side by side, the older at left", {n}) : text::tr("{0}, the newest first", {n});
                                used = page.heading(text::tr("Pictures"), legend, x, y, width) + 1;
                            }
                            double const column = (width - gap_mm) / 2;
                            double height = 0;
                            for (std::size_t i = 0; i < files.size(); ++i)
                                height = std::max(height, draw_one(page, photos[first + i], files[i], x + (column + gap_mm) * static_cast<double>(i), y + used, column));
                            return used + height;
                        }});
        first += count;
    }
    return rows;
}

}

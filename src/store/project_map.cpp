// How figures are shown on the map.
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/project.hpp"

#include "statements.hpp"

namespace vigie::store {

std::vector<MeasureStyle> Project::measure_styles() const {
    std::vector<MeasureStyle> list;
    auto row = database_->prepare(sql::map_measures);
    while (row.step())
        list.push_back({row.text(0), row.text(1), static_cast<int>(row.integer(2)), numbers_of_json(row.text(3)),
                        row.text(4), row.integer(5) != 0});
    return list;
}

void Project::show_measure(MeasureStyle const& style) {
    write(VIGIE_N_("Colours of the map"), [&] {
        database_->prepare(sql::hide_map_measure).run();
        database_->prepare(sql::put_map_measure)
            .bind(":measure", style.measure)
            .bind(":method", style.method)
            .bind(":classes", style.classes)
            .bind(":limits", json_of(style.limits))
            .bind(":ramp", style.ramp)
            .run();
    });
}

void Project::hide_measure() {
    write(VIGIE_N_("Colours of the map"), [&] { database_->prepare(sql::hide_map_measure).run(); });
}

}

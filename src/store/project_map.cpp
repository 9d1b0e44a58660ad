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

namespace {

bool is_there(Database& db, LayerStyle const& style) {
    auto table = db.prepare(sql::has_layer_styles);
    if (!table.step() || table.integer(0) == 0) return false;
    auto row = db.prepare(sql::same_layer_style);
    row.bind(":table", style.table).bind(":name", style.name).bind(":qml", style.qml).bind(":is_default", style.is_default ? 1 : 0);
    return row.step() && row.integer(0) > 0;
}

}

void Project::put_layer_style(LayerStyle const& style) {
    auto& db = *database_;
    if (is_there(db, style)) return;
    without_history([&] {
        transaction([&] {
            db.prepare(sql::make_layer_styles).run();
            db.prepare(sql::list_layer_styles).run();
            db.prepare(sql::clear_layer_style).bind(":table", style.table).bind(":name", style.name).run();
            if (style.is_default) db.prepare(sql::clear_default_style).bind(":table", style.table).run();
            db.prepare(sql::put_layer_style)
                .bind(":table", style.table)
                .bind(":geometry", style.geometry_column)
                .bind(":name", style.name)
                .bind(":qml", style.qml)
                .bind(":is_default", style.is_default ? 1 : 0)
                .run();
        });
    });
}

}

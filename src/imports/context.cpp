// Context layers: any layer or table with places, all its columns with it, row by row from the source to the project.
#include "core/error.hpp"
#include "imports/detail/work.hpp"
#include "store/context_loader.hpp"

#include <algorithm>
#include <variant>

namespace vigie::imports {

namespace {

store::ColumnType column_type(gis::FieldType type) {
    switch (type) {
    case gis::FieldType::text:
        return store::ColumnType::text;
    case gis::FieldType::integer:
        return store::ColumnType::integer;
    case gis::FieldType::real:
        return store::ColumnType::real;
    case gis::FieldType::date:
        return store::ColumnType::date;
    }
    return store::ColumnType::text;
}

/// Which fields of the source become columns: all but those about persons and a geometry written as text.
struct KeptFields {
    std::vector<std::size_t> fields;
    std::vector<store::ContextColumn> columns;

    KeptFields(gis::Source const& source, Columns const& mapping) {
        auto const personal = mapping.personal();
        auto const types = source.field_types();
        for (std::size_t i = 0; i < source.fields().size(); ++i) {
            if (source.geometry_field() == i || std::ranges::find(personal, source.fields()[i]) != personal.end())
                continue;
            fields.push_back(i);
            columns.push_back({source.fields()[i], column_type(types[i])});
        }
    }
};

/// Gives each row of a batch its place on the project's map, in the reading thread.
class Placing {
public:
    Placing(ImportWork const& work, Columns const& mapping, Positions& positions)
        : fields_(work.source.fields().size())
        , mapping_(mapping)
        , positions_(positions) {
        for (auto const& field : position_fields())
            for (std::size_t const source : mapping.sources(field.field))
                needed_.push_back(source);
    }

    void operator()(gis::RowBatch& batch) {
        for (std::size_t row = 0; row < batch.rows; ++row) {
            gis::Feature feature{
                batch.first_row + static_cast<std::int64_t>(row), {}, std::move(batch.geometries[row])};
            feature.values.resize(fields_);
            for (std::size_t const field : needed_)
                feature.values[field] = text_of(batch.cell(row, field));
            batch.geometries[row] = positions_(feature);
        }
    }

private:
    [[nodiscard]] std::optional<std::string> text_of(gis::CellView const& cell) const {
        return cell.kind() == gis::CellView::Kind::real ? mapping_.written(cell.real()) : gis::text_of(cell);
    }

    std::size_t fields_;
    Columns const& mapping_;
    Positions& positions_;
    std::vector<std::size_t> needed_; ///< fields that say where a row is
};

void put(store::ContextLoader& loader, std::size_t column, gis::CellView const& cell) {
    switch (cell.kind()) {
    case gis::CellView::Kind::missing:
        break;
    case gis::CellView::Kind::text:
        loader.put(column, cell.text());
        break;
    case gis::CellView::Kind::integer:
        loader.put(column, cell.integer());
        break;
    case gis::CellView::Kind::real:
        loader.put(column, cell.real());
        break;
    }
}

bool has_place(Columns const& mapping) {
    return (mapping.has("x") && mapping.has("y")) || (mapping.has("lon") && mapping.has("lat")) ||
           mapping.has("latlon");
}

/// \param loader none on a trial run
void read_rows(ImportWork& work, Columns const& mapping, Positions& positions, KeptFields const& kept,
               store::ContextLoader* loader) {
    Placing placing(work, mapping, positions);
    auto const keep = [&](gis::RowBatch const& batch, std::size_t row) {
        auto const& geometry = batch.geometries[row];
        if (std::holds_alternative<std::monostate>(geometry)) ++work.report.unlocated;
        if (loader == nullptr) return true;
        for (std::size_t i = 0; i < kept.fields.size(); ++i)
            put(*loader, i, batch.cell(row, kept.fields[i]));
        loader->add(geometry);
        return true;
    };
    work.read_batches([&](gis::RowBatch& batch) { placing(batch); }, keep);
    if (work.report.unlocated == work.report.kept)
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("Nothing of {0} can be placed on the project's map. Check its coordinate system (--crs)."),
             {work.source_name}});
    work.close(positions);
    work.report.made = work.report.kept;
}

}

void import_context(ImportWork& work) {
    auto const& mapping = work.columns(fields_of(ImportKind::context));
    if (!work.source.has_geometry() && !has_place(mapping))
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0} has nothing to draw: neither shapes nor columns of coordinates. Name those "
                                    "with --map x=COLUMN and --map y=COLUMN."),
                           {work.source_name}});
    work.report.target = work.layer_name();
    KeptFields const kept(work.source, mapping);
    work.warn_personal(mapping);
    auto positions = work.positions(mapping);
    if (work.request.dry_run) return read_rows(work, mapping, positions, kept, nullptr);
    work.write([&](core::ImportId import) {
        auto loader = work.project.load_context_layer(
            {{}, work.report.target, work.report.target, work.request.role, work.source_name}, kept.columns,
            mapping.column_name("label"), import);
        read_rows(work, mapping, positions, kept, &loader);
        loader.finish();
    });
}

}

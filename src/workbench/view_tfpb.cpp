#include "workbench/view_tfpb.hpp"

#include "text/language.hpp"
#include "workbench/workbench.hpp"

namespace vigie::workbench {

using text::tr;

TfpbDialogView tfpb_dialog_view(Workbench const& workbench) {
    TfpbDialogView view;
    view.year = static_cast<int>(core::today().year());
    auto const* const layer = dossier::qpv_layer(workbench.snapshot());
    view.zone_codes.emplace_back();
    view.zone_names.push_back(layer != nullptr ? tr("All QPV") : tr("All residences"));
    if (layer != nullptr)
        for (auto const& zone : layer->zones) {
            view.zone_codes.push_back(zone.code);
            view.zone_names.push_back(zone.name);
        }
    view.axis_names.push_back(tr("All axes"));
    for (auto const& axis : dossier::tfpb_axes)
        view.axis_names.push_back(text::pick({axis.fr, axis.en}));
    return view;
}

void apply(Workbench& w, PrepareTfpb const& intent) {
    dossier::TfpbRequest const request{.year = dossier::tfpb_year(intent.year), .zone = intent.zone, .axis = intent.axis};
    ExportRequest out;
    out.kind = ExportKind::tfpb_sheet;
    out.tfpb = request;
    auto name = tr("tfpb") + "-" + std::to_string(request.year) + (request.zone.empty() ? "" : "-" + request.zone);
    out.target = std::filesystem::path(w.snapshot().path).parent_path() / (name + ".pdf");
    w.close_dialog();
    w.prepare_export(std::move(out));
}

}

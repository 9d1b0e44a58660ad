#include "workbench/view_tfpb.hpp"

#include "text/language.hpp"

namespace vigie::workbench {

namespace {

using text::tr;

constexpr char separator = '\n'; // no code of a zone holds one

}

TfpbDialogView tfpb_dialog_view(Workbench const& workbench) {
    TfpbDialogView view;
    view.year = static_cast<int>(core::today().year());
    auto const* const layer = qpv_layer(workbench.snapshot());
    view.zone_codes.emplace_back();
    view.zone_names.push_back(layer != nullptr ? tr("All QPV") : tr("All residences"));
    if (layer != nullptr)
        for (auto const& zone : layer->zones) {
            view.zone_codes.push_back(zone.code);
            view.zone_names.push_back(zone.name);
        }
    view.axis_names.push_back(tr("All axes"));
    for (auto const& axis : tfpb_axes)
        view.axis_names.push_back(text::pick({axis.fr, axis.en}));
    return view;
}

std::string tfpb_export_words(TfpbRequest const& request) {
    return std::to_string(request.year) + separator + (request.axis ? std::string(tfpb_axes[*request.axis].code) : "") +
           separator + request.zone;
}

TfpbRequest tfpb_request_of(std::string const& words) {
    auto const first = words.find(separator), second = words.find(separator, first + 1);
    TfpbRequest request;
    request.year = tfpb_year(words.substr(0, first));
    request.axis = tfpb_axis_of(words.substr(first + 1, second - first - 1));
    request.zone = words.substr(second + 1);
    return request;
}

void apply(Workbench& w, PrepareTfpb const& intent) {
    TfpbRequest request;
    request.year = tfpb_year(intent.year);
    request.zone = intent.zone;
    request.axis = intent.axis;
    ExportRequest out;
    out.kind = ExportKind::tfpb_sheet;
    out.what = tfpb_export_words(request);
    auto name = tr("tfpb") + "-" + std::to_string(request.year) + (request.zone.empty() ? "" : "-" + request.zone);
    out.target = std::filesystem::path(w.snapshot().path).parent_path() / (name + ".pdf");
    w.close_dialog();
    w.prepare_export(std::move(out));
}

}

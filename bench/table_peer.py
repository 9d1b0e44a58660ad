#!/usr/bin/env python3
"""The rows of table_bench in the attribute table of QGIS (Debian's), without a window: loaded into its model, sorted, filtered.

Usage: QT_QPA_PLATFORM=offscreen table_peer.py FILE.csv   (after table_bench --write FILE.csv 1000000)
The file is first copied into a GeoPackage; that is not counted. The model's cache is as large as the table, so that
nothing is read twice. Prints milliseconds of the processor.
"""
import sys
import tempfile
import time

from qgis.core import QgsApplication, QgsFeatureRequest, QgsVectorFileWriter, QgsVectorLayer, QgsVectorLayerCache
from qgis.gui import QgsAttributeTableFilterModel, QgsAttributeTableModel, QgsMapCanvas
from qgis.PyQt.QtCore import Qt


def milliseconds(work):
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def geopackage(csv):
    rows = QgsVectorLayer(f"file://{csv}?delimiter=;&detectTypes=yes&geomType=none", "rows", "delimitedtext")
    assert rows.isValid(), csv
    path = tempfile.mkdtemp() + "/rows.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(rows, path, rows.transformContext(), options)
    return path


def main(csv):
    application = QgsApplication([], True)
    application.initQgis()
    layer = QgsVectorLayer(geopackage(csv), "rows", "ogr")
    count = layer.featureCount()
    cache = QgsVectorLayerCache(layer, count + 1)
    model = QgsAttributeTableModel(cache)
    canvas = QgsMapCanvas()
    shown = QgsAttributeTableFilterModel(canvas, model)
    print(f"{count} rows, QGIS\n\n| | ms |\n|---|---|")
    print(f"| open | {milliseconds(model.loadLayer):.0f} |", flush=True)
    for name in ("score", "name"):
        column = layer.fields().indexOf(name)
        print(f"| sort by {name} | {milliseconds(lambda: shown.sort(column, Qt.AscendingOrder)):.0f} |", flush=True)

    def keep():
        request = QgsFeatureRequest().setFilterExpression('"score" > 50').setFlags(QgsFeatureRequest.NoGeometry)
        shown.setFilterMode(QgsAttributeTableFilterModel.ShowFilteredList)
        shown.setFilteredFeatures([feature.id() for feature in layer.getFeatures(request)])

    print(f"| filter by score > 50 | {milliseconds(keep):.0f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])

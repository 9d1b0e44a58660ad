#!/usr/bin/env python3
"""An atlas of QGIS (Debian's), off screen: one A4 page a residence with map, legend and scale bar, as PDF.

Usage: QT_QPA_PLATFORM=offscreen sheet_peer.py PROJECT.gpkg PAGES FOLDER
Prints seconds of processor and of wall clock, start of QGIS left out, a page.
"""
import os
import sys
import time

from qgis.core import (QgsApplication, QgsLayoutExporter, QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutItemPage, QgsLayoutItemScaleBar,
                       QgsLayoutPoint, QgsLayoutSize, QgsPrintLayout, QgsProject, QgsUnitTypes, QgsVectorLayer)


def item(layout, made, x, y, width, height):
    layout.addLayoutItem(made)
    made.attemptMove(QgsLayoutPoint(x, y, QgsUnitTypes.LayoutMillimeters))
    made.attemptResize(QgsLayoutSize(width, height, QgsUnitTypes.LayoutMillimeters))
    return made


def main(path, pages, folder):
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    # The layers of the project open with the styles Vigie writes into it.
    for name in ("zone", "v_residence_score"):
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        assert layer.isValid(), name
        layer.loadDefaultStyle()
        project.addMapLayer(layer)
    points = project.mapLayersByName("v_residence_score")[0]
    zones = project.mapLayersByName("zone")[0]
    project.setCrs(points.crs())
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize('A4', QgsLayoutItemPage.Portrait)
    shown = item(layout, QgsLayoutItemMap(layout), 10, 10, 190, 200)
    shown.setLayers([points, zones])
    shown.setExtent(points.extent())
    legend = item(layout, QgsLayoutItemLegend(layout), 10, 215, 90, 70)
    legend.setLinkedMap(shown)
    bar = item(layout, QgsLayoutItemScaleBar(layout), 110, 215, 80, 15)
    bar.setLinkedMap(shown)
    bar.applyDefaultSize()
    atlas = layout.atlas()
    atlas.setCoverageLayer(points)
    atlas.setEnabled(True)
    shown.setAtlasDriven(True)
    shown.setAtlasScalingMode(QgsLayoutItemMap.Fixed)
    shown.setScale(5000)
    exporter = QgsLayoutExporter(layout)
    wall, processor, written = time.perf_counter(), time.process_time(), 0
    atlas.beginRender()
    more = atlas.first()
    while more and written < pages:
        target = os.path.join(folder, f"{written:04}.pdf")
        assert exporter.exportToPdf(target, QgsLayoutExporter.PdfExportSettings()) == QgsLayoutExporter.Success
        written += 1
        more = atlas.next()
    atlas.endRender()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"{written} pages, {1000 * processor / written:.1f} ms of processor and {1000 * wall / written:.1f} ms a page")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])

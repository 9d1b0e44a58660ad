#!/usr/bin/env python3
"""The layers of map_bench drawn by QGIS (Debian's), with its parallel renderer job, off screen, at 1920x1080.

Usage: QT_QPA_PLATFORM=offscreen map_peer.py FOLDER RESIDENCES...   (after map_bench --write FOLDER RESIDENCES...)
Residences are discs coloured by class whose area follows the dwellings, zones dashed limits, as Vigie draws them.
Prints milliseconds of a whole redraw, medians of 3, at the three scales of map_bench.
"""
import statistics
import sys
import time

from qgis.core import (QgsApplication, QgsCategorizedSymbolRenderer, QgsMapRendererParallelJob, QgsMapSettings,
                       QgsMarkerSymbol, QgsPointXY, QgsProperty, QgsRectangle, QgsRendererCategory, QgsSingleSymbolRenderer,
                       QgsFillSymbol, QgsSymbolLayer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize

COLOURS = {"A": "#EDE4D3", "B": "#F3C46B", "C": "#E0703C", "D": "#8E1B3A", "N": "#FFFFFF"}
METRES_PER_PX_AT_1 = 0.0002646
WEST, SOUTH, SIDE = 300_000, 6_750_000, 224 * 450


def disc(colour):
    symbol = QgsMarkerSymbol.createSimple({"name": "circle", "color": colour, "outline_color": "#2A2F36", "outline_width": "1.25",
                                           "outline_width_unit": "Pixel", "size": "6", "size_unit": "Pixel"})
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.PropertySize, QgsProperty.fromExpression('max(5.4, 1.86 * sqrt("dwellings"))'))
    return symbol


def layers(path):
    points = QgsVectorLayer(f"{path}|layername=residences", "residences", "ogr")
    zones = QgsVectorLayer(f"{path}|layername=zones", "zones", "ogr")
    assert points.isValid() and zones.isValid(), path
    points.setRenderer(QgsCategorizedSymbolRenderer("class", [QgsRendererCategory(c, disc(x), c) for c, x in COLOURS.items()]))
    outline = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#7C8794", "outline_width": "1.25",
                                          "outline_width_unit": "Pixel", "outline_style": "dash"})
    zones.setRenderer(QgsSingleSymbolRenderer(outline))
    return [points, zones]


def redraw_ms(drawn, metres_per_px, shift):
    settings = QgsMapSettings()
    settings.setLayers(drawn)
    settings.setDestinationCrs(drawn[0].crs())
    settings.setOutputSize(QSize(1920, 1080))
    settings.setOutputDpi(96)
    x, y = WEST + SIDE / 2 + shift, SOUTH + SIDE / 2
    settings.setExtent(QgsRectangle(x - 960 * metres_per_px, y - 540 * metres_per_px, x + 960 * metres_per_px, y + 540 * metres_per_px))
    start = time.perf_counter()
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage()
    return 1000 * (time.perf_counter() - start)


def main(folder, sizes):
    application = QgsApplication([], False)
    application.initQgis()
    print("| residences | whole | 1:100 000 | 1:10 000 |\n|---|---|---|---|")
    for size in sizes:
        drawn = layers(f"{folder}/map_{size}.gpkg")
        row = []
        for metres_per_px in (SIDE / 1040, 100_000 * METRES_PER_PX_AT_1, 10_000 * METRES_PER_PX_AT_1):
            shift = 0 if metres_per_px > 50 else 3_000
            row.append(statistics.median(redraw_ms(drawn, metres_per_px, shift + 40 * run) for run in range(3)))
        print(f"| {size} | " + " | ".join(f"{ms:.0f}" for ms in row) + " |", flush=True)
    application.exitQgis()


if __name__ == "__main__":
    main(sys.argv[1], [int(size) for size in sys.argv[2:]])

"""Opens a project in QGIS, off screen: the published layers are listed and scores are drawn in our class colours.

QT_QPA_PLATFORM=offscreen /usr/bin/python3 tests/cli/qgis_check.py PROJECT.gpkg PICTURE.png
Exit 0: as it should be; 1: not; 77: QGIS for Python (python3-qgis) is not installed. Run by tests/cli/qgis_test.cpp.
"""
import os
import sys

try:
    from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsVectorLayer
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

LAYERS = {"residence", "residence_footprint", "zone", "foyer", "incident", "v_residence_score", "v_zone_score"}
COLOURS = {"A": "#bbd3e6", "B": "#e6a72e", "C": "#c44f1d", "D": "#6f1233"}


def fail(words):
    print(words)
    sys.exit(1)


def opened(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not layer.isValid():
        fail(f"{name} does not open")
    return layer


def listed(path):
    parent = QgsVectorLayer(path, "project", "ogr")
    separator = parent.dataProvider().sublayerSeparator()
    return {line.split(separator)[1] for line in parent.dataProvider().subLayers()}


def check_rules(layer, expected):
    """Each class is drawn by one rule, in its colour."""
    renderer = layer.renderer()
    if renderer.type() != "RuleRenderer":
        fail(f"{layer.name()} is drawn by {renderer.type()}: our style was not taken")
    found = {rule.label()[0]: rule.symbol().color().name() for rule in renderer.rootRule().children() if rule.label()[1:3] == " ·"}
    if found != expected:
        fail(f"{layer.name()}: {found}, not {expected}")


def drawn(layers, picture):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(1200, 900))
    settings.setBackgroundColor(QColor("white"))
    settings.setDestinationCrs(layers[0].crs())
    extent = layers[0].extent()
    extent.scale(1.1)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(picture)
    return image


def count_pixels(image):
    counts = dict.fromkeys(COLOURS, 0)
    by_name = {colour: letter for letter, colour in COLOURS.items()}
    for y in range(image.height()):
        for x in range(image.width()):
            letter = by_name.get(image.pixelColor(x, y).name())
            if letter:
                counts[letter] += 1
    return counts


application = QgsApplication([], False)
application.initQgis()
path, picture = sys.argv[1], sys.argv[2]
missing = LAYERS - listed(path)
if missing:
    fail(f"not listed: {sorted(missing)}")
if "layer_styles" in listed(path):
    fail("the table of styles is listed as a layer")
scores = opened(path, "v_residence_score")
zones = opened(path, "v_zone_score")
check_rules(scores, COLOURS)
check_rules(zones, COLOURS)
present = {feature["class"] for feature in scores.getFeatures() if feature.hasGeometry()} - {"N"}
counts = count_pixels(drawn([scores], picture))
for letter in COLOURS:
    if (counts[letter] > 20) != (letter in present):
        fail(f"class {letter}: {counts[letter]} pixels, {'some' if letter in present else 'no'} residence")
print(f"drawn: {counts}", flush=True)
os._exit(0)  # QGIS 3.22 takes its providers down in an order that crashes Python's own exit

#!/usr/bin/env python3
"""Reads CAD files with programs that are not ours, and holds their lengths against the configured ones.

    measure.py FOLDER    what `npm run cad:samples -- FOLDER` has made

DXF is read by ezdxf, PDF by MuPDF, STEP by Gmsh and Open CASCADE's Draw. Beside each file it writes a picture of it. Ends with 1 where a length differs.
Debian: apt-get install python3-ezdxf python3-matplotlib python3-fitz python3-gmsh occt-draw libocct-draw-dev
"""
import json
import logging
import math
import subprocess
import sys
import tempfile
from pathlib import Path

import ezdxf
import fitz
import gmsh
import matplotlib
import numpy

matplotlib.use("Agg")
logging.getLogger("matplotlib.font_manager").disabled = True  # the font of CAD programs is not there
import matplotlib.pyplot as plt
from matplotlib.collections import PolyCollection
from ezdxf.addons.drawing import Frontend, RenderContext
from ezdxf.addons.drawing.matplotlib import MatplotlibBackend

POINTS_PER_MM = 72 / 25.4
failures = 0


def report(what, expected, found, tolerance):
    """Prints one length of the configuration and the one in the file that is nearest to it."""
    global failures
    nearest = min(found, key=lambda length: abs(length - expected), default=math.nan)
    is_equal = abs(nearest - expected) <= tolerance
    failures += not is_equal
    print(f"  {'ok' if is_equal else 'NOT EQUAL':9} {what:34} configured {expected:9.2f}  in the file {nearest:9.2f}")


def read_dxf(path, lengths):
    document = ezdxf.readfile(path)
    errors = document.audit().errors
    if errors:
        raise SystemExit(f"{path}: {errors[0].message}")
    space = document.modelspace()
    measured = [dimension.get_measurement() for dimension in space.query("DIMENSION")]
    for name, length in lengths.items():
        report(f"DXF, dimension {name}", length, measured, 0.05)
    rounds = [entity for entity in space.query("CIRCLE ARC") if entity.dxf.radius > 250]
    if "wheelbase" in lengths:
        centres = [entity.dxf.center.x for entity in rounds]
        apart = [abs(a - b) for a in centres for b in centres]
        report("DXF, between the tyres", lengths["wheelbase"], apart, 0.1)
    else:
        lines = [entity.dxf.start.distance(entity.dxf.end) for entity in space.query("LINE")]
        # Where an edge is hidden is known to half a millimetre.
        report("DXF, longest edge of the frame", lengths["length"], lines, 1)
    figure = plt.figure(figsize=(23.4, 16.5))
    axes = figure.add_axes([0, 0, 1, 1])
    context = RenderContext(document)
    Frontend(context, MatplotlibBackend(axes)).draw_layout(space, finalize=True)
    figure.savefig(path.with_name("dxf.png"), dpi=260, facecolor=axes.get_facecolor())
    plt.close(figure)


def read_pdf(path, lengths):
    document = fitz.open(path)
    page = document[0]
    words = page.get_text().replace("\u00a0", " ")
    scale = next(int(word.split(":")[1]) for word in words.split() if word.startswith("1:") and word[2:].isdigit())
    lines = [
        math.dist(item[1], item[2]) / POINTS_PER_MM * scale
        for drawing in page.get_drawings()
        for item in drawing["items"]
        if item[0] == "l"
    ]
    for name, length in lengths.items():
        report(f"PDF, 1:{scale}, line of {name}", length, lines, 0.01 * scale + 0.05)
    page.get_pixmap(dpi=110).save(path.with_name("pdf.png"))


def draw_solids(path):
    """Draws the solids as triangles with one light, seen from the front right and above."""
    with tempfile.TemporaryDirectory() as folder:
        script, mesh = Path(folder, "mesh.tcl"), Path(folder, "mesh.stl")
        commands = ["pload MODELING XDE", f"ReadStep D {path}", "XGetOneShape s D", "incmesh s 1", f"writestl s {mesh} 1"]
        script.write_text("\n".join([*commands, "exit", ""]))
        subprocess.run(["occt-draw", "-b", "-f", script], check=True, stdout=subprocess.DEVNULL)
        read = numpy.fromfile(mesh, offset=84, dtype=[("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("rest", "<u2")])
    triangles = read["corners"].astype(float)
    turn, rise = math.radians(-35), math.radians(22)
    right = numpy.array([math.cos(turn), math.sin(turn), 0])
    back = numpy.array([-math.sin(turn) * math.cos(rise), math.cos(turn) * math.cos(rise), -math.sin(rise)])
    up = numpy.cross(right, back)
    normals = numpy.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    sizes = numpy.linalg.norm(normals, axis=1)
    light = numpy.abs(normals @ numpy.array([0.45, -0.65, 0.6])) / numpy.where(sizes == 0, 1, sizes)
    order = numpy.argsort(-(triangles.mean(axis=1) @ back))
    flat = numpy.stack([triangles @ right, triangles @ up], axis=2)[order]
    shades = numpy.clip(0.25 + 0.7 * light[order], 0, 1)
    figure = plt.figure(figsize=(16, 10))
    axes = figure.add_axes([0, 0, 1, 1])
    colours = numpy.stack([shades] * 3, axis=1)
    axes.add_collection(PolyCollection(flat, facecolors=colours, edgecolors=colours, linewidths=0.1))
    axes.autoscale_view()
    axes.set_aspect("equal")
    axes.axis("off")
    figure.savefig(path.with_name("step.png"), dpi=90)
    plt.close(figure)


def read_step(path, lengths):
    gmsh.initialize()
    gmsh.option.setNumber("General.Terminal", 0)
    gmsh.option.setString("Geometry.OCCTargetUnit", "MM")
    gmsh.model.occ.importShapes(str(path))
    gmsh.model.occ.synchronize()
    boxes = [
        (gmsh.model.getEntityName(dimension, tag), gmsh.model.getBoundingBox(dimension, tag))
        for dimension, tag in gmsh.model.getEntities(3)
    ]
    gmsh.finalize()
    draw_solids(path)
    if "wheelbase" in lengths:
        middles = {name: (box[0] + box[3]) / 2 for name, box in boxes if "tyre" in name or "eifen" in name}
        report("STEP, between the tyres", lengths["wheelbase"], [max(middles.values()) - min(middles.values())], 0.5)
        bars = [box[4] - box[1] for name, box in boxes if "/Handlebar/" in name or "/Lenker/" in name]
        # A swept end of the bar reaches a little further than the end of its axis.
        report("STEP, width of the handlebar", lengths["bar_width"], [max(bars)], 4)
    else:
        # The beams along the frame are as long as the frame; plates and trays on it may be wider.
        along = [box[3] - box[0] for name, box in boxes]
        report("STEP, length of the frame", lengths["length"], along, 0.1)
        beams = [box for name, box in boxes if abs(box[3] - box[0] - lengths["length"]) < 0.1]
        across = max((box[4] for box in beams), default=0) - min((box[1] for box in beams), default=0)
        report("STEP, width across the beams", lengths["width"], [across], 0.1)


for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
    print(folder.name)
    lengths = json.loads((folder / "expected.json").read_text())["lengths"]
    files = {path.suffix: path for path in folder.iterdir()}
    read_dxf(files[".dxf"], lengths)
    read_pdf(files[".pdf"], lengths)
    read_step(files[".step"], lengths)
sys.exit(1 if failures else 0)

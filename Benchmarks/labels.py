#!/usr/bin/env python3
"""Whether the labels of diagrams belong to their lines, measured where Graphviz lays them out.

    Benchmarks/labels.py [--relata PATH] [--option=--focus --option=Israel …] GRAPH.json …

For each graph: the number of labels, of labels that a line crosses, and of labels that are nearer to another line than to their own; the
least distance of a label to another line, and the size of the picture in points. Exits with 1 where a share is above --most percent.
"""
import argparse
import json
import subprocess
import sys


def beziers(position):
    """The points of a spline, each cubic curve in twelve pieces."""
    points, start, end = [], None, None
    for part in position.split():
        kind, numbers = (part[0], part[2:]) if part[0] in "es" else ("", part)
        point = tuple(map(float, numbers.split(",")))
        if kind == "e":
            end = point
        elif kind == "s":
            start = point
        else:
            points.append(point)
    out = [start] if start else []
    for i in range(0, len(points) - 3, 3):
        a, b, c, d = points[i:i + 4]
        for step in range(13):
            t = step / 12
            out.append(tuple((1 - t) ** 3 * a[k] + 3 * t * (1 - t) ** 2 * b[k] + 3 * t * t * (1 - t) * c[k] + t ** 3 * d[k] for k in (0, 1)))
    return out + ([end] if end else [])


def clip(box, a, b):
    """Whether a stretch goes through a box (Liang and Barsky, 1984)."""
    low, high = 0.0, 1.0
    for k in (0, 1):
        delta = b[k] - a[k]
        for p, q in ((-delta, a[k] - box[k]), (delta, box[k + 2] - a[k])):
            if p == 0:
                if q < 0:
                    return False
            elif p < 0:
                low = max(low, q / p)
            else:
                high = min(high, q / p)
    return low < high


def distance(box, line):
    """Of a box to the points of a line that is in short stretches."""
    def one(point):
        x = max(box[0] - point[0], 0, point[0] - box[2])
        y = max(box[1] - point[1], 0, point[1] - box[3])
        return (x * x + y * y) ** 0.5
    return min(map(one, line)) if line else float("inf")


def measure(dot, engine):
    """Labels, crossed labels, labels nearer to another line, the least distance to another line, width and height."""
    layout = json.loads(subprocess.run(["dot", "-K" + engine, "-Tjson"], input=dot, capture_output=True, check=True).stdout)
    names = [item["name"] for item in layout["objects"]]
    boxes, lines = {}, {}
    for item in layout["objects"]:
        if item["name"].startswith("label") and item["name"][5:].isdigit():
            x, y = map(float, item["pos"].split(","))
            # The box has a blank on each side of the text.
            width, height = float(item["width"]) * 36 - 2.5, float(item["height"]) * 36 - 1
            boxes[item["name"]] = (x - width, y - height, x + width, y + height)
    for number, edge in enumerate(layout.get("edges", [])):
        if "pos" not in edge or edge.get("style") == "invis":
            continue
        ends = [names[edge[end]] for end in ("tail", "head")]
        own = next((name for name in ends if name in boxes), f"edge {number}")
        lines.setdefault(own, []).append(beziers(edge["pos"]))
        if "lp" in edge:
            x, y = map(float, edge["lp"].split(","))
            texts = [text for text in edge["_ldraw_"] if text["op"] == "T"]
            width, height = max(text["width"] for text in texts) / 2 - 2.5, len(texts) * 5.5 - 1
            boxes[own] = (x - width, y - height, x + width, y + height)
    crossed, misplaced, least = 0, 0, float("inf")
    for name, box in boxes.items():
        own = min((distance(box, line) for line in lines.get(name, [])), default=float("inf"))
        others = [line for other, some in lines.items() if other != name for line in some]
        nearest = min((distance(box, line) for line in others), default=float("inf"))
        hit = any(clip(box, a, b) for some in lines.values() for line in some for a, b in zip(line, line[1:]))
        crossed += hit
        misplaced += nearest < own
        least = min(least, 0 if hit else nearest)
    bounds = list(map(float, layout["bb"].split(",")))
    return len(boxes), crossed, misplaced, least, bounds[2], bounds[3]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--relata", default=".build/release/relata")
    parser.add_argument("--option", action="append", default=[], help="passed on to relata render")
    parser.add_argument("--engine", default="dot")
    parser.add_argument("--most", type=float, default=0, help="percent of labels that may be crossed, and that may be nearer to another line")
    parser.add_argument("graphs", nargs="+")
    options = parser.parse_args()
    print(f"{'graph':30} {'labels':>6} {'crossed':>7} {'misplaced':>9} {'nearest other':>13} {'size':>12}")
    total = [0, 0, 0]
    for path in options.graphs:
        command = [options.relata, "render", path, "--format", "dot", *options.option]
        dot = subprocess.run(command, check=True, capture_output=True).stdout
        labels, crossed, misplaced, least, width, height = measure(dot, options.engine)
        total = [total[0] + labels, total[1] + crossed, total[2] + misplaced]
        print(f"{path[-30:]:30} {labels:6} {crossed:7} {misplaced:9} {least:13.1f} {width:6.0f}×{height:<5.0f}")
    print(f"{'all':30} {total[0]:6} {total[1]:7} {total[2]:9}")
    return any(count * 100 > options.most * total[0] for count in total[1:])


if __name__ == "__main__":
    sys.exit(main())

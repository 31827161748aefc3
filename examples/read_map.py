"""Reads what `spintorque map` has written: python3 examples/read_map.py FOLDER [PICTURE.png]. Needs NumPy; the picture needs matplotlib."""

import json
import sys
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
data = np.load(folder / "map.npz")
about = json.loads((folder / "map.json").read_text(encoding="utf-8"))

for name, axis in about["axes"].items():
    values = data[name]
    print(f"{axis['path']}: {len(values)} values from {values[0]} to {values[-1]} {axis['unit']}")

for quantity in about["quantities"]:
    values = data[quantity["name"]]  # indexed [y, x]; nan where there is no value
    print(f"{quantity['name']}: {values.shape}, from {np.nanmin(values)} to {np.nanmax(values)} {quantity['unit']}")

for line in about["lines"]:
    if line["label"]:
        print(f"line {line['label']}: level {line['level']}, {line['segments'][-1]['origin']}, slope {line['slope']}")

if len(sys.argv) > 2 and "y" in about["axes"]:
    import matplotlib.pyplot as plt

    quantity = about["quantities"][0]
    plt.pcolormesh(data["x"], data["y"], data[quantity["name"]])
    for line in about["lines"]:
        for part in line["segments"] if line["label"] else []:
            plt.plot(*zip(part["from"], part["to"]), "w--", linewidth=0.8)
    plt.xlabel(about["axes"]["x"]["path"])
    plt.ylabel(about["axes"]["y"]["path"])
    plt.colorbar(label=quantity["name"])
    plt.savefig(sys.argv[2])

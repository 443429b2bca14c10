"""Solves the interpolation problem with cvxopt on a fixed dictionary: 180
directions times a crease through every sample. Reads {"y", "x"} (n x 2 each) on
standard input and writes {"ms", "cost"}.

The dual is the form cvxopt is quickest at: maximise <C, Z> over Z (m x 2)
subject to |Z^T phi_k| <= 1 for every crease k, phi_k being the values of its
ReLU at the samples without their affine part.
"""
import json
import math
import sys
import time

from cvxopt import matrix, solvers

ANGLES = 180


def orthonormal(columns):
    basis = []
    for col in columns:
        col = col[:]
        for _ in range(2):
            for b in basis:
                t = sum(p * q for p, q in zip(b, col))
                col = [c - t * p for c, p in zip(col, b)]
        size = math.sqrt(sum(c * c for c in col))
        if size > 1e-9:
            basis.append([c / size for c in col])
    return basis


def main():
    data = json.load(sys.stdin)
    y, x = data["y"], data["x"]
    n = len(y)
    start = time.perf_counter()
    affine = orthonormal([[1.0] * n, [p[0] for p in y], [p[1] for p in y]])
    unit = [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]
    rest = matrix(orthonormal(affine + unit)[len(affine):])  # n x m
    m = rest.size[1]
    columns = []
    for a in range(ANGLES):
        w = math.cos(math.pi * a / ANGLES), math.sin(math.pi * a / ANGLES)
        t = [w[0] * p[0] + w[1] * p[1] for p in y]
        columns += [[max(0.0, v - t[i]) for v in t] for i in range(n)]
    phi = rest.T * matrix(columns)  # m x K
    k = phi.size[1]
    target = rest.T * matrix([[p[0] for p in x], [p[1] for p in x]])  # m x 2
    # One cone (1, Z^T phi_k) a crease; the unknown is Z, column by column.
    g = matrix(0.0, (3 * k, 2 * m))
    g[1::3, :m] = -phi.T
    g[2::3, m:] = -phi.T
    h = matrix(0.0, (3 * k, 1))
    h[0::3] = 1.0
    solvers.options["show_progress"] = False
    found = solvers.conelp(-target[:], g, h, {"l": 0, "q": [3] * k, "s": []})
    if found["status"] != "optimal":
        sys.exit("cvxopt: " + found["status"])
    json.dump({"ms": 1e3 * (time.perf_counter() - start), "cost": -found["primal objective"]}, sys.stdout)


main()

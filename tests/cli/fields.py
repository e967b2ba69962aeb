# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# fields.py DIR...: reads every file of fields of results with VTK's own readers, integrates the phase over it and
# holds the mean against 'LT fraction [1]' of statistics.csv at that time; times and units as VTK has them. The
# polynomial of a cell of degree n has n + 1 equally spaced nodes along each edge: the closed Newton-Cotes rule
# integrates it exactly. Coordinates and values are in single precision, 6e-8 of each, which the means share.
import csv
import math
import os
import sys
import xml.etree.ElementTree as xml

import vtk

NEWTON_COTES = {1: (1 / 2, 1 / 2), 2: (1 / 6, 4 / 6, 1 / 6), 3: (1 / 8, 3 / 8, 3 / 8, 1 / 8),
                4: (7 / 90, 32 / 90, 12 / 90, 32 / 90, 7 / 90)}
TOLERANCE = 1e-7


def read(name):
    parallel = name.endswith('.pvtu')
    reader = vtk.vtkXMLPUnstructuredGridReader() if parallel else vtk.vtkXMLUnstructuredGridReader()
    reader.SetFileName(name)
    reader.Update()
    assert reader.GetErrorCode() == 0, name
    return reader.GetOutput()


def weights_of(cell):
    """For the nodes of a cell, which is a box."""
    if isinstance(cell, (vtk.vtkLagrangeQuadrilateral, vtk.vtkLagrangeHexahedron)):
        order = [cell.GetOrder(i) for i in range(cell.GetCellDimension())]
        index = cell.PointIndexFromIJK
    else:  # linear ones go round their faces
        order = [1] * cell.GetCellDimension()
        index = lambda i, j, k: {(0, 0): 0, (1, 0): 1, (1, 1): 2, (0, 1): 3}[i, j] + 4 * k
    order += [0] * (3 - len(order))
    weights = {}
    for i in range(order[0] + 1):
        for j in range(order[1] + 1):
            for k in range(order[2] + 1):
                weight = NEWTON_COTES[order[0]][i] * NEWTON_COTES[order[1]][j]
                weights[index(i, j, k)] = weight * (NEWTON_COTES[order[2]][k] if order[2] else 1)
    return weights


def mean_of_phase(grid):
    volume, integral, known, degrees = 0., 0., {}, set()
    phase = grid.GetPointData().GetArray('LT_phase')
    for c in range(grid.GetNumberOfCells()):
        cell = grid.GetCell(c)
        kind = (cell.GetCellType(), cell.GetNumberOfPoints())
        if kind not in known:
            known[kind] = weights_of(cell)
        degrees.add(kind)
        b = cell.GetBounds()
        size = (b[1] - b[0]) * (b[3] - b[2]) * (b[5] - b[4] if cell.GetCellDimension() == 3 else 1)
        volume += size
        integral += size * math.fsum(w * phase.GetValue(cell.GetPointId(n)) for n, w in known[kind].items())
    return integral / volume, degrees


def check(folder):
    with open(os.path.join(folder, 'statistics.csv'), newline='') as table:
        rows = {float(row['time [s]']): float(row['LT fraction [1]']) for row in csv.DictReader(table)}
    worst, shares = 0., []
    for entry in xml.parse(os.path.join(folder, 'solution.pvd')).iter('DataSet'):
        time = float(entry.get('timestep'))
        grid = read(os.path.join(folder, entry.get('file')))
        first = entry.get('file') if entry.get('file').endswith('.vtu') else entry.get('file')[:-5] + '.0000.vtu'
        one = read(os.path.join(folder, first))
        assert one.GetFieldData().GetArray('TimeValue').GetValue(0) == time, folder + ': TimeValue'
        assert time in rows, '%s: no row at %r' % (folder, time)
        label = one.GetPointData().GetArray('LT_phase').GetInformation().Get(vtk.vtkDataArray.UNITS_LABEL())
        assert label == '1', folder + ': unit %r' % label
        units = one.GetFieldData().GetAbstractArray('units')
        assert 'LT_phase [1]' in [units.GetValue(i) for i in range(units.GetNumberOfValues())], folder
        mean, kinds = mean_of_phase(grid)
        shares.append(mean)
        worst = max(worst, abs(mean - rows[time]))
    print('%s: %d outputs, phase from %.4f to %.4f, cells %s, worst difference %.1e' %
          (folder, len(shares), min(shares), max(shares), sorted(kinds), worst))
    assert len(shares) >= 3 and max(shares) - min(shares) > 0.01, folder + ': nothing happens'
    assert worst < TOLERANCE, folder + ': the phase is not that of statistics.csv'


for directory in sys.argv[1:]:
    check(directory)

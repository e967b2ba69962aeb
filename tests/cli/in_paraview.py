# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# pvpython in_paraview.py DIR...: opens solution.pvd of results and runs their view.py, each in
# a process of its own as a user would; the pictures have the colours of the fields, and text.
import os
import subprocess
import sys
import xml.etree.ElementTree as xml

from paraview import simple as pv
from vtkmodules.vtkIOImage import vtkPNGReader


def colours_of(name):
    reader = vtkPNGReader()
    reader.SetFileName(name)
    reader.Update()
    image = reader.GetOutput()
    data = image.GetPointData().GetScalars()
    counts = {}
    for i in range(data.GetNumberOfTuples()):
        colour = data.GetTuple3(i)
        counts[colour] = counts.get(colour, 0) + 1
    return counts, data.GetNumberOfTuples()


def near(colour, other):
    return max(abs(a - b) for a, b in zip(colour, other)) <= 6


for folder in sys.argv[1:]:
    name = os.path.join(folder, 'solution.pvd')
    times = [float(one.get('timestep')) for one in xml.parse(name).iter('DataSet')]
    source = pv.PVDReader(FileName=name)
    pv.UpdatePipeline(times[-1], source)
    assert list(source.TimestepValues) == times, folder + ': times'
    assert source.GetDataInformation().GetNumberOfCells() > 0, folder

    picture = os.path.abspath(os.path.join(folder, 'frame.png'))
    subprocess.run(['pvpython', os.path.join(folder, 'view.py'), picture], check=True)
    counts, total = colours_of(picture)
    top, most = max(counts.items(), key=lambda item: item[1])
    print('%s: %d times, %d colours, %.0f %% of the picture is %s' % (folder, len(times), len(counts), 100 * most / total, top))
    assert len(counts) > 50 and most < 0.95 * total, folder + ': there is next to nothing to be seen'
    if 'LT_phase' in [source.PointData[i].Name for i in range(len(source.PointData))] and source.GetDataInformation().GetBounds()[5] == 0:
        # the two phases in the plane, unlit
        for phase in ((26, 16, 12), (255, 236, 110)):
            share = sum(n for colour, n in counts.items() if near(colour, phase)) / total
            assert share > 0.003, '%s: hardly anything has the colour %s' % (folder, phase)

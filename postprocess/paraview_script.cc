// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/paraview_script.h"

#include "postprocess/colour_map.h"
#include "postprocess/render.h"

namespace softlattice
{
  namespace
  {
    const char *const head =
      R"END(# Shows this result in ParaView, in the colours of `softlattice render`.
#
#   pvpython view.py                    writes view.png beside this file: the last output
#   pvpython view.py a.png vacancies    another field, into a.png
#
# Without a display: xvfb-run -a -s "-noreset -screen 0 1280x1024x24" pvpython view.py
# In ParaView's window: open solution.pvd, then Tools > Python Shell > Run Script.
import os
import re
import sys
import xml.etree.ElementTree as xml

from paraview import simple as pv
import paraview

)END";

    const char *const body = R"END(

LIMITS = {}  # of the colours, by field


def here():
    """The folder of this file, or of what is open in the window."""
    if '__file__' in globals():
        return os.path.dirname(os.path.abspath(__file__))
    source = pv.GetActiveSource()
    if source is None or not hasattr(source, 'FileName'):
        raise SystemExit('open solution.pvd first')
    return os.path.dirname(os.path.abspath(str(source.FileName)))


def first_piece(folder):
    """The file of the first output, of the first process."""
    name = os.path.join(folder, 'solution.pvd')
    name = os.path.join(folder, xml.parse(name).find('.//DataSet').get('file'))
    if name.endswith('.pvtu'):
        name = os.path.join(os.path.dirname(name), xml.parse(name).find('.//Piece').get('Source'))
    return name


def fields_and_units(file):
    """Names of the arrays at the points, with their units, in the order of the file."""
    found = {}
    with open(file, encoding='latin-1') as lines:
        for line in lines:
            name = re.search(r'<DataArray [^>]*Name="([^"]+)"', line[:1000])
            if name:
                unit = re.search(r' units="([^"]*)"', line[:1000])
                found[name.group(1)] = unit.group(1) if unit else ''
    for name in ('CYCLE', 'TIME', 'TimeValue', 'connectivity', 'offsets', 'types'):
        found.pop(name, None)
    return found


def is_dimensionless(folder):
    """Whether the case counts time without a unit."""
    try:
        with open(os.path.join(folder, 'statistics.csv'), encoding='utf-8') as table:
            return 'time [1]' in table.readline()
    except OSError:
        return False


def range_over_time(source, field):
    """As `softlattice render` has it: of all outputs; a constant is in the middle of the colours."""
    lowest, highest = float('inf'), -float('inf')
    for time in source.TimestepValues if hasattr(source.TimestepValues, '__len__') else [source.TimestepValues]:
        pv.UpdatePipeline(time, source)
        low, high = source.PointData[field].GetRange(-1 if source.PointData[field].GetNumberOfComponents() > 1 else 0)
        lowest, highest = min(lowest, low), max(highest, high)
    if not highest - lowest > 1e-6 * max(abs(lowest), abs(highest)):
        half = 1 if lowest == 0 else 0.5 * abs(lowest)
        lowest, highest = lowest - half, highest + half
    return lowest, highest


def colours_of(field, lowest, highest):
    points = COLOURS['phase' if field == PHASE else 'viridis']
    transfer = pv.GetColorTransferFunction(field)
    LIMITS[field] = (lowest, highest)
    values = []
    for i, colour in enumerate(points):
        values += [lowest + (highest - lowest) * i / (len(points) - 1)] + [c / 255 for c in colour]
    transfer.RGBPoints = values
    transfer.ColorSpace = 'RGB'
    transfer.AutomaticRescaleRangeMode = 'Never'
    transfer.NanColor = [0.87, 0.87, 0.89]
    transfer.ScalarRangeInitialized = 1
    return transfer


def show(source, view, field, transfer, scale, lit=False):
    display = pv.Show(source, view)
    display.Representation = 'Surface'
    display.LookupTable = transfer
    pv.ColorBy(display, ('POINTS', field))
    display.LookupTable = transfer
    transfer.RescaleTransferFunction(*LIMITS[field])
    display.NonlinearSubdivisionLevel = 3  # cells of higher degree are curved
    display.Specular = 0
    if not lit:  # colours as the bar has them
        display.Ambient, display.Diffuse = 1, 0
    display.Scale = scale
    return display


def solid(source, view, field, transfer, bounds, level, scale):
    """In 3D: what is above the level as a body, and the field on the three faces behind it."""
    inside = pv.IsoVolume(Input=source, InputScalars=['POINTS', field], ThresholdRange=[level, 1e300])
    show(inside, view, field, transfer, scale, lit=True)
    for axis, side in ((0, 0), (1, 1), (2, 0)):
        # within the body by so little that it cannot be seen
        origin = [0.5 * (bounds[2 * a] + bounds[2 * a + 1]) for a in range(3)]
        size = bounds[2 * axis + 1] - bounds[2 * axis]
        origin[axis] = bounds[2 * axis + side] + (-1 if side else 1) * 1e-4 * size
        normal = [0, 0, 0]
        normal[axis] = 1
        face = pv.Slice(Input=source)
        face.SliceType.Origin = origin
        face.SliceType.Normal = normal
        show(face, view, field, transfer, scale)
    outline = pv.Show(pv.Outline(Input=source), view)
    outline.Scale = scale
    outline.AmbientColor = outline.DiffuseColor = [0.5, 0.5, 0.5]
    outline.Ambient, outline.Diffuse = 1, 0


def build(field=None):
    folder = here()
    units = fields_and_units(first_piece(folder))
    field = field or (PHASE if PHASE in units else next(iter(units)))
    if field not in units:
        raise SystemExit('there is no field %s; there are: %s' % (field, ', '.join(units)))

    source = pv.PVDReader(FileName=os.path.join(folder, 'solution.pvd'))
    pv.RenameSource(os.path.basename(folder), source)
    pv.UpdatePipeline(proxy=source)
    lowest, highest = (0, 1) if field == PHASE else range_over_time(source, field)
    transfer = colours_of(field, lowest, highest)

    view = pv.GetActiveViewOrCreate('RenderView')
    if not getattr(paraview, 'fromGUI', False):
        view.ViewSize = SIZE
    view.UseColorPaletteForBackground = 0
    view.Background = [1, 1, 1]
    view.OrientationAxesLabelColor = [0, 0, 0]
    times = source.TimestepValues
    last = times[-1] if hasattr(times, '__len__') else times
    view.ViewTime = last
    scene = pv.GetAnimationScene()
    scene.UpdateAnimationUsingDataTimeSteps()
    scene.AnimationTime = last
    pv.UpdatePipeline(last, source)

    bounds = source.GetDataInformation().GetBounds()
    size = [bounds[2 * a + 1] - bounds[2 * a] for a in range(3)]
    if size[2] > 0:
        scale = [max(1, 0.2 * max(size) / s) for s in size]  # a film would be a thread
        level = 0.5 * (lowest + highest)
        solid(source, view, field, transfer, bounds, level, scale)
        view.CameraParallelProjection = 1
        view.CameraViewUp = [0, 0, 1]
        centre = [0.5 * scale[a] * (bounds[2 * a] + bounds[2 * a + 1]) for a in range(3)]
        view.CameraFocalPoint = centre
        reach = 3 * max(size)
        view.CameraPosition = [centre[0] + 0.5 * reach, centre[1] - 0.75 * reach, centre[2] + 0.5 * reach]
        pv.ResetCamera(view)
        if max(scale) > 1:
            axes = ['%s drawn x %.3g' % ('xyz'[a], scale[a]) for a in range(3) if scale[a] > 1]
            note = pv.Text(Text=', '.join(axes))
            shown = pv.Show(note, view)
            shown.Color = [0, 0, 0]
            shown.FontSize = LETTERS
            shown.WindowLocation = 'Lower Left Corner'
    else:
        show(source, view, field, transfer, [1, 1, 1])
        view.InteractionMode = '2D'
        pv.ResetCamera(view)

    bar = pv.GetScalarBar(transfer, view)
    bar.Visibility = 1
    bar.Title = 'eta of the LT phase' if field == PHASE else field.replace('_', ' ')
    bar.ComponentTitle = '' if units[field] in ('', '1') else '[%s]' % units[field]
    bar.TitleColor = bar.LabelColor = [0, 0, 0]
    bar.TitleFontSize = bar.LabelFontSize = LETTERS
    bar.AutomaticLabelFormat = 0
    bar.LabelFormat = bar.RangeLabelFormat = '%.4g'
    bar.WindowLocation = 'Any Location'
    bar.Position = [0.87, 0.2]
    bar.ScalarBarLength = 0.6
    clock = pv.AnnotateTimeFilter(Input=source)
    second = '' if is_dimensionless(folder) else ' s'
    clock.Format = ('t = {time:.6g}' if paraview.compatibility.GetVersion() >= (5, 11) else 't = %.6g') + second
    shown = pv.Show(clock, view)
    shown.Color = [0, 0, 0]
    shown.FontSize = LETTERS
    pv.Render(view)
    return view


if __name__ == '__main__' or getattr(paraview, 'fromGUI', False):
    gui = getattr(paraview, 'fromGUI', False)
    words = [] if gui else sys.argv[1:]
    view = build(words[1] if len(words) > 1 else None)
    if not gui:
        picture = words[0] if words else os.path.join(here(), 'view.png')
        pv.SaveScreenshot(picture, view, ImageResolution=SIZE)
        print(picture)
)END";

    std::string colours_in_python(const std::string &name)
    {
      std::string text = "    '" + name + "': [";
      const ColourMap map(name);
      const std::vector<Colour> &points = map.points();
      for (const Colour &point : points)
        text += "(" + std::to_string(point[0]) + ", " + std::to_string(point[1]) + ", " +
                std::to_string(point[2]) + ")" + (&point == &points.back() ? "" : ", ");
      return text + "],\n";
    }
  } // namespace

  std::string paraview_script()
  {
    std::string text = head;
    text += "SIZE = [1280, 960]  # pixels\nLETTERS = 26  # points at 72 to the inch, pixels here\n";
    text += "PHASE = '" + std::string(order_parameter) + "'  # from 0 to 1 in any case\n";
    text += "COLOURS = {  # at equal distances\n";
    for (const char *const name : {"phase", "viridis"})
      text += colours_in_python(name);
    return text + "}\n" + body;
  }
} // namespace softlattice

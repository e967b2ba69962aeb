# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# Macro for ParaView, Macros > Import new macro: shows the active solution.pvd as `softlattice render` draws it, by
# the view.py that the run has left beside it.
import os

from paraview.simple import GetActiveSource


def shown_result():
    source = GetActiveSource()
    name = getattr(source, 'FileName', None)
    if name is None or not str(name).endswith('.pvd'):
        raise RuntimeError('open solution.pvd of a result directory and select it first')
    return os.path.dirname(os.path.abspath(str(name)))


script = os.path.join(shown_result(), 'view.py')
with open(script) as text:
    exec(compile(text.read(), script, 'exec'), {'__name__': 'view', '__file__': script})

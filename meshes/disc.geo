// SPDX-License-Identifier: LGPL-2.1-or-later
// A disc of radius 5 (read with Length unit = 1 um), one half of its rim exposed, the other covered:
// a square of quadrilaterals in the middle, four fans around it. Mesh with `gmsh -2 disc.geo`.
radius = 5;
core = 2;
cells = 2;

Point(1) = {0, 0, 0};
For i In {0:3}
  Point(10 + i) = {core * Cos((2 * i + 1) * Pi / 4), core * Sin((2 * i + 1) * Pi / 4), 0};
  Point(20 + i) = {radius * Cos((2 * i + 1) * Pi / 4), radius * Sin((2 * i + 1) * Pi / 4), 0};
EndFor
For i In {0:3}
  Line(10 + i) = {10 + i, 10 + (i + 1) % 4};
  Circle(20 + i) = {20 + i, 1, 20 + (i + 1) % 4};
  Line(30 + i) = {10 + i, 20 + i};
EndFor
Curve Loop(1) = {10, 11, 12, 13};
Plane Surface(1) = {1};
For i In {0:3}
  Curve Loop(10 + i) = {30 + i, 20 + i, -(30 + (i + 1) % 4), -(10 + i)};
  Plane Surface(10 + i) = {10 + i};
EndFor
Transfinite Curve {10:13, 20:23, 30:33} = cells + 1;
Transfinite Surface {1, 10:13};
Recombine Surface {1, 10:13};

Physical Curve("exposed", 7) = {20, 23};
Physical Curve("covered", 8) = {21, 22};
Physical Surface("crystal", 1) = {1, 10:13};

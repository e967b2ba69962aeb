// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Water through the layers of an encapsulation, against what diffusion is known to do.
#include "models/moisture/encapsulation.h"

#include "models/environment.h"
#include "models/surface/surface_water.h"
#include "tests/unit/model_support.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace
{
  using namespace softlattice;

  constexpr double room = 298.15;

  /// A sheet and an encapsulant, at one temperature.
  struct TwoLayers
  {
    std::vector<double> thickness = {250e-6, 450e-6}, diffusivity = {4e-13, 5e-11},
                        content = {9., 2.2};
    double resistance() const
    {
      double sum = 0.;
      for (std::size_t i = 0; i < thickness.size(); ++i)
        sum += thickness[i] / (diffusivity[i] * content[i]);
      return sum;
    }
    double water() const
    {
      return std::inner_product(thickness.begin(), thickness.end(), content.begin(), 0.);
    }
    /// Resistance on the way to each place times what is taken up there.
    double mean_delay() const
    {
      double before = 0., sum = 0.;
      for (std::size_t i = 0; i < thickness.size(); ++i)
        {
          const double own = thickness[i] / (diffusivity[i] * content[i]);
          sum += content[i] * thickness[i] * (before + own / 2.);
          before += own;
        }
      return sum;
    }
  };

  /// Activity at the end after a time, dry before; outside a + slope t.
  double at_end(const LayeredSlab::Modes &modes, const double a, const double slope, const double t)
  {
    std::vector<double> amplitudes(modes.rates.size());
    for (std::size_t k = 0; k < amplitudes.size(); ++k)
      amplitudes[k] = LayeredSlab::amplitude_after(modes, k, 0., a, slope, t);
    return LayeredSlab::activities(modes, amplitudes).back();
  }

  struct Module
  {
    explicit Module(const std::string &kind, const double humidity = 0.85)
    {
      environment.declare(table);
      test::choose(table, "Environment/Barrier film", kind);
      test::set(table, "Environment/Relative humidity", Schedule(humidity));
      test::set(table, "Environment/Temperature", Schedule(room));
    }
    ParameterTable table;
    Environment environment;
  };
} // namespace

// Permeation into a volume that stays dry: flux = a/sum(L/P) in the end, and from there back to the time axis it begins
// late, by L^2/(6 D) of one layer (Crank, The Mathematics of Diffusion, section 4.3.3).
TEST(LayeredSlab, PermeatesAsInClosedForm)
{
  const TwoLayers two;
  const double much = 1e6 * two.water();
  const auto modes = LayeredSlab(two.thickness).modes(two.diffusivity, two.content, much);
  const double late = 40. * two.mean_delay(), later = 2. * late;
  const double first = at_end(modes, 1., 0., late), last = at_end(modes, 1., 0., later);
  // What is in the volume by then holds back; what the layers take up beside it is a millionth.
  const double expected = (1. - (first + last) / 2.) / two.resistance();
  EXPECT_NEAR(much * (last - first) / (later - late), expected, 1e-6 * expected);

  const double length = 450e-6, d = 5e-11, content = 2.2, volume = 1e6 * content * length;
  const auto single = LayeredSlab({length}).modes({d}, {content}, volume);
  const double time = 20. * length * length / d, flux = d * content / length;
  const double delay = time - volume * at_end(single, 1., 0., time) / flux;
  // The volume fills by t flux/C = 2e-5, and holds back by t/2 of that.
  const double held_back = 0.5 * time * (time * flux / volume);
  EXPECT_NEAR(delay - held_back, length * length / (6. * d), 0.01 * length * length / (6. * d));
}

// Closed at the film: in the end the air outside; behind air that becomes moister steadily, late by the sum of
// resistance times content.
TEST(LayeredSlab, FollowsTheAirInTheEnd)
{
  const TwoLayers two;
  const auto modes = LayeredSlab(two.thickness).modes(two.diffusivity, two.content, 0.);
  const double long_time = 60. * two.mean_delay();
  EXPECT_NEAR(at_end(modes, 0.85, 0., long_time), 0.85, 1e-6);
  const double slope = 1e-6;
  EXPECT_NEAR(at_end(modes, 0., slope, long_time),
              slope * (long_time - two.mean_delay()),
              1e-6 * slope * long_time);
}

// A step in one layer with a closed end: a = 1 - (4/pi) sum (-1)^n/(2n + 1) exp[-(2n + 1)^2 pi^2 D t/(4 L^2)].
TEST(LayeredSlab, TakesUpWaterAsFourierHasIt)
{
  const double length = 450e-6, d = 5e-11;
  const auto modes = LayeredSlab({length}).modes({d}, {2.2}, 0.);
  for (const double part : {0.1, 0.3, 1., 2.})
    {
      const double t = part * length * length / d;
      double exact = 1.;
      for (int n = 0; n < 30; ++n)
        {
          const double m = 2. * n + 1.;
          exact -= (n % 2 == 0 ? 4. : -4.) / (M_PI * m) *
                   std::exp(-m * m * M_PI * M_PI * d * t / (4. * length * length));
        }
      // Of the mode m the rate is wrong by (m pi/2n)^2/12.
      EXPECT_NEAR(at_end(modes, 1., 0., t), exact, 2e-3) << part;
    }
}

// The pieces into which a time is cut do not matter, whether the outer activity is constant or linear.
TEST(Encapsulation, IsExactInTime)
{
  Module module("laminate");
  Encapsulation whole, cut;
  whole.begin("laminate", 0.1, room);
  cut.begin("laminate", 0.1, room);
  const double end = 3e5;
  whole.add(0., end, {room, 0.2}, {room, 0.8});
  const int n = 7;
  for (int i = 0; i < n; ++i)
    cut.add(end * i / n,
            end * (i + 1) / n,
            {room, 0.2 + 0.6 * i / n},
            {room, 0.2 + 0.6 * (i + 1) / n});
  for (const double t : {0., 1e3, 1e4, 1e5, 2.9e5})
    EXPECT_NEAR(whole.activity(t, room), cut.activity(t, room), 1e-12) << t;
  EXPECT_NEAR(whole.activity(0., room), 0.1, 1e-12);
}

// Water that is sealed in stays: as a module warms up its encapsulant could hold more, so that its activity falls.
TEST(Encapsulation, KeepsItsWaterAsTheTemperatureChanges)
{
  Module module("laminate", 1.);
  test::choose(module.table, "Environment/Encapsulation/Sheet", "glass");
  test::set(module.table, "Environment/Initial humidity behind the film", 0.5);
  Schedule warm_for_an_hour;
  warm_for_an_hour.times = {0., 3600., 7200., 10800.};
  warm_for_an_hour.values = {room, room + 60., room + 60., room};
  test::set(module.table, "Environment/Temperature", warm_for_an_hour);
  module.environment.prepare(2e4);
  const BarrierMaterial eva = barrier_material("EVA");
  const auto humidity = [&](const double t) { return module.environment.at(t).relative_humidity; };
  EXPECT_NEAR(humidity(0.), 0.5, 1e-6);
  const double expected = 0.5 * eva.content_at(room) / eva.content_at(room + 60.);
  EXPECT_LT(expected, 0.3);
  // The node at the interface has half a cell of glass, of another content, and gives water to the others.
  EXPECT_NEAR(humidity(7000.), expected, 2e-3);
  EXPECT_NEAR(humidity(2e4), 0.5, 1e-3);
  // In between it is one curve, whatever the intervals of temperature in which the layers are looked at.
  for (double t = 0.; t < 10800.; t += 10.)
    EXPECT_LT(std::abs(humidity(t + 10.) - humidity(t)), 3e-3) << t;
}

// Warm modules let more in: at 85 degC the mean delay is shorter by the permeabilities and what is taken up.
TEST(Encapsulation, LetsMoreInWhereItIsWarm)
{
  Module module("laminate");
  const double hot = 358.15;
  test::set(module.table, "Environment/Temperature", Schedule(hot));
  const BarrierMaterial pet = barrier_material("PET"), eva = barrier_material("EVA");
  TwoLayers two;
  two.diffusivity = {pet.diffusivity_at(hot), eva.diffusivity_at(hot)};
  two.content = {pet.content_at(hot), eva.content_at(hot)};
  const double delay = two.mean_delay(), end = 40. * delay;
  module.environment.prepare(end);
  // int (1 - a/a_out) dt is the mean delay.
  const int n = 20000;
  double sum = 0.;
  for (int i = 0; i < n; ++i)
    sum += (1. - module.environment.at((i + 0.5) * end / n).relative_humidity / 0.85) * end / n;
  EXPECT_NEAR(sum, delay, 3e-3 * delay);
  EXPECT_NEAR(module.environment.at(end).ambient_humidity, 0.85, 1e-12);
  EXPECT_FALSE(module.environment.encapsulation_text().empty());
}

// The front in a seal goes as sqrt(2 P a t/C), and nothing comes through before it has.
TEST(Encapsulation, SealsHoldUntilTheFrontIsThrough)
{
  Module module("edge seal", 0.6);
  const BarrierMaterial pib = barrier_material("PIB");
  const double width = 1e-3, capacity = 20., distance = 1e-3;
  test::set(module.table, "Environment/Encapsulation/Seal width", width);
  test::set(module.table, "Environment/Encapsulation/Desiccant capacity", capacity);
  test::set(module.table, "Environment/Encapsulation/Distance from the seal", distance);
  test::set(module.table, "Environment/Encapsulation/Half width", distance);
  const double through = width * width * capacity / (2. * 0.6 * pib.permeability_at(room));
  module.environment.prepare(40. * through);
  const std::vector<double> breakpoints = module.environment.breakpoints(0., 40. * through);
  ASSERT_EQ(breakpoints.size(), 1u);
  EXPECT_NEAR(breakpoints.front(), through, 1e-9 * through);
  EXPECT_EQ(module.environment.at(0.99 * through).relative_humidity, 0.);
  EXPECT_GT(module.environment.at(1.2 * through).relative_humidity, 0.);
  EXPECT_LT(module.environment.at(1.001 * through).relative_humidity, 0.05);
  EXPECT_NEAR(module.environment.at(40. * through).relative_humidity, 0.6, 0.01);
}

TEST(Encapsulation, RefusesAPlaceBeyondTheMiddle)
{
  Module module("edge seal");
  test::set(module.table, "Environment/Encapsulation/Distance from the seal", 0.6);
  const std::vector<Finding> findings = module.table.findings();
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Finding::Severity::error);
  EXPECT_EQ(findings[0].path, "Environment/Encapsulation/Distance from the seal");
  EXPECT_NE(findings[0].message.find("middle of the module"), std::string::npos);
  test::set(module.table, "Environment/Encapsulation/Half width", 0.6);
  EXPECT_TRUE(module.table.findings().empty());
}

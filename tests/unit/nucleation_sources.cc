// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Nuclei beside those of an evenly covered surface: inside of LT, and where nothing covers the surface.
#include "models/local_conditions.h"
#include "models/model_set.h"
#include "solver/nucleation/pinholes.h"
#include "solver/nucleation/process.h"
#include "tests/support/nucleation_inputs.h"
#include "tests/support/rectangle_sites.h"
#include "tests/unit/model_support.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  const NucleationProcess::SiteFactor evenly = {[](const auto &) { return 1.; }, 1.};

  /// Cells of a film of this thickness, whose points are inside.
  class CellsOfFilm final : public NucleationSites
  {
  public:
    CellsOfFilm(const RectangleSites &face, const double thickness)
      : face_(face)
      , thickness_(thickness)
    {}
    std::string kind() const override { return bulk_site; }
    unsigned n_patches() const override { return face_.n_patches(); }
    double measure(const unsigned patch) const override
    {
      return thickness_ * face_.measure(patch);
    }
    SitePoint point(const unsigned patch,
                    const double u,
                    const double v,
                    const double w) const override
    {
      SitePoint point = face_.point(patch, u, v, w);
      point.is_inside = true;
      return point;
    }

  private:
    const RectangleSites &face_;
    double thickness_;
  };

  test::KnownFields film(const bool is_lt)
  {
    return test::KnownFields([is_lt](const std::vector<Candidate> &candidates) {
      return std::vector<char>(candidates.size(), is_lt);
    });
  }

  struct FilmOfSources
  {
    FilmOfSources() { models.declare(table); }
    NucleationProcess process(const RectangleSites &sites, const NucleatingPhase phase) const
    {
      return {parameters,
              models,
              NucleatedFields(),
              sites,
              evenly,
              1.,
              PrescribedNuclei(),
              {},
              phase};
    }
    ParameterTable table;
    ModelSet models;
    NucleationParameters parameters;
  };

  // Nuclei of HT at 450 K in LT of x = 2/3, as many on the face as inside, by rates per area and per volume: numbers of
  // Poisson processes, within four standard deviations. Those of the face are the same ones with and without the others.
  TEST(NucleationSources, NucleiFormInsideAtTheRatePerVolume)
  {
    FilmOfSources setup;
    test::set(setup.table, "Model/Free energy/Br fraction", 2. / 3.);
    test::set(setup.table, "Environment/Temperature", Schedule(450.));
    test::set(setup.table, "Nucleation/HT nuclei/Bulk reference rate", 1e16);
    setup.models.prepare(100.);
    setup.parameters.slab_duration = 0.03;
    const RectangleSites face(2e-3, 2e-3, 2, 3); // so large that no front gets anywhere
    const double thickness = 300e-9, duration = 0.2;
    const CellsOfFilm inside(face, thickness);
    const HtNuclei &law = setup.models.ht_nuclei();
    const double on_face = law.rate(450., 2. / 3.) * face.area() * duration,
                 in_bulk = law.bulk_rate(450., 2. / 3.) * face.area() * thickness * duration;
    ASSERT_GT(in_bulk, 200.);

    NucleationProcess process = setup.process(face, NucleatingPhase::ht);
    const std::vector<Nucleus> alone = process.births(0., duration, film(true));
    process.add_bulk(inside, evenly);
    std::vector<Nucleus> of_face, of_bulk;
    for (const Nucleus &nucleus : process.births(0., duration, film(true)))
      (nucleus.site == bulk_site ? of_bulk : of_face).push_back(nucleus);
    EXPECT_NEAR(of_bulk.size(), in_bulk, 4. * std::sqrt(in_bulk));
    EXPECT_NEAR(of_face.size(), on_face, 4. * std::sqrt(on_face));
    for (const Nucleus &nucleus : of_bulk)
      {
        EXPECT_TRUE(nucleus.turns_back);
        EXPECT_TRUE(std::isnan(nucleus.rate)) << "no rate per area made it";
      }
    // Fronts of those inside take some of the others away.
    ASSERT_LE(of_face.size(), alone.size());
    for (const Nucleus &nucleus : of_face)
      EXPECT_TRUE(std::any_of(alone.begin(), alone.end(), [&](const Nucleus &one) {
        return one.id == nucleus.id;
      }));
  }

  // LT needs a surface.
  TEST(NucleationSources, LtDoesNotFormInside)
  {
    FilmOfSources setup;
    test::set(setup.table, "Environment/Relative humidity", Schedule(0.9));
    setup.models.prepare(100.);
    const RectangleSites face(20e-6, 20e-6, 1, 1);
    const CellsOfFilm inside(face, 300e-9);
    NucleationProcess process = setup.process(face, NucleatingPhase::lt);
    process.add_bulk(inside, evenly);
    const std::vector<Nucleus> born = process.births(0., 100., film(false));
    EXPECT_FALSE(born.empty());
    for (const Nucleus &nucleus : born)
      EXPECT_EQ(nucleus.site, "surface");
  }

  // A film under ligands that hold all but a hundredth of the face, with pinholes: as many nuclei in them and beside them
  // as the rates of the bare and of the covered surface have there, within four standard deviations of Poisson
  // processes, and each where it says that it is.
  TEST(NucleationSources, PinholesNucleateAsABareSurface)
  {
    FilmOfSources setup;
    test::set(setup.table, "Environment/Relative humidity", Schedule(0.9));
    test::set(setup.table, "Model/Surface/Ligand coverage", 0.99);
    setup.models.prepare(1e4);
    setup.parameters.slab_duration = 0.3;
    const double length = 20e-3, duration = 3.; // so large that no front gets anywhere
    const RectangleSites face(length, length, 2, 2);
    const Pinholes holes(4e4, 0.5e-3, 3, {{length, length}}, {{0., 0.}});
    const double bare = holes.area(), all = face.area();
    const Conditions now = setup.models.environment().at(0.);
    const double covered_rate = setup.models.nominal_nucleation_rate(now),
                 bare_rate = setup.models.nominal_nucleation_rate(uncovered(now));
    const double in_holes = bare_rate * bare * duration,
                 beside = covered_rate * (all - bare) * duration;
    ASSERT_GT(beside, 100.);
    ASSERT_GT(in_holes, 100.);

    NucleationProcess process = setup.process(face, NucleatingPhase::lt);
    process.set_bare_places([&holes](const auto &place) {
      return holes.hold({{place[0], place[1]}});
    });
    int n_in_holes = 0, n_beside = 0;
    for (const Nucleus &nucleus : process.births(0., duration, film(false)))
      {
        const bool is_in_hole = holes.hold({{nucleus.place[0], nucleus.place[1]}});
        EXPECT_EQ(nucleus.site, is_in_hole ? bare_site : "surface");
        EXPECT_DOUBLE_EQ(nucleus.rate, is_in_hole ? bare_rate : covered_rate);
        ++(is_in_hole ? n_in_holes : n_beside);
      }
    EXPECT_NEAR(n_in_holes, in_holes, 4. * std::sqrt(in_holes));
    EXPECT_NEAR(n_beside, beside, 4. * std::sqrt(beside));
  }

  // Behind what lets nothing through yet, a barrier film or the layers of a module, a bare place has the humidity of the air.
  TEST(NucleationSources, BarePlacesHaveTheAirAroundThem)
  {
    FilmOfSources open;
    test::set(open.table, "Environment/Relative humidity", Schedule(0.8));
    open.models.prepare(1e4);
    for (const char *barrier : {"film", "laminate", "edge seal"})
      {
        FilmOfSources setup;
        test::set(setup.table, "Environment/Relative humidity", Schedule(0.8));
        test::choose(setup.table, "Environment/Barrier film", barrier);
        setup.models.prepare(1e4);
        const Conditions behind = setup.models.environment().at(10.);
        EXPECT_LT(behind.relative_humidity, 0.01) << barrier;
        EXPECT_DOUBLE_EQ(setup.models.nominal_nucleation_rate(uncovered(behind)),
                         open.models.nominal_nucleation_rate(open.models.environment().at(10.)))
          << barrier;
      }
  }
} // namespace

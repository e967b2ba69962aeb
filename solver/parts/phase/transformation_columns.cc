// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/transformation_columns.h"

#include "models/local_conditions.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/study/transformation_quantities.h"

namespace softlattice
{
  const std::vector<Column> &leading_transformation_columns()
  {
    static const std::vector<Column> columns = {
      {PolymorphEquations::name_of_fraction,
       "1",
       "volume fraction of the yellow LT phase, with the nuclei that are too small for the mesh "
       "yet",
       true},
      nuclei_column(),
      {"relative humidity",
       "1",
       "relative humidity at the surface, its water activity; behind a barrier film the "
       "surroundings have another one, 'ambient humidity'"},
      {"temperature", "K", "temperature of the film"}};
    return columns;
  }

  const std::vector<Column> &transformation_columns()
  {
    static const std::vector<Column> columns = {
      {"adsorbed water",
       "1",
       "water on the exposed surface in monolayers, its mean where patches of ligands keep it "
       "away"},
      {"surface vacancies",
       "1",
       "fraction of the halide sites of the exposed surface that are vacant, beside patches of "
       "ligands"},
      {"ligand coverage", "1", "part of the exposed surface that ligands cover"},
      {"nucleation rate",
       "1/m^2/s",
       "rate at which LT nuclei form on HT surface of the nominal composition, as covered as it "
       "is"},
      {"front velocity",
       "m/s",
       "velocity of a flat front between HT and LT of the nominal composition; positive: LT grows"},
      {"LT regions", "1", "connected regions of LT"},
      {"ambient humidity",
       "1",
       "relative humidity of the surroundings at the temperature of the film; behind a barrier "
       "film the "
       "surface has another one, 'relative humidity'"},
      {"dry nucleation rate", "1/m^2/s", "the part of the nucleation rate that needs no water"},
      {"wet nucleation rate", "1/m^2/s", "the part of the nucleation rate that water adds"},
      {"dry front velocity", "m/s", "the part of the front velocity that needs no water"},
      {"wet front velocity", "m/s", "the part of the front velocity that water adds"},
      {"HT nucleation rate",
       "1/m^2/s",
       "rate at which HT nuclei form on LT surface of the nominal composition"},
      {"HT nuclei", "1", "nuclei of HT that appeared in LT until then"},
      {"HT bulk nucleation rate",
       "1/m^3/s",
       "rate at which HT nuclei form inside of LT of the nominal composition"},
      {"bare nucleation rate",
       "1/m^2/s",
       "the nucleation rate where nothing covers the surface, neither ligands nor a barrier film: "
       "in pinholes and along bare edges"},
      {"bare surface nuclei",
       "1",
       "those of the nuclei of LT that appeared where nothing covers the surface"},
      {"prescribed nuclei", "1", "those of the nuclei of LT that the case lists"},
      {"HT bulk nuclei", "1", "those of the nuclei of HT that appeared inside of LT"}};
    return columns;
  }

  void set_transformation(Statistics &row,
                          const ModelSet &models,
                          const double t,
                          const Measured &measured,
                          const std::size_t phase,
                          const unsigned int lt_regions)
  {
    row.set(PolymorphEquations::name_of_fraction, measured.transformed(phase));
    const NucleusCounts::BySite &lt = measured.nuclei.growing, &ht = measured.nuclei.turning_back;
    row.set("nuclei", total(lt));
    row.set("bare surface nuclei", of_site(lt, bare_site));
    row.set("prescribed nuclei", of_site(lt, prescribed_site));
    row.set("HT nuclei", total(ht));
    row.set("HT bulk nuclei", of_site(ht, bulk_site));
    const Conditions now = models.environment().before(t);
    const SurfaceLayer layer = models.water().layer(now);
    row.set("temperature", now.temperature);
    row.set("relative humidity", now.relative_humidity);
    row.set("adsorbed water", layer.water * layer.share);
    row.set("ligand coverage", 1. - layer.share + layer.ligands); // of patches or of single ones
    row.set("surface vacancies", models.vacancies().fraction(now.temperature, layer));
    const double rate = models.nominal_nucleation_rate(now), velocity = models.front_velocity(now);
    row.set("nucleation rate", rate);
    row.set("front velocity", velocity);
    row.set("LT regions", lt_regions);

    Conditions dry = now;
    dry.relative_humidity = dry.vapour_pressure = dry.ambient_humidity = 0.;
    const double dry_rate = models.nominal_nucleation_rate(dry);
    const double dry_velocity = models.front_velocity(dry);
    row.set("ambient humidity", now.ambient_humidity);
    row.set("dry nucleation rate", dry_rate);
    row.set("wet nucleation rate", rate - dry_rate);
    row.set("dry front velocity", dry_velocity);
    row.set("wet front velocity", velocity - dry_velocity);
    row.set("HT nucleation rate", models.nominal_ht_nucleation_rate(now));
    row.set("HT bulk nucleation rate", models.nominal_ht_bulk_rate(now));
    row.set("bare nucleation rate", models.nominal_nucleation_rate(uncovered(now)));
  }

  std::vector<std::string> transformation_keys()
  {
    std::vector<std::string> keys;
    for (const Quantity &quantity : transformation_quantities({}, 0., 0.))
      keys.push_back(quantity.key());
    for (const Quantity &quantity : return_quantities({}, 0., 0.))
      keys.push_back(quantity.key());
    keys.push_back(std::string(first_nucleus) + " [s]");
    return keys;
  }
} // namespace softlattice

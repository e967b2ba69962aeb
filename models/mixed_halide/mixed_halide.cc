// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/mixed_halide.h"

#include <stdexcept>

namespace softlattice
{
  void MixedHalide::declare(ParameterTable &table)
  {
    mixing_.declare(table);
    vacancies_.declare(table);
    mobility_.declare(table);
    gap_.declare(table);
    carriers_.declare(table);
    calibration_.declare(table);
    emission_.declare(table);
    exchange_.declare(table);
    light_.declare(table);
    table.check([this](std::vector<Finding> &findings) {
      if (!calibration_.is_asked_for())
        return;
      const std::string path = "Model/Mixed halide/Carriers/Calibrate";
      if (!light_.is_given_as_power())
        {
          findings.push_back(
            {Finding::Severity::error,
             path,
             "the intensity of a threshold is one of light that is given as its power",
             "set 'Light/Given as' to power density"});
          return;
        }
      Photocarriers carriers = carriers_;
      carriers.prepare();
      const auto found = calibration_.find(mixing_, gap_, carriers, light_);
      if (const auto *failure = std::get_if<LightCalibration::Failure>(&found))
        findings.push_back(
          {Finding::Severity::error, failure->path, failure->message, failure->fix});
    });
  }

  void MixedHalide::prepare(const double end_time)
  {
    light_.prepare(end_time);
    carriers_.prepare();
    calibrated_.reset();
    if (!calibration_.is_asked_for())
      return;
    const auto found = calibration_.find(mixing_, gap_, carriers_, light_);
    if (const auto *failure = std::get_if<LightCalibration::Failure>(&found))
      throw std::logic_error(failure->message);
    calibrated_ = std::get<LightCalibration::Result>(found);
    gap_.set_polaron_energy(calibrated_->polaron_energy);
    carriers_.set_lifetime(calibrated_->lifetime);
  }
} // namespace softlattice

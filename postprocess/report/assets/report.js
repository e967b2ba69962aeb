// SPDX-License-Identifier: LGPL-2.1-or-later
// What moves on a page of results. Without it every number and picture is there already.
(function () {
  'use strict';

  // A strip of frames becomes one picture with a slider.
  function film(strip) {
    var frames = Array.prototype.slice.call(strip.querySelectorAll('figure'));
    if (frames.length < 2) { return; }
    var bar = document.createElement('div');
    bar.className = 'slider';
    var slider = document.createElement('input');
    slider.type = 'range';
    slider.min = '0';
    slider.max = String(frames.length - 1);
    slider.step = '1';
    slider.value = slider.max;
    slider.setAttribute('aria-label', 'Time of the picture: ' + strip.dataset.what);
    var clock = document.createElement('output');
    function show() {
      frames.forEach(function (frame, i) { frame.classList.toggle('now', i === Number(slider.value)); });
      clock.textContent = frames[Number(slider.value)].querySelector('figcaption').textContent;
      slider.setAttribute('aria-valuetext', clock.textContent);
    }
    slider.addEventListener('input', show);
    bar.appendChild(slider);
    bar.appendChild(clock);
    strip.classList.add('moving');
    strip.removeAttribute('tabindex');
    strip.after(bar);
    show();
  }

  function colour(rgb) { return 'rgb(' + rgb.join(',') + ')'; }

  // Few digits, and powers of ten where they are shorter.
  function short(value) {
    var size = Math.abs(value);
    if (size === 0) { return '0'; }
    return size >= 1e5 || size < 1e-3 ? Number(value.toPrecision(3)).toExponential().replace('e+', 'e') : String(Number(value.toPrecision(5)));
  }

  function axis(one) {
    return {
      type: one.logarithmic ? 'logarithmic' : 'linear',
      title: { display: true, text: one.title, color: '#1b1b1f' },
      ticks: {
        color: '#1b1b1f',
        maxTicksLimit: 7,
        maxRotation: 0,
        // Of a logarithmic axis the powers of ten alone have room.
        callback: function (value) {
          var power = Math.log10(Math.abs(value));
          return one.logarithmic && Math.abs(power - Math.round(power)) > 1e-6 ? null : short(value);
        }
      },
      grid: { color: '#e2e2e6' }
    };
  }

  // Both axes with one scale, whatever the size of the chart.
  function equalise(chart, equal) {
    var area = chart.chartArea, scales = chart.options.scales;
    scales.x.min = equal.x[0];
    scales.x.max = equal.x[1];
    scales.y.min = equal.y;
    scales.y.max = equal.y + (equal.x[1] - equal.x[0]) * (area.bottom - area.top) / (area.right - area.left);
    chart.update('none');
  }

  // Curves show their values under the pointer. The drawing beneath stays for printing.
  function curves(figure) {
    var script = figure.querySelector('script');
    var drawing = figure.querySelector('svg');
    var data = JSON.parse(script.textContent);
    var box = document.createElement('div');
    box.className = 'live';
    var canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', drawing.getAttribute('aria-label'));
    box.appendChild(canvas);
    drawing.before(box);
    drawing.style.display = 'none';
    var chart = new window.Chart(canvas, {
      type: 'line',
      data: {
        datasets: data.lines.map(function (line) {
          return {
            label: line.name,
            data: line.places.map(function (place) { return { x: place[0], y: place[1] }; }),
            borderColor: colour(line.colour),
            backgroundColor: colour(line.colour),
            borderDash: line.dashed ? [6, 4] : [],
            borderWidth: 2,
            pointRadius: 0,
            pointStyle: 'line',
            pointHitRadius: 8,
            spanGaps: false
          };
        })
      },
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: { x: axis(data.x), y: axis(data.y) },
        plugins: {
          title: { display: true, text: data.title, color: '#1b1b1f' },
          legend: { display: data.lines.length > 1, labels: { usePointStyle: true, pointStyleWidth: 34, color: '#1b1b1f' } },
          tooltip: {
            callbacks: {
              title: function (items) { return items.length ? data.x.title + ': ' + items[0].parsed.x.toPrecision(5) : ''; },
              label: function (item) { return item.dataset.label + ': ' + item.parsed.y.toPrecision(5); }
            }
          }
        }
      }
    });
    if (data.equal) {
      equalise(chart, data.equal);
      chart.options.onResize = function (resized) { window.setTimeout(function () { equalise(resized, data.equal); }, 0); };
    }
    return { box: box, drawing: drawing, chart: chart };
  }

  // The reader may have the drawings back, which can be copied and searched.
  function addSwitch(section, live) {
    var button = document.createElement('button');
    var on = true;
    button.type = 'button';
    function label() { button.textContent = on ? 'Show drawings' : 'Show values under the pointer'; }
    button.addEventListener('click', function () {
      on = !on;
      live.forEach(function (one) {
        one.box.style.display = on ? '' : 'none';
        one.drawing.style.display = on ? 'none' : '';
        if (on) { one.chart.resize(); }
      });
      label();
    });
    label();
    var row = document.createElement('div');
    row.className = 'switch';
    row.appendChild(button);
    section.querySelector('h2').after(row);
  }

  document.querySelectorAll('.film').forEach(film);
  if (window.Chart) {
    document.querySelectorAll('section').forEach(function (section) {
      var live = Array.prototype.map.call(section.querySelectorAll('figure.curves'), curves);
      if (live.length) { addSwitch(section, live); }
    });
  }
}());

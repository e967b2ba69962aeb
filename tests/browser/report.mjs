// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// node report.mjs BROWSER RESULTS: looks at pages of results as a reader does. Exit status 1 with a line for each fault.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [, , executablePath, results] = process.argv;
const faults = [];
const widths = [1280, 390];

function check(holds, text) {
  if (!holds) { faults.push(text); }
}

/// Rows of a table as objects by column.
function table(file) {
  const [head, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

/// A page that reports what it must not do.
async function open(browser, file, width, options = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(resolve(file)).href;
  page.on('console', (message) => check(message.type() !== 'error' && message.type() !== 'warning', `${file}: console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`${file}: ${error}`));
  page.on('request', (request) => check(request.url() === url || request.url().startsWith('data:'), `${file}: asks for ${request.url()}`));
  await page.goto(url);
  return { context, page };
}

/// Accessibility, and that nothing is wider than the screen.
async function look(page, file, width) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const one of violations) {
    const where = one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ');
    check(!['serious', 'critical'].includes(one.impact), `${file} at ${width}: ${one.id}: ${one.help}: ${where}`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  check(wide <= 0, `${file} at ${width}: ${wide} pixels wider than the screen`);
}

async function picture(page, name) {
  mkdirSync('screenshots', { recursive: true });
  await page.screenshot({ path: `screenshots/${name}.png` });
  await page.screenshot({ path: `screenshots/${name}_whole.png`, fullPage: true });
}

/// The slider by mouse and by keyboard.
async function slide(page, file) {
  const slider = page.locator('.slider input');
  const shown = () => page.locator('.film figure.now figcaption').textContent();
  const last = await shown();
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 2, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  const first = await shown();
  check(first !== last && /t = 0/.test(first), `${file}: the slider shows '${first}' at its left end, '${last}' at its right one`);
  check(await page.locator('.slider output').textContent() === first, `${file}: the time beside the slider is another one`);
  await slider.press('ArrowRight');
  check(await shown() !== first, `${file}: the right arrow does not move the slider`);
  check(await page.locator('.film figure:visible').count() === 1, `${file}: more than one frame is shown`);
  const drawn = await page.locator('.film figure.now img').evaluate((image) => image.complete && image.naturalWidth);
  check(drawn > 100, `${file}: the frame is no picture`);
}

/// The value under the pointer is one of the table.
async function hover(page, file, rows, column) {
  const canvas = page.locator('#curves .live canvas').first();
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.5 * box.height);
  await page.waitForTimeout(100);
  const values = await canvas.evaluate((element) => {
    const tip = window.Chart.getChart(element).tooltip;
    return tip.opacity > 0 ? tip.dataPoints.filter((point) => point.datasetIndex === 0).map((point) => point.parsed.y) : [];
  });
  check(values.length > 0, `${file}: nothing is shown under the pointer`);
  for (const value of values) {
    check(rows.some((row) => Number(Number(row[column]).toPrecision(6)) === value), `${file}: ${value} is no ${column} of statistics.csv`);
  }
}

async function run(browser) {
  const file = `${results}/film/report.html`;
  const rows = table(`${results}/film/statistics.csv`);
  const summary = JSON.parse(readFileSync(`${results}/film/summary.json`, 'utf8'));
  for (const width of widths) {
    const { context, page } = await open(browser, file, width);
    const exact = await page.locator('table').evaluateAll((tables) => tables.flatMap((one) =>
      Array.from(one.querySelectorAll('tbody tr'), (row) => [row.cells[0].textContent, row.cells[2] && row.cells[2].textContent])));
    const last = rows[rows.length - 1];
    for (const [name, value] of Object.entries(last)) {
      check(exact.some(([key, text]) => key === name && Number(text) === Number(value)), `${file}: '${name}' is not ${value}`);
    }
    for (const [name, value] of Object.entries(summary.quantities)) {
      check(exact.some(([key, text]) => key === name && (value === null ? text === '' : Number(text) === value)), `${file}: '${name}' is not ${value}`);
    }
    await look(page, file, width);
    await picture(page, `run_${width}`);
    await slide(page, file);
    await hover(page, file, rows, 'LT fraction [1]');
    await picture(page, `run_hover_${width}`);
    // The drawings come back by a button.
    await page.locator('.switch button').first().click();
    check(await page.locator('#curves svg').first().isVisible(), `${file}: the button shows no drawings`);
    await look(page, file, width);
    await context.close();
  }
  // Without scripts, and on paper.
  const { context, page } = await open(browser, file, 1280, { javaScriptEnabled: false });
  check(await page.locator('#curves svg').first().isVisible(), `${file}: no drawings without scripts`);
  check(await page.locator('.film img').count() > 5, `${file}: no strip of frames without scripts`);
  await picture(page, 'run_without_scripts');
  await context.close();
  const printed = await open(browser, file, 1000);
  await printed.page.emulateMedia({ media: 'print' });
  check(await printed.page.locator('#curves svg').first().isVisible(), `${file}: no drawings on paper`);
  check(!await printed.page.locator('.live').first().isVisible(), `${file}: canvases on paper`);
  await printed.page.pdf({ path: 'screenshots/run.pdf', format: 'A4' });
  await printed.context.close();
}

async function others(browser) {
  for (const [name, file, section] of [['study_sample', `${results}/sample/report.html`, '#pictures'],
    ['study_map', `${results}/map/report.html`, '#pictures'],
    ['study_members', `${results}/members/report.html`, '#pictures'],
    ['study_acceleration', `${results}/acceleration/report.html`, '#pictures'],
    ['comparison', `${results}/film/comparison.html`, '#curves']]) {
    for (const width of widths) {
      const { context, page } = await open(browser, file, width);
      check(await page.locator(`${section} figure`).count() > 1, `${file}: no charts`);
      await look(page, file, width);
      await picture(page, `${name}_${width}`);
      await context.close();
    }
  }
  const members = table(`${results}/map/study.csv`);
  const { context, page } = await open(browser, `${results}/map/report.html`, 1280);
  await page.locator('#members summary').click();
  const shown = await page.locator('#members tbody th').allTextContents();
  check(members.length === shown.length && members.every((row) => shown.includes(row.member)), 'the study report lacks members');
  await context.close();
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  await run(browser);
  await others(browser);
} finally {
  await browser.close();
}
for (const fault of faults) { console.error(fault); }
console.log(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

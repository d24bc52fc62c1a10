// Opens a page in a browser and does there what standard input says: JSON with `tools`, `chromium`, `page`,
// `script` and settings. What the script returns is printed, with everything that the page asked the network
// for and every error it made.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const given = JSON.parse(readFileSync(0, 'utf8'));
const require = createRequire(`${given.tools}/node_modules/`);
const puppeteer = require('puppeteer-core');
const browser = await puppeteer.launch({
  executablePath: given.chromium,
  // Tests may be root's, for whom there is no sandbox, and CI has little shared memory.
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
});
const requests = [];
const errors = [];
// A window for itself, with nothing of another's in it.
const open = async (settings = {}) => {
  const { width = 1280, height = 720, dark = false, javascript = true, hash = '' } = { ...given, ...settings };
  const page = await browser.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('dialog', async (dialog) => {
    errors.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.setJavaScriptEnabled(javascript);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await page.setViewport({ width, height });
  await page.goto(`file://${given.page}${hash}`);
  return page;
};
const frames = (page) =>
  page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
// Until what was typed has been looked for.
const searched = (page) => page.waitForFunction(() => document.querySelector('output').ariaBusy !== 'true');
// What those have to say of a page who judge for people who do not see it well.
const judged = async (page) => {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, impact, nodes }) =>
    `${impact}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' ')}`);
};
const Run = Object.getPrototypeOf(async () => {}).constructor;
const script = new Run('open', 'frames', 'searched', 'judged', given.script);
try {
  const result = await script(open, frames, searched, judged);
  console.log(JSON.stringify({ result, requests, errors }));
} finally {
  await browser.close();
}

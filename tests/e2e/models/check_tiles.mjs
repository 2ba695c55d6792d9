// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A demo city as 3D Tiles in CesiumJS: every tile in view loads, nothing is reported as an error, the city stands where
// it is on the Earth, and what is clicked tells the building's number and attributes as the store has them.

import { createServer } from 'node:http';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { check, city, moduleFolder, need, skip } from './common.mjs';

const { chromium } = need('playwright-core');
const cesium = path.join(moduleFolder('cesium'), 'Build', 'Cesium');
const browserPath = process.env.DOTHI_CHROMIUM || '/usr/bin/chromium';
if (!existsSync(browserPath)) skip('chromium');

const { folder, run, store } = city(2000);
run('export', store, path.join(folder, 'tiles'), '--format', '3dtiles', '--layers', 'building,terrain');
run('export', store, path.join(folder, 'buildings.geojson'), '--format', 'geojson', '--layers', 'building');
const known = new Map(
  JSON.parse(readFileSync(path.join(folder, 'buildings.geojson'))).features.map((one) => [one.id, one.properties]));

const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css',
  '.wasm': 'application/wasm' };
const roots = { cesium, tiles: path.join(folder, 'tiles') };
const server = createServer((request, response) => {
  const [, root, ...rest] = decodeURIComponent(new URL(request.url, 'http://h').pathname).split('/');
  const file = root === '' ? new URL('viewer.html', import.meta.url).pathname
    : roots[root] && path.join(roots[root], path.normalize(rest.join('/')));
  if (!file || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': kinds[path.extname(file)] ?? 'application/octet-stream' });
  response.end(readFileSync(file));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
    '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const errors = [];
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico')) errors.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const seen = await page.evaluate(async () => {
    const viewer = new Cesium.Viewer('view', {
      baseLayer: false, baseLayerPicker: false, geocoder: false, animation: false, timeline: false, homeButton: false,
      sceneModePicker: false, navigationHelpButton: false, infoBox: false, selectionIndicator: false,
      requestRenderMode: false,
    });
    viewer.scene.globe.show = false;
    const failed = [];
    const tileset = await Cesium.Cesium3DTileset.fromUrl('/tiles/tileset.json', { maximumScreenSpaceError: 4 });
    tileset.tileFailed.addEventListener((error) => failed.push(`${error.url}: ${error.message}`));
    viewer.scene.primitives.add(tileset);
    const sphere = tileset.boundingSphere;
    viewer.camera.viewBoundingSphere(sphere, new Cesium.HeadingPitchRange(0.4, -0.6, sphere.radius * 1.1));
    viewer.camera.lookAtTransform(Cesium.Matrix4.IDENTITY);
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let i = 0; i < 3000 && !(i > 10 && tileset.tilesLoaded); ++i) await frame();
    await frame();
    const features = [];
    for (let y = 150; y < 700; y += 90) {
      for (let x = 100; x < 1000; x += 80) {
        const picked = viewer.scene.pick(new Cesium.Cartesian2(x, y));
        if (picked instanceof Cesium.Cesium3DTileFeature || picked instanceof Cesium.ModelFeature) {
          const one = {};
          for (const name of picked.getPropertyIds()) one[name] = picked.getProperty(name);
          features.push(one);
        }
      }
    }
    const where = Cesium.Cartographic.fromCartesian(sphere.center);
    return { failed, loaded: tileset.tilesLoaded, features,
      lon: Cesium.Math.toDegrees(where.longitude), lat: Cesium.Math.toDegrees(where.latitude) };
  });
  writeFileSync(path.join(folder, 'cesium.png'), await page.screenshot());
  check(seen.failed.length === 0, `tiles failed: ${seen.failed.join('; ')}`);
  check(errors.length === 0, `errors in the browser: ${errors.join('; ')}`);
  check(seen.loaded, 'every tile in view is loaded');
  // Ho Chi Minh City, District 7.
  check(Math.abs(seen.lon - 106.7) < 0.1 && Math.abs(seen.lat - 10.77) < 0.1, `the city is at ${seen.lon}, ${seen.lat}`);
  check(seen.features.length >= 8, `${seen.features.length} clicks hit a building`);
  for (const one of seen.features) {
    const wanted = known.get(one.id);
    check(wanted, `building ${one.id} is one of the store`);
    for (const [name, value] of Object.entries(one)) {
      if (name !== 'id' && value !== undefined) check(String(wanted[name]) === String(value), `${name} of building ${one.id}: ${value} for ${wanted[name]}`);
    }
  }
  console.log(`${seen.features.length} clicks told a building and its attributes, e.g. ${JSON.stringify(seen.features[0])}`);
} finally {
  await browser.close();
  server.close();
}

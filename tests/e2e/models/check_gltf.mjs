// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every GLB of a demo city passes the Khronos validator without an error or a warning.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { check, city, glbJson, need } from './common.mjs';

const validator = need('gltf-validator');
const { folder, run, store } = city(3000);
const glb = run('export', store, path.join(folder, 'city.glb'), '--format', 'glb', '--layers', 'building,terrain');
const tiles = run('export', store, path.join(folder, 'tiles'), '--format', '3dtiles', '--layers', 'building,terrain');
check(glb.counts.building === tiles.counts.building, 'both formats hold the same buildings');
const files = [glb.files[0]];
for (const layer of ['building', 'terrain']) {
  const below = path.join(folder, 'tiles', layer);
  files.push(...readdirSync(below).map((name) => path.join(below, name)));
}
check(files.length === tiles.counts.tiles + 1, `${tiles.counts.tiles} tiles are files`);
let triangles = 0;
for (const file of files) {
  const report = await validator.validateBytes(new Uint8Array(readFileSync(file)), {
    // The validator does not know the extensions, nor therefore what they use.
    ignoredIssues: ['UNSUPPORTED_EXTENSION', 'UNUSED_OBJECT'],
  });
  const { numErrors, numWarnings, messages } = report.issues;
  check(numErrors === 0 && numWarnings === 0, `${file}: ${JSON.stringify(messages)}`);
  if (file === glb.files[0]) check(report.info.totalTriangleCount === glb.counts.triangles, 'triangles are counted right');
  else triangles += report.info.totalTriangleCount;
}
check(triangles === tiles.counts.triangles, 'triangles of tiles are counted right');
const table = glbJson(glb.files[0]).extensions.EXT_structural_metadata.propertyTables;
check(table.reduce((sum, one) => sum + one.count, 0) === glb.counts.building, 'every building has its attributes');
console.log(`${files.length} files, ${glb.counts.triangles} and ${triangles} triangles: no error, no warning`);

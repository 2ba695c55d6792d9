// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const modules = process.env.DOTHI_NODE_MODULES || path.resolve('node_modules');

export function skip(what) {
  console.log(`skipped: ${what} is absent (DOTHI_NODE_MODULES: ${modules})`);
  process.exit(77);
}

/** A module of npm, or the end of the test, skipped. */
export function need(name) {
  if (!existsSync(path.join(modules, name, 'package.json'))) skip(name);
  return createRequire(path.join(modules, 'anchor.js'))(name);
}

export function moduleFolder(name) {
  if (!existsSync(path.join(modules, name, 'package.json'))) skip(name);
  return path.join(modules, name);
}

export function check(holds, what) {
  if (!holds) {
    console.error(`FAILED: ${what}`);
    process.exit(1);
  }
}

/** A demo city in a fresh folder; gives the folder and a function that runs dothi-cli and reads its JSON. */
export function city(buildings) {
  const [cli, folder] = process.argv.slice(2);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const run = (...words) =>
    JSON.parse(execFileSync(cli, ['--json', '--quiet', '--lang', 'en', ...words], { maxBuffer: 1 << 28 }));
  run('demo', path.join(folder, 'city.dothi'), '--buildings', String(buildings));
  return { folder, run, store: path.join(folder, 'city.dothi') };
}

/** The JSON of a GLB. */
export function glbJson(file) {
  const bytes = readFileSync(file);
  check(bytes.toString('latin1', 0, 4) === 'glTF' && bytes.readUInt32LE(8) === bytes.length, `${file} is no GLB`);
  return JSON.parse(bytes.toString('utf8', 20, 20 + bytes.readUInt32LE(12)));
}

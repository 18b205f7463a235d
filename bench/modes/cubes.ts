import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { benchCubes } from '../cubes';
import { print, type Mode } from './mode';

/** A small district, and the district of the plan. */
const SIZES = [10_000, 1_400_000];

/** Measures statistical tables over few and over many records. */
export const cubesMode: Mode = async ({ load }) => {
  // Memory is only comparable without garbage.
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc') as typeof globalThis.gc;
  const statistics = [];
  for (const records of SIZES) statistics.push(await benchCubes(records, load));
  const figures = { statistics };
  print(`${JSON.stringify(figures, null, 2)}\n`);
  return { figures };
};

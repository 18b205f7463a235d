import { D, L, N } from '../case';

/** One document with a field of every common type. */
export const DOC = {
  _id: 1,
  i: 7,
  l: L(7),
  d: D(7.5),
  n: N('7.25'),
  s: 'text',
  z: 0,
  nil: null,
  arr: [3, 1, 2],
  o: { x: 1, y: { z: 2 } },
  date: new Date('2014-01-01T08:15:39.736Z'),
  t: true,
};

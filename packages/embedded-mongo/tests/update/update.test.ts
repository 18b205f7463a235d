import { Int32 } from 'bson';
import fc from 'fast-check';
import { compileFilter } from '../../src/query/index';
import { compileUpdate, upsertSeed } from '../../src/update/index';
import { describe as text } from '../../src/values/describe';
import type { Doc, Value } from '../../src/values/types';
import { values } from '../support/arbitraries';

const int = (n: number): Int32 => new Int32(n);
const apply = (doc: Doc, update: Doc, filter: Doc = {}): Doc =>
  compileUpdate(update).apply(doc, compileFilter(filter), false);

describe('an update', () => {
  it('does not modify the document passed in', () => {
    const doc: Doc = { _id: int(1), a: { b: [int(1), int(2)] } };
    const before = text(doc);
    apply(doc, { $set: { 'a.b.0': int(9), 'a.c': int(3) }, $push: { l: int(1) } });
    expect(text(doc)).toBe(before);
  });

  it('returns what it set', () => {
    fc.assert(
      fc.property(values, (value) => {
        const updated = apply({ _id: int(1) }, { $set: { 'a.b': value } });
        expect(text(updated)).toBe(text({ _id: int(1), a: { b: value } }));
      }),
    );
  });

  it('removes with $pull exactly the elements that an equality filter finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 })),
        fc.integer({ min: 0, max: 3 }),
        (list, n) => {
          const updated = apply({ _id: int(1), l: list.map(int) }, { $pull: { l: int(n) } });
          expect(updated.l).toEqual(list.filter((each) => each !== n).map(int));
        },
      ),
    );
  });

  it('returns the same document when nothing changes', () => {
    const doc: Doc = { _id: int(1), a: [int(1)] };
    expect(apply(doc, { $addToSet: { a: int(1) }, $unset: { z: true } })).toBe(doc);
  });

  it('treats names that are special in JavaScript as ordinary fields', () => {
    const updated = apply(
      { _id: int(1) },
      { $set: { constructor: int(1), 'a.__proto__': int(2) } },
    );
    expect(Object.keys(updated)).toContain('constructor');
    expect(Object.getPrototypeOf(updated.a)).toBe(Object.prototype);
    expect(Object.hasOwn(updated.a as Doc, '__proto__')).toBe(true);
  });
});

describe('the initial document of an upsert', () => {
  it.each<[string, Doc, Value]>([
    ['equalities', { a: int(1), b: { $eq: int(2) } }, { a: int(1), b: int(2) }],
    ['dotted paths', { 'a.b': int(1), 'a.c': int(2) }, { a: { b: int(1), c: int(2) } }],
    ['_id first', { a: int(1), _id: int(5) }, { _id: int(5), a: int(1) }],
    ['one branch of $or', { $or: [{ a: int(1) }] }, { a: int(1) }],
    ['nothing of several branches', { $or: [{ a: int(1) }, { b: int(1) }] }, {}],
    ['nothing of comparisons', { a: { $gt: int(1) } }, {}],
  ])('is built from %s', (_name, filter, expected) => {
    expect(text(upsertSeed(filter))).toBe(text(expected));
  });

  it('is refused when a path is set twice', () => {
    expect(() => upsertSeed({ a: int(1), $and: [{ a: int(2) }] })).toThrow(
      "path 'a' is matched twice",
    );
    expect(() => upsertSeed({ a: {}, 'a.b': int(2) })).toThrow("path 'a' is matched twice");
  });
});

import { Code, Int32 } from 'bson';
import fc from 'fast-check';
import { document, filter, seeded } from '../../conformance/randomQueries';
import { compileFilter } from '../../src/query/index';
import { compileProjection } from '../../src/query/project';
import { filterFields } from '../../src/query/readFields';
import { fieldReader } from '../../src/values/fieldReader';
import { fieldPicker } from '../../src/values/pickFields';
import { describe as text } from '../../src/values/describe';
import { decodeDocument, encodeDocument, type Doc } from '../../src/values/types';
import { values } from '../support/arbitraries';

const NAMES = ['_id', 'a', 'ab', 'b', '名', '', 'a.b', '$ref', '__proto__'];
const names = fc.constantFrom(...NAMES);
const stored = fc
  .uniqueArray(fc.tuple(names, fc.oneof(values, fc.constant(new Code('1', { x: new Int32(1) })))), {
    selector: ([name]) => name,
  })
  .map((fields) => Buffer.from(encodeDocument(docOf(fields))));

function docOf(fields: readonly (readonly [string, Doc[string]])[]): Doc {
  const doc = Object.create(null) as Doc;
  for (const [name, value] of fields) doc[name] = value;
  return doc;
}

describe('fields picked from stored bytes', () => {
  it('equal those of the decoded document, in its order', () => {
    fc.assert(
      fc.property(stored, fc.array(names), (bytes, wanted) => {
        const doc = decodeDocument(bytes);
        const kept = Object.keys(doc).filter((name) => wanted.includes(name));
        const expected = encodeDocument(docOf(kept.map((name) => [name, doc[name]!])));
        expect(fieldPicker(wanted)(bytes).equals(expected)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('are the original bytes when no field is left out', () => {
    const bytes = Buffer.from(encodeDocument({ a: new Int32(1), b: 'x' }));
    expect(fieldPicker(['b', 'a'])(bytes)).toBe(bytes);
  });

  it('refuse bytes that are no document', () => {
    const bytes = Buffer.from(encodeDocument({ a: new Int32(1) }));
    bytes[4] = 0x42;
    expect(() => fieldPicker(['a'])(bytes)).toThrow('unknown type 66');
  });
});

describe('fields read from stored bytes', () => {
  it('equal the picked fields as the codec decodes them', () => {
    fc.assert(
      fc.property(stored, fc.array(names), (bytes, wanted) => {
        const expected = decodeDocument(fieldPicker(wanted)(bytes));
        const doc = fieldReader(wanted)(bytes);
        expect(text(doc)).toBe(text(expected));
        expect(Object.keys(doc)).toEqual(Object.keys(expected));
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('skip values that are not plain, and use the codec to decode one', () => {
    const bytes = Buffer.from(encodeDocument({ a: ['x'], b: 'y', ab: true }));
    expect(fieldReader(['b', 'ab'])(bytes)).toEqual({ b: 'y', ab: true });
    expect(fieldReader(['b', 'a'])(bytes)).toEqual({ a: ['x'], b: 'y' });
  });

  it('refuse text that is not UTF-8 and bytes that are no document', () => {
    const bytes = Buffer.from(encodeDocument({ a: 'x' }));
    bytes[11] = 0xff;
    expect(() => fieldReader(['a'])(bytes)).toThrow('UTF-8');
    bytes[4] = 0x42;
    expect(() => fieldReader(['a'])(bytes)).toThrow('unknown type 66');
  });
});

describe('the fields that a filter reads', () => {
  it('suffice: the filter matches them exactly when it matches the whole document', () => {
    const random = seeded(7);
    const differing: Doc[] = [];
    let matched = 0;
    for (let i = 0; i < 600; i++) {
      const conditions = filter(random);
      const fields = filterFields(conditions);
      if (fields === undefined) continue;
      const compiled = compileFilter(conditions);
      const pick = fieldPicker(fields);
      const seen = (doc: Doc) => [compiled.matches(doc), compiled.positional(doc)].join();
      for (let id = 0; id < 5; id++) {
        const bytes = Buffer.from(encodeDocument(document(random, id)));
        const whole = decodeDocument(bytes);
        if (seen(decodeDocument(pick(bytes))) !== seen(whole)) differing.push(conditions);
        if (compiled.matches(whole)) matched++;
      }
    }
    expect(differing).toEqual([]);
    expect(matched).toBeGreaterThan(100);
  });

  it.each<[string, Doc, readonly string[] | undefined]>([
    ['paths', { 'a.b': new Int32(1), c: { $gt: new Int32(1) } }, ['a', 'c']],
    [
      'clauses',
      { $or: [{ a: 'x' }, { $and: [{ 'b.c': 'y' }] }], $nor: [{ d: 'z' }] },
      ['a', 'b', 'd'],
    ],
    ['a comment', { $comment: 'why', a: 'x' }, ['a']],
    ['an expression', { a: 'x', $expr: true }, undefined],
    ['an expression within a clause', { $or: [{ a: 'x' }, { $expr: true }] }, undefined],
    ['a schema', { $jsonSchema: {} }, undefined],
    ['nothing', {}, []],
  ])('are found for %s', (_, conditions, fields) => {
    const found = filterFields(conditions);
    expect(found && [...found]).toEqual(fields);
  });
});

describe('the fields that a projection reads', () => {
  const one = new Int32(1);
  const zero = new Int32(0);
  it.each<[string, Doc, readonly string[] | undefined, boolean]>([
    ['included fields', { a: one, b: true }, ['a', 'b', '_id'], true],
    ['an excluded _id', { a: one, _id: zero }, ['a'], true],
    ['only _id', { _id: one }, ['_id'], true],
    ['parts of fields', { 'a.b': one, c: one }, ['a', 'c', '_id'], false],
    ['a slice of an array', { a: one, l: { $slice: one } }, ['a', 'l', '_id'], false],
    ['the matched element', { 'l.$': one }, ['l', '_id'], false],
    ['an element by condition', { l: { $elemMatch: { x: one } } }, undefined, false],
    ['a computed field', { a: '$b' }, undefined, false],
    ['excluded fields', { a: zero }, undefined, false],
    ['nothing', {}, undefined, false],
  ])('are found for %s', (_, spec, reads, keepsWhole) => {
    const found = compileProjection(spec);
    expect(found.reads && [...found.reads]).toEqual(reads);
    expect(found.keepsWhole).toBe(keepsWhole);
  });

  it('suffice: the projection returns the same from these fields', () => {
    const specs: Doc[] = [
      { a: one },
      { 'a.b': one, c: one },
      { a: one, b: { $slice: one } },
      { _id: zero, 'b.a': one },
    ];
    const random = seeded(11);
    const differing: Doc[] = [];
    for (let id = 0; id < 300; id++) {
      const bytes = Buffer.from(encodeDocument(document(random, id)));
      for (const spec of specs) {
        const project = compileProjection(spec);
        const whole = text(project(decodeDocument(bytes)));
        const picked = decodeDocument(fieldPicker(project.reads!)(bytes));
        if (text(project(picked)) !== whole) differing.push(spec);
        if (project.keepsWhole && text(picked) !== whole) differing.push(spec);
      }
    }
    expect(differing).toEqual([]);
  });
});

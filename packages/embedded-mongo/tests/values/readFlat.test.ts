import fc from 'fast-check';
import { Binary, Int32, Long, ObjectId } from 'bson';
import { flatReader } from '../../src/values/readFlat';
import { describe as text } from '../../src/values/describe';
import { decodeDocument, encodeDocument, type Doc, type Value } from '../../src/values/types';
import { values } from '../support/arbitraries';

const NAMES = ['_id', 'a', 'ab', 'b', '名', '', 'a.b', '$ref', '__proto__'];
const names = fc.constantFrom(...NAMES);
const fields = fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name });

function docOf(pairs: readonly (readonly [string, Value])[]): Doc {
  const doc = Object.create(null) as Doc;
  for (const [name, value] of pairs) doc[name] = value;
  return doc;
}

const bytesOf = (pairs: Parameters<typeof docOf>[0]) => Buffer.from(encodeDocument(docOf(pairs)));

describe('a document that is read for its indexes', () => {
  it('has the wanted fields as the codec decodes them, or is passed to the codec', () => {
    let read = 0;
    fc.assert(
      fc.property(fields, fc.array(names), (pairs, wanted) => {
        const bytes = bytesOf(pairs);
        const doc = flatReader(new Set(wanted))(bytes);
        if (doc === undefined) return;
        read++;
        const whole = decodeDocument(bytes);
        const kept = Object.keys(whole).filter((name) => wanted.includes(name));
        expect(text(doc)).toBe(text(docOf(kept.map((name) => [name, whole[name]!]))));
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('agrees with the codec when any byte is corrupted', () => {
    const plain = bytesOf([
      ['_id', new Int32(1)],
      ['a', 'text of some length, 名, beyond what is looked at byte by byte'],
      ['b', true],
      ['ab', new ObjectId()],
      ['', Long.fromNumber(7)],
      ['名', new Binary(Buffer.from('bytes'))],
      ['list', ['one', '名', new Int32(2), true, null]],
      ['passed', ['over', new Binary(Buffer.from('bytes'))]],
    ]);
    const reader = flatReader(['_id', 'a', 'b', 'list']);
    expect(reader(plain)).toMatchObject({ list: ['one', '名', new Int32(2), true, null] });
    fc.assert(
      fc.property(fc.nat(plain.length - 1), fc.nat(255), fc.nat(3), (at, byte, cut) => {
        const bytes = Buffer.from(plain).subarray(0, plain.length - cut);
        bytes[Math.min(at, bytes.length - 1)] = byte;
        if (reader(bytes) !== undefined) expect(() => decodeDocument(bytes)).not.toThrow();
      }),
      { numRuns: 5000, seed: 1 },
    );
  });
});

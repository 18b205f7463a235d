import fc from 'fast-check';
import { canonical } from '../../schema/log/canonical';
import { leafText, type LogEntry } from '../../schema/log/entry';

// One after the other often has what the one before it had.
const text = fc.oneof(fc.constantFrom('a', 'b'), fc.string({ unit: 'binary' }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const entry: fc.Arbitrary<LogEntry> = fc.record({
  id: text,
  at: text,
  actor: text,
  organization: maybe(text),
  department: maybe(text),
  purpose: maybe(text),
  basis: fc.constantFrom('CONSENT', 'CASE', 'NONE'),
  subject: maybe(text),
  subgraph: text,
  matrix: text,
  alert: maybe(fc.constant(true as const)),
  release: maybe(text),
  who: maybe(text),
  details: text,
});

describe('the text of an entry', () => {
  it('is the canonical text of its members and the version, whatever is left out', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        for (const each of entries) expect(leafText(each)).toBe(canonical({ v: 1, ...each }));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  // Every member there is: one that is left out of the text is found here.
  const others: Required<LogEntry> = {
    actor: 'b',
    alert: true,
    at: 'b',
    basis: 'CASE',
    department: 'b',
    details: 'b',
    id: 'b',
    matrix: 'b',
    organization: 'b',
    purpose: 'b',
    release: 'b',
    subgraph: 'b',
    subject: 'b',
    who: 'b',
  };

  it.each(Object.entries(others))(
    'is its own where nothing but %s is not as in the entry before',
    (name, other) => {
      const one: LogEntry = {
        ...{ id: 'a', at: 'a', actor: 'a', subgraph: 'a', matrix: 'a', details: 'a' },
        basis: 'NONE',
      };
      for (const each of [one, { ...one, [name]: other as never }, one])
        expect(leafText(each)).toBe(canonical({ v: 1, ...each }));
    },
  );
});

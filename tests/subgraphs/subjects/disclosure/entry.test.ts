import fc from 'fast-check';
import { canonical } from '../../../../schema/log/canonical';
import { leafText, type LogEntry } from '../../../../schema/log/entry';

// Few values, so that consecutive entries often share them.
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
  it('is the canonical JSON of its members and the version, with any member absent', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        for (const each of entries) expect(leafText(each)).toBe(canonical({ v: 1, ...each }));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  // All members: the type requires them, so none can be left out of the text unnoticed.
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
    'differs from that of the entry before when only %s differs',
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

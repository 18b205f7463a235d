import fc from 'fast-check';
import { canonical } from '../../schema/log/canonical';
import { leafText, type LogEntry } from '../../schema/log/entry';

const text = fc.string({ unit: 'binary' });
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
      fc.property(entry, (each) => {
        expect(leafText(each)).toBe(canonical({ v: 1, ...each }));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

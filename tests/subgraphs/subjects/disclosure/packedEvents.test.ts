import fc from 'fast-check';
import {
  readDetails,
  writeDetails,
} from '../../../../subgraphs/subjects/disclosure/sealing/details';
import type { LogEvent } from '../../../../subgraphs/subjects/disclosure/sealing/sealEvent';
import {
  packEvents,
  unpackEvents,
} from '../../../../subgraphs/subjects/disclosure/thread/packedEvents';
import { event } from './support';

const text = fc.oneof(fc.constantFrom('a', 'b'), fc.string());
const lists = [['T.a'], ['T.a', 'U.b'], []] as const;
const list = fc.oneof(fc.constantFrom(...lists), fc.array(fc.constantFrom('T.a', 'T.c', 'U.b')));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const anyEvent = fc.record({
  id: text,
  at: text,
  requestId: text,
  operation: text,
  subgraph: text,
  actor: text,
  roles: list,
  client: maybe(text),
  organization: maybe(text),
  department: maybe(text),
  purpose: maybe(text),
  basis: fc.constantFrom('CONSENT', 'CASE', 'NONE'),
  consent: maybe(fc.record({ id: text, version: fc.nat(9) })),
  caseReference: maybe(text),
  covertUntil: maybe(text),
  reason: maybe(text),
  matrix: text,
  subjectId: maybe(text),
  clusters: list,
  disclosed: list,
  masked: list,
  denied: list,
}) as fc.Arbitrary<LogEvent>;

const sequences = fc.array(anyEvent, { maxLength: 12 });

describe('packed events', () => {
  it('are unpacked unchanged and in order, whatever the event before had', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        expect(unpackEvents(packEvents(events))).toEqual(events);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('contain once what all events share', () => {
    const first = event('e-0');
    const same = Array.from({ length: 50 }, (_, i) => ({ ...first, id: `e-${i}` }));
    const alone = packEvents([first]).length;
    expect(packEvents(same).length).toBeLessThan(alone + 50 * '{"id":"e-10"},'.length);
    const [one, another] = unpackEvents(packEvents(same));
    expect(another!.disclosed).toBe(one!.disclosed);
  });
});

describe('the details of an event', () => {
  const lost = ['id', 'at', 'subgraph', 'actor', 'organization', 'department', 'purpose'] as const;
  const elsewhere = [...lost, 'basis', 'covertUntil', 'matrix', 'subjectId'] as const;

  it('are read as written, whatever the event before had', () => {
    const byType = (fields: readonly string[]) => [...fields].sort();
    fc.assert(
      fc.property(sequences, (events) => {
        for (const each of events) {
          const details = { ...each } as Record<string, unknown>;
          for (const field of elsewhere) delete details[field];
          const read = readDetails(writeDetails(each));
          for (const field of ['disclosed', 'masked', 'denied'] as const)
            expect(byType(read[field])).toEqual(byType(each[field]));
          const { disclosed, masked, denied } = read;
          expect(read).toEqual({ ...details, disclosed, masked, denied });
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each<Partial<LogEvent>>([
    { roles: ['officer'] },
    { client: undefined },
    { requestId: 'another' },
    { operation: 'another' },
    { clusters: [] },
    { consent: { id: 'another', version: 3 } },
    { consent: undefined },
    { caseReference: 'another' },
    { reason: 'another' },
    { disclosed: [] },
    { masked: [] },
    { denied: ['NaturalPerson.name'] },
  ])('are correct when only %j differs from the event before', (other) => {
    const one = event('e-1');
    for (const each of [one, { ...one, ...other }, one]) {
      const [field] = Object.keys(other) as [keyof ReturnType<typeof readDetails>];
      expect(readDetails(writeDetails(each))[field]).toEqual(each[field]);
    }
  });
});

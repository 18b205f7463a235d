import { stepsOf, type CaseKindEntry } from '../../../../schema/cases/caseKind';
import { CASE_KINDS } from '../../../../schema/cases/kinds';
import type { CaseStateName, CaseVerb } from '../../../../schema/cases/words';
import type { CaseRecord } from '../../../../subgraphs/subjects/cases/record';
import { nobody, officer, person, viewerAs } from '../../../support/viewers';
import {
  act,
  caseOf,
  codes,
  newKey,
  open,
  openCourt,
  owner,
  penalty,
  steward,
  valuesFor,
  type Court,
} from './support';

let court: Court;
let records = 0;
beforeAll(async () => {
  court = await openCourt();
  court.at = new Date('2026-07-15T04:00:00Z');
}, 60_000);
afterAll(() => court.stop());

/** The shortest way from the first state of a kind to another. */
function pathTo(kind: CaseKindEntry, state: CaseStateName): CaseVerb[] {
  const paths = new Map<CaseStateName, CaseVerb[]>([[kind.opens.to, []]]);
  for (const [from, path] of paths)
    for (const [verb, step] of stepsOf(kind))
      if (step.from.includes(from) && !paths.has(step.to)) paths.set(step.to, [...path, verb]);
  return paths.get(state)!;
}

const viewerOf = (kind: CaseKindEntry, verb: CaseVerb) =>
  Object.fromEntries(stepsOf(kind))[verb]!.by === 'SOURCE' ? steward : owner;
const inputOf = (kind: CaseKindEntry, verb: CaseVerb, id: string, version: number) => ({
  ...{ id, version },
  ...valuesFor(Object.fromEntries(stepsOf(kind))[verb]!.needs),
});

/** A new case in a state. */
async function caseIn(kind: CaseKindEntry, state: CaseStateName): Promise<Record<string, any>> {
  const recordId = `record-${++records}`;
  await court.government.models.records.Penalty.insertMany([penalty(recordId)]);
  let current = caseOf(await open(court, kind, recordId));
  for (const verb of pathTo(kind, state)) {
    const input = inputOf(kind, verb, current['id'], current['version']);
    current = caseOf(await act(court, viewerOf(kind, verb), kind, verb, input));
  }
  expect(current['state']).toBe(state);
  return current;
}

const stored = (id: string) => court.subjects.models.case.findById(id).lean<CaseRecord>().exec();

const STEPS = CASE_KINDS.flatMap((kind) =>
  stepsOf(kind).map(([verb, step]) => [kind.name, verb, kind, step] as const),
);

describe.each(STEPS)('%s: %s', (_name, verb, kind, step) => {
  const take = (viewer: Parameters<typeof act>[1], input: object, key?: string) =>
    act(court, viewer, kind, verb, input, key);

  it('is taken by whoever the table says, from each state that it names', async () => {
    for (const from of step.from) {
      const { id, version } = await caseIn(kind, from);
      const answer = await take(viewerOf(kind, verb), inputOf(kind, verb, id, version));
      expect(answer.errors).toBeUndefined();
      expect(caseOf(answer)).toMatchObject({ state: step.to, version: version + 1 });
    }
  });

  it('is taken by nobody else', async () => {
    const { id, version } = await caseIn(kind, step.from[0]!);
    const input = inputOf(kind, verb, id, version);
    const strangers =
      step.by === 'SOURCE'
        ? [{ ...steward, department: 'education' }]
        : [person('eve'), person('ben')];
    for (const viewer of strangers) expect(codes(await take(viewer, input))).toEqual(['NOT_FOUND']);
    const unfit = [
      nobody,
      officer,
      viewerAs('bank'),
      viewerAs('auditor'),
      step.by === 'SOURCE' ? owner : steward,
      step.by === 'SOURCE'
        ? { ...steward, assurance: 2 as const }
        : { ...owner, assurance: 1 as const },
    ];
    for (const viewer of unfit)
      expect(codes(await take(viewer, input))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect((await stored(id))!.version).toBe(version);
  });

  it('is refused in every other state', async () => {
    const others = (Object.keys(kind.states) as CaseStateName[]).filter(
      (state) => !step.from.includes(state),
    );
    for (const state of others) {
      const { id, version } = await caseIn(kind, state);
      const answer = await take(viewerOf(kind, verb), inputOf(kind, verb, id, version));
      expect(codes(answer)).toEqual(['INVALID_TRANSITION']);
    }
  });

  it('is refused with a stale version, without what it needs, and for a missing case', async () => {
    const { id, version } = await caseIn(kind, step.from[0]!);
    const viewer = viewerOf(kind, verb);
    const input = inputOf(kind, verb, id, version);
    expect(codes(await take(viewer, { ...input, version: version - 1 }))).toEqual(['CONFLICT']);
    expect(codes(await take(viewer, { ...input, id: 'missing' }))).toEqual(['NOT_FOUND']);
    for (const [name, need] of Object.entries(step.needs ?? {})) {
      if (need.type !== 'TEXT') continue;
      expect(codes(await take(viewer, { ...input, [name]: ' ' }))).toEqual(['BAD_USER_INPUT']);
    }
    expect((await stored(id))!.version).toBe(version);
  });

  it('is taken once with one key, and once of many at the same time', async () => {
    const { id, version } = await caseIn(kind, step.from[0]!);
    const viewer = viewerOf(kind, verb);
    const input = inputOf(kind, verb, id, version);
    const key = newKey();
    const [first, again] = [await take(viewer, input, key), await take(viewer, input, key)];
    expect(caseOf(again)).toMatchObject({ version: caseOf(first)['version'], state: step.to });
    const reused = await take(viewer, { ...input, version: version + 1 }, key);
    expect(codes(reused)).toEqual(['IDEMPOTENCY_KEY_REUSED']);

    const other = await caseIn(kind, step.from[0]!);
    const raced = inputOf(kind, verb, other['id'], other['version']);
    const answers = await Promise.all(Array.from({ length: 20 }, () => take(viewer, raced)));
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect((await stored(other['id']))!.steps).toHaveLength(other['version'] + 1);
  });

  it('is possible after the time limit, which is then shown', async () => {
    const { id, version } = await caseIn(kind, step.from[0]!);
    const before = court.at;
    court.at = new Date('2026-09-01T04:00:00Z');
    try {
      const answer = await take(viewerOf(kind, verb), inputOf(kind, verb, id, version));
      expect(answer.errors).toBeUndefined();
    } finally {
      court.at = before;
    }
  });
});

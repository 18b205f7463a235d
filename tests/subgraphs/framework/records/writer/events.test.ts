import type { SubgraphDefinition } from '../../../../../subgraphs/framework/definition';
import { visibilityModel } from '../../../../../subgraphs/framework/subjectEvents/model';
import { applySubjectEvents } from '../../../../../subgraphs/framework/subjectEvents/applySubjectEvents';
import type { RecordEvent } from '../../../../../subgraphs/framework/records/writer/event';
import { sealedOfKind } from '../../../../../subgraphs/framework/records/sealedRecords';
import {
  freshRow,
  KINDS,
  leaves,
  startWriting,
  SUBGRAPHS_WITH_RECORDS,
  why,
  type Written,
} from './kinds';

jest.setTimeout(60_000);

const open = new Map<string, Written>();
beforeAll(async () => {
  for (const definition of SUBGRAPHS_WITH_RECORDS)
    open.set(definition.name, await startWriting(definition));
});
afterAll(async () => {
  for (const written of open.values()) await written.stop();
});

const on = ({ name }: SubgraphDefinition): Written => open.get(name)!;

describe.each(KINDS)('the events of a record of %s', (type, kind, definition) => {
  it('contain nothing personal and nothing sealed, whatever changes', async () => {
    const { writer, row, events } = on(definition);
    const given = freshRow(type);
    const id = given._id;
    await writer.create([given], why());
    await writer.correct(given, { ...why(), version: 1 });
    await writer.change(type, id, 'DISPUTE', { ...why(), version: 2 });
    await writer.change(type, id, 'FREEZE', { ...why(), version: 3 });
    const recorded = await events({ recordId: id });
    expect(recorded).toHaveLength(4);
    const text = JSON.stringify(recorded);
    const [{ recordId, subjectId, after }] = recorded as [RecordEvent];
    const indexed = new Set(leaves({ recordId, type, subjectId, after }));
    const ofTheRow = leaves({ ...given, versions: [] });
    for (const value of ofTheRow)
      if (value.length > 1 && !indexed.has(value)) expect(text).not.toContain(`"${value}"`);
    for (const name of ['name', 'debtorName', 'representativeName', 'maskedIdNumber', 'uscc']) {
      const value: unknown = given[name as keyof typeof given];
      if (typeof value === 'string') expect(text).not.toContain(value);
    }
    const stored = (await row(id))!;
    for (const { path } of sealedOfKind(kind)?.fields ?? []) {
      const plain: unknown = given[path as keyof typeof given];
      for (const value of leaves(plain)) if (value.length > 2) expect(text).not.toContain(value);
      if (typeof stored[path] === 'string') expect(text).not.toContain(stored[path]);
    }
  });
});

describe.each(SUBGRAPHS_WITH_RECORDS.map((each) => [each.name, each] as const))(
  'the writes of %s',
  (_name, definition) => {
    it('are numbered without a gap in the order of the writes, and so in order per subject', async () => {
      const { writer, other, events } = on(definition);
      const { type } = definition.records![0]!;
      const rows = Array.from({ length: 8 }, () => freshRow(type, { subjectId: 'busy' }));
      await Promise.all(rows.map((row, index) => [writer, other][index % 2]!.create([row], why())));
      await Promise.all(
        rows.map((row, index) =>
          [writer, other][(index + 1) % 2]!.change(type, row._id, 'DISPUTE', {
            ...why(),
            version: 1,
          }),
        ),
      );
      const numbers = (await events()).map(({ _id }) => _id);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      const ofSubject = await events({ subjectId: 'busy' });
      expect(ofSubject).toHaveLength(16);
      for (const { _id } of rows) {
        const versions = ofSubject.filter(({ recordId }) => recordId === _id);
        expect(versions.map(({ version }) => version)).toEqual([1, 2]);
        expect(versions[1]!.before).toEqual({ subjectId: 'busy', ...versions[0]!.after });
      }
    });

    it('mark every record that is written concurrently with an event of its subject', async () => {
      const { writer, connection, row } = on(definition);
      const { type } = definition.records![0]!;
      const take = applySubjectEvents(connection, visibilityModel(connection), definition.records!);
      for (let round = 1; round <= 12; round++) {
        const given = freshRow(type, { subjectId: `leaving-${round}` });
        const event = { subjectId: given.subjectId, number: round, hidden: true };
        await Promise.all([writer.create([given], why()), take([event])]);
        expect((await row(given._id))!['subjectHidden']).toBe(true);
      }
    });
  },
);

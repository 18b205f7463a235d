import { addTerm } from '../../../../../schema/policy/calendar';
import { term } from '../../../../../schema/policy/terms';
import { openDocument } from '../../../../../subgraphs/framework/vault/sealedFields';
import { sealedOfKind } from '../../../../../subgraphs/framework/records/sealedRecords';
import type { SubgraphDefinition } from '../../../../../subgraphs/framework/definition';
import type { WriteRequest } from '../../../../../subgraphs/framework/records/writer/model';
import { expiryFrom } from '../../../../../subgraphs/framework/records/writer/requests';
import type { RecordState } from '../../../../../subgraphs/framework/records/record';
import {
  codeOf,
  freshRow,
  KINDS,
  leaves,
  NOW,
  refusal,
  startWriting,
  SUBGRAPHS_WITH_RECORDS,
  why,
  type Written,
} from './kinds';

jest.setTimeout(60_000);

it('an idempotency key is stored until the end of the last day of its term in China', () => {
  const lastDay = '2026-12-29';
  expect(addTerm('2026-11-29', term('retention.idempotencyKey', '2026-11-29').value)).toBe(lastDay);
  for (const moment of ['2026-11-28T16:00:00Z', '2026-11-29T15:59:59Z'])
    expect(expiryFrom(new Date(moment)).toISOString()).toBe(`${lastDay}T16:00:00.000Z`);
});

const open = new Map<string, Written>();
beforeAll(async () => {
  for (const definition of SUBGRAPHS_WITH_RECORDS)
    open.set(definition.name, await startWriting(definition));
});
afterAll(async () => {
  for (const written of open.values()) await written.stop();
});

const on = ({ name }: SubgraphDefinition): Written => open.get(name)!;

describe.each(KINDS)('a record of %s', (type, kind, definition) => {
  it('is created with its values sealed, and an event with what an index stores of it', async () => {
    const { writer, row, events, vault } = on(definition);
    const given = freshRow(type);
    const by = why();
    expect(await writer.create([given], by)).toEqual([
      { type, id: given._id, version: given.versions.length, state: 'ACTIVE', from: 'ACTIVE' },
    ]);
    const stored = (await row(given._id))!;
    const sealed = sealedOfKind(kind);
    for (const { path } of sealed?.fields ?? []) {
      const value = given[path as keyof typeof given] as unknown;
      if (value !== null) expect(JSON.stringify(stored[path])).not.toContain(leaves(value)[0]);
    }
    const opened = sealed === undefined ? stored : await openDocument(vault, sealed, stored);
    expect(leaves(opened)).toEqual(leaves(given));
    const [event, ...more] = await events({ recordId: given._id });
    expect(more).toEqual([]);
    expect(event).toEqual({
      _id: expect.any(Number),
      subjectId: given.subjectId,
      type,
      recordId: given._id,
      version: given.versions.length,
      action: 'CREATE',
      at: NOW,
      by: by.actor,
      department: by.department,
      reason: by.reason,
      legalBasis: by.legalBasis,
      before: null,
      after: {
        sourceDepartmentId: given.sourceDepartmentId,
        decisionDate: given.decisionDate,
        disclosure: given.disclosure,
        state: 'ACTIVE',
        publicityStart: given.publicityStart,
        visibleUntil: given.visibleUntil,
        subjectIsMinor: given.subjectIsMinor,
      },
    });
  });

  it('is stored in its previous version when it is corrected', async () => {
    const { writer, row, connection, events, vault } = on(definition);
    const given = freshRow(type);
    const id = given._id;
    await writer.create([given], why());
    await writer.change(type, id, 'DISPUTE', { ...why(), version: 1 });
    const before = (await row(id))!;
    const basis = { ...given.basis, title: '更正决定书' };
    // The writer sets state and versions itself, whatever the input contains.
    const corrected = { ...given, basis, state: 'REVOKED', versions: [] } as const;
    expect(await writer.correct(corrected, { ...why(), version: 2 })).toEqual({
      type,
      id,
      version: 3,
      state: 'DISPUTED',
      from: 'DISPUTED',
    });
    const after = (await row(id))!;
    expect(after).toMatchObject({ basis, state: 'DISPUTED' });
    expect(after['versions'].map((each: { state: string }) => each.state)).toEqual([
      'ACTIVE',
      'DISPUTED',
      'DISPUTED',
    ]);
    const kept = await connection
      .collection<any>('recordVersions')
      .find({ type, recordId: id })
      .toArray();
    const { reason } = why();
    expect(kept).toEqual([
      { _id: expect.anything(), type, recordId: id, version: 2, row: before, reason },
    ]);
    const sealed = sealedOfKind(kind);
    if (sealed)
      expect(leaves(await openDocument(vault, sealed, kept[0].row))).toEqual(
        expect.arrayContaining(leaves({ ...given, state: [], versions: [] })),
      );
    const [, , event] = await events({ recordId: id });
    expect(event).toMatchObject({ action: 'CORRECT', version: 3, recordId: id });
  });

  it('cannot be corrected into an invalid one, nor into that of another subject', async () => {
    const { writer, row } = on(definition);
    const given = freshRow(type);
    await writer.create([given], why());
    const before = await row(given._id);
    const change = { ...why(), version: 1 };
    expect(await refusal(writer.correct({ ...given, decisionDate: '2026-13-01' }, change))).toEqual(
      {
        code: 'BAD_USER_INPUT',
        message: 'The field decisionDate must be a calendar date YYYY-MM-DD that exists.',
      },
    );
    expect(await refusal(writer.correct({ ...given, subjectId: 'another' }, change))).toEqual({
      code: 'BAD_USER_INPUT',
      message: 'The field subjectId cannot be corrected; revoke the record and create a new one.',
    });
    expect(await row(given._id)).toEqual(before);
  });

  it('is created once: a repetition gets the same response, and its key is refused for other input', async () => {
    const { writer, other, events } = on(definition);
    const given = freshRow(type);
    const by = why();
    const first = await writer.create([given], by);
    expect(await other.create([given], by)).toEqual(first);
    expect(await codeOf(writer.create([{ ...given, sourceDepartmentId: 'another' }], by))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await codeOf(writer.change(type, given._id, 'REVOKE', { ...by, version: 1 }))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    const change = { ...why(), version: 1 };
    const both = await Promise.all([
      writer.change(type, given._id, 'DISPUTE', change),
      other.change(type, given._id, 'DISPUTE', change),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(await events({ recordId: given._id })).toHaveLength(2);
    // The same key text of another caller is a different key.
    const theirs = { ...by, actor: 'another-steward' };
    expect(await codeOf(writer.create([given], theirs))).toBe('CONFLICT');
  });

  it('has the response for a repetition stored until the term of the key ends', async () => {
    const { writer, connection } = on(definition);
    const requests = connection.collection<WriteRequest>('recordRequests');
    const known = new Set((await requests.find().toArray()).map(({ _id }) => _id));
    const earliest = expiryFrom(new Date());
    await writer.create([freshRow(type)], why());
    const [kept, ...more] = (await requests.find().toArray()).filter(({ _id }) => !known.has(_id));
    expect(more).toEqual([]);
    expect(kept!.expiresAt.getTime()).toBeGreaterThanOrEqual(earliest.getTime());
    expect(kept!.expiresAt.getTime()).toBeLessThanOrEqual(expiryFrom(new Date()).getTime());
    expect(await requests.indexes()).toContainEqual(
      expect.objectContaining({ key: { expiresAt: 1 }, expireAfterSeconds: 0 }),
    );
    // The database has deleted the key, so it starts a new request.
    const [given, by] = [freshRow(type), why()];
    await writer.create([given], by);
    await requests.deleteMany({ _id: { $nin: [...known, kept!._id] } });
    expect(await codeOf(writer.create([given], by))).toBe('CONFLICT');
  });

  it('is unchanged after a transaction that is lost', async () => {
    const { writer, row, events, connection } = on(definition);
    const given = freshRow(type);
    await writer.create([given], why());
    const before = await row(given._id);
    const last = (await events()).at(-1)!._id;
    // The number of the next event is taken, so its write fails after that of the row.
    const taken = connection.collection<{ _id: number }>('recordEvents');
    await taken.insertOne({ _id: last + 1 });
    const next = freshRow(type);
    const by = why();
    const writes = [
      () => writer.create([next], by),
      () => writer.createMany([next], why()),
      () => writer.correct(given, { ...why(), version: 1 }),
      () => writer.change(type, given._id, 'REVOKE', { ...why(), version: 1 }),
      () =>
        writer.transaction((within) =>
          within.change(type, given._id, 'FREEZE', { ...why(), version: 1 }),
        ),
    ];
    for (const write of writes) await expect(write()).rejects.toThrow();
    expect(await row(next._id)).toBeNull();
    expect(await row(given._id)).toEqual(before);
    const earlier = connection.collection<any>('recordVersions');
    expect(await earlier.countDocuments({ recordId: given._id })).toBe(0);
    await taken.deleteOne({ _id: last + 1 });
    // Even the key of the lost request is still unused.
    await writer.create([next], by);
    expect((await events({ recordId: next._id })).map(({ _id }) => _id)).toEqual([last + 1]);
  });

  it('is changed by one of two concurrent changes to the same version', async () => {
    const { writer, other, row, events } = on(definition);
    const given = freshRow(type);
    await writer.create([given], why());
    const settled = await Promise.allSettled([
      writer.change(type, given._id, 'REVOKE', { ...why(), version: 1 }),
      other.change(type, given._id, 'EXPIRE', { ...why(), version: 1 }),
    ]);
    const rejections = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(rejections).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    expect((await row(given._id))!['versions']).toHaveLength(2);
    expect(await events({ recordId: given._id })).toHaveLength(2);
  });

  it('is hidden from the start when its subject is hidden, whatever the row says', async () => {
    const { writer, row, connection, events } = on(definition);
    const visibility = connection.collection<any>('subjectStandings');
    const hidden = freshRow(type, { subjectId: `hidden-of-${type}` });
    await visibility.insertOne({ _id: hidden.subjectId, number: 1, hidden: true });
    const seen = freshRow(type, { subjectId: `seen-of-${type}`, subjectHidden: true });
    await writer.create([hidden, seen], why());
    expect((await row(hidden._id))!['subjectHidden']).toBe(true);
    expect(await row(seen._id)).not.toHaveProperty('subjectHidden');
    const [event] = await events({ recordId: hidden._id });
    expect(event!.after!.subjectHidden).toBe(true);
  });

  it('is not created in a batch with an invalid one', async () => {
    const { writer, row } = on(definition);
    const [valid, invalid] = [freshRow(type), freshRow(type, { state: 'LOST' as RecordState })];
    for (const write of [
      writer.create([valid, invalid], why()),
      writer.createMany([valid, invalid], why()),
    ])
      await expect(write).rejects.toMatchObject({
        message: expect.stringContaining('The field state must be one of'),
        extensions: { code: 'BAD_USER_INPUT', row: 1 },
      });
    expect(await row(valid._id)).toBeNull();
  });
});

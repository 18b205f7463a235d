import { ask, codes } from '../../../support/ask';
import { now } from '../../../support/creditRecord';
import { eventually } from '../../../support/eventually';
import { writeRowsFile } from '../../../support/intake/folderFiles';
import { intakeUnderTest, type IntakeUnderTest } from '../../../support/intake/intakeUnderTest';
import { auditor, viewerAs } from '../../../support/viewers';
import { fileArrived } from '../../../../subgraphs/framework/intake/batches/upload';

const steward = viewerAs('steward', { department: 'market-regulation', assurance: 3 });
const otherSteward = viewerAs('steward', { department: 'health', assurance: 3 });

let underTest: IntakeUnderTest;
let keys = 0;
const newKey = () => `key-${String(++keys).padStart(8, '0')}`;

beforeAll(async () => {
  underTest = await intakeUnderTest();
}, 60_000);
afterAll(() => underTest.stop());
beforeEach(async () => {
  await underTest.models.records['Permit']!.deleteMany({});
});

const permits = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => ({
    number: `P-${from + index}`,
    subject: `sub-${(from + index) % 7}`,
    content: 'trade',
  }));

async function open({ key = newKey(), viewer = steward, ...more }: Record<string, any> = {}) {
  return ask(
    underTest.subgraph,
    `mutation ($input: IntakeUploadInput!, $key: ID!) {
      opened: openGovernmentUpload(input: $input, key: $key) {
        batch { number state fileName format progress } upload { path expiresAt }
      }
    }`,
    { input: { kind: 'Permit', format: 'JSON_LINES', fileName: 'a.jsonl', ...more }, key },
    viewer,
  );
}

async function batchOf(number: string) {
  const { data, errors } = await ask(
    underTest.subgraph,
    `query ($number: ID!) {
      batch: intakeBatchOfGovernment(number: $number) {
        state progress finishedAt counts { rows accepted unchanged refused }
        fault { row code messageEnglish } faults(first: 100) { totalCount nodes { row code } }
        receipt { fileSha256 text } errorFile { path }
        withdrawal { reason by revoked kept done }
      }
    }`,
    { number },
    steward,
  );
  expect(errors).toBeUndefined();
  return data!['batch'] as any;
}

async function upload(rows: readonly (object | string)[], more: Record<string, any> = {}) {
  const { data } = await open(more);
  const { number } = (data!['opened'] as any).batch;
  const file = await writeRowsFile(underTest.folder, number, rows);
  expect(await fileArrived(underTest.models.intake, number, file)).toBe(true);
  return number as string;
}

/** The batch once it is finished. */
const finished = (number: string) =>
  eventually(async () => {
    const batch = await batchOf(number);
    expect(batch.finishedAt).not.toBeNull();
    return batch;
  });

async function withdraw(number: string, { viewer = steward, key = newKey() } = {}) {
  return ask(
    underTest.subgraph,
    `mutation ($number: ID!, $reason: String!, $key: ID!) {
      batch: withdrawGovernmentBatch(number: $number, reason: $reason, key: $key) {
        state withdrawal { reason by }
      }
    }`,
    { number, reason: '报送有误', key },
    viewer,
  );
}

const stored = () => underTest.models.records['Permit']!.countDocuments({});

describe('an uploaded batch', () => {
  it('expects its file, and returns the same batch for the same key', async () => {
    const key = newKey();
    const { data } = await open({ key });
    expect(data!['opened']).toMatchObject({
      batch: { state: 'RECEIVED', fileName: 'a.jsonl', format: 'JSON_LINES', progress: 0 },
      upload: { path: expect.stringContaining('/upload/'), expiresAt: expect.any(String) },
    });
    expect((await open({ key })).data).toEqual(data);
    expect(codes(await open({ key, atomic: true }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('accepts every row, chunk after chunk', async () => {
    const number = await upload(permits(1200));
    const batch = await finished(number);
    expect(batch).toMatchObject({
      state: 'ACCEPTED',
      progress: 1,
      counts: { rows: 1200, accepted: 1200, unchanged: 0, refused: 0 },
      fault: null,
      errorFile: null,
      receipt: { fileSha256: 'f'.repeat(64) },
    });
    expect(await stored()).toBe(1200);
  });

  it('changes nothing when the file is sent again with a new key', async () => {
    await finished(await upload(permits(600)));
    expect(await finished(await upload(permits(600)))).toMatchObject({
      state: 'ACCEPTED',
      counts: { rows: 600, accepted: 0, unchanged: 600 },
    });
  });

  it('finds the held records by their documents, however many records a subject has', async () => {
    const { collection } = underTest.models.records['Permit']!;
    await collection.insertMany(
      Array.from({ length: 40 }, (_, index) => ({
        _id: `held-${index}` as never,
        type: 'Permit',
        subjectId: 'sub-1',
        basis: { number: `H-${index}` },
      })),
    );
    const question = { subjectId: 'sub-1', type: 'Permit', 'basis.number': { $in: ['H-1', 'X'] } };
    const plan = await collection.find(question).explain('executionStats');
    expect(plan['executionStats'].totalDocsExamined).toBe(1);
  });

  it('lists the faults by row and offers an error file', async () => {
    const rows: object[] = permits(600);
    rows[1] = { subject: 'x' };
    rows[550] = { subject: 'y' };
    const number = await upload(rows);
    expect(await finished(number)).toMatchObject({
      state: 'PARTLY_ACCEPTED',
      counts: { rows: 600, accepted: 598, refused: 2 },
      faults: { totalCount: 2, nodes: [{ row: 2, code: 'MISSING' }, { row: 551 }] },
      errorFile: { path: `/download/${number}` },
    });
  });

  it('notes the known persons in an error file as disclosed to whoever asks for it', async () => {
    const number = await upload([...permits(1), { subject: 'x' }]);
    await finished(number);
    await underTest.models.intake.fault.updateMany({ batch: number }, { personId: 'per-1' });
    const asked = (field: string) =>
      ask(
        underTest.subgraph,
        `{ intakeBatchOfGovernment(number: "${number}") { ${field} } }`,
        {},
        auditor,
      );
    expect((await asked('errorFile { path }')).extensions?.['disclosures']).toEqual([
      expect.objectContaining({ subjectId: 'per-1', disclosed: ['IntakeBatch.errorFile'] }),
    ]);
    expect((await asked('state')).extensions?.['disclosures']).toBeUndefined();
  });

  it('is refused as a whole when a part of its file cannot be read, and states the row', async () => {
    const batch = await finished(await upload([...permits(3), '{"number', ...permits(2, 9)]));
    expect(batch).toMatchObject({
      state: 'REFUSED',
      counts: { rows: 0, accepted: 0 },
      fault: { row: 4, code: 'FILE_UNREADABLE', messageEnglish: 'The line is not JSON; mend it.' },
    });
  });

  it.each([
    ['unknown headings', [{ colour: 'red' }], {}, 'HEADINGS_REFUSED'],
    ['no row', [], {}, 'FILE_EMPTY'],
    ['no row, and is atomic', [], { atomic: true }, 'FILE_EMPTY'],
    ['too many rows for an atomic batch', permits(5001), { atomic: true }, 'TOO_MANY_ROWS'],
    ['a refused row, and is atomic', [...permits(2), {}], { atomic: true }, 'BATCH_REFUSED'],
  ])('is refused when it has %s', async (_name, rows, more, code) => {
    const number = await upload(rows, more);
    expect(await finished(number)).toMatchObject({ state: 'REFUSED', fault: { code } });
    expect(await stored()).toBe(0);
  });

  it('is written in one transaction when it is atomic', async () => {
    expect(await finished(await upload(permits(700), { atomic: true }))).toMatchObject({
      state: 'ACCEPTED',
      counts: { rows: 700, accepted: 700 },
    });
    expect(await underTest.models.intake.accepted.countDocuments({ ids: { $size: 700 } })).toBe(1);
  });

  it('stores no record in a dry run', async () => {
    const number = await upload([...permits(2), {}], { dryRun: true });
    expect(await finished(number)).toMatchObject({ counts: { accepted: 2, refused: 1 } });
    expect(await stored()).toBe(0);
  });

  it('is refused when no file has arrived in time', async () => {
    const { data } = await open();
    const { number } = (data!['opened'] as any).batch;
    await underTest.models.intake.batch.updateOne({ _id: number }, { fileDueAt: new Date(0) });
    expect(await finished(number)).toMatchObject({ fault: { code: 'FILE_MISSING' } });
    const file = { id: 'late', bytes: 1, sha256: '' };
    expect(await fileArrived(underTest.models.intake, number, file)).toBe(false);
  });
});

describe('the withdrawal of a batch', () => {
  it('revokes the accepted records with the reason, once', async () => {
    const number = await upload(permits(600));
    await finished(number);
    const key = newKey();
    const first = await withdraw(number, { key });
    expect(first.data!['batch']).toEqual({
      state: 'WITHDRAWN',
      withdrawal: { reason: '报送有误', by: 'test-steward' },
    });
    await eventually(async () => {
      expect((await batchOf(number)).withdrawal).toMatchObject({
        revoked: 600,
        kept: 0,
        done: true,
      });
    });
    expect(await underTest.models.records['Permit']!.countDocuments({ state: 'REVOKED' })).toBe(
      600,
    );
    const revocations = { action: 'REVOKE', reason: '报送有误' } as const;
    expect(await underTest.models.writing.event.countDocuments(revocations)).toBe(600);
    expect((await withdraw(number, { key })).errors).toBeUndefined();
    expect(codes(await withdraw(number))).toEqual(['INVALID_TRANSITION']);
  });

  it('leaves records that have ended as they are', async () => {
    const number = await upload(permits(2));
    await finished(number);
    const records = underTest.models.records['Permit']!;
    await records.updateOne({}, { state: 'REPAIRED' });
    await withdraw(number);
    await eventually(async () => {
      expect((await batchOf(number)).withdrawal).toMatchObject({ revoked: 1, kept: 1, done: true });
    });
    expect(await records.countDocuments({ state: 'REPAIRED' })).toBe(1);
  });

  it('stops a batch before its rows are accepted', async () => {
    const { data } = await open();
    const { number } = (data!['opened'] as any).batch;
    await withdraw(number);
    const file = await writeRowsFile(underTest.folder, number, permits(3));
    expect(await fileArrived(underTest.models.intake, number, file)).toBe(false);
    expect(await stored()).toBe(0);
  });

  it('accepts no row after it, whenever it arrives', async () => {
    const number = await upload(permits(3000));
    await withdraw(number);
    const { withdrawal, counts } = await eventually(async () => {
      const batch = await batchOf(number);
      expect(batch.withdrawal.done).toBe(true);
      return batch;
    });
    expect(withdrawal.revoked).toBe(counts.accepted);
    expect(await underTest.models.records['Permit']!.countDocuments({ state: 'ACTIVE' })).toBe(0);
  });

  it.each([
    ['a steward of another department', otherSteward, 'NOT_FOUND'],
    ['an auditor', auditor, 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['a weakly logged-in steward', { ...steward, assurance: 2 }, 'UNAUTHORIZED_FIELD_OR_TYPE'],
  ])('is refused to %s', async (_name, viewer, code) => {
    const number = await upload(permits(1));
    await finished(number);
    expect(codes(await withdraw(number, { viewer }))).toEqual([code]);
    expect((await batchOf(number)).state).toBe('ACCEPTED');
  });
});

test('expired tickets are removed by a job, and no others', async () => {
  const tickets = underTest.models.intake.batch.db.collection<{ _id: string }>('fileTickets');
  const ticket = { direction: 'DOWNLOAD', state: 'OPEN', file: null };
  const day = 24 * 3600_000;
  await tickets.insertMany([
    { _id: 'expired', ...ticket, expiresAt: new Date(now().getTime() - day) },
    { _id: 'valid', ...ticket, expiresAt: new Date(now().getTime() + day) },
  ] as never);
  await underTest.subgraph.jobs.run('uploads.clean');
  const ids = (await tickets.find({ direction: 'DOWNLOAD' }).toArray()).map(({ _id }) => _id);
  expect(ids).toEqual(['valid']);
});

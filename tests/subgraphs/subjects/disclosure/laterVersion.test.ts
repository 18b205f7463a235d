import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog } from '../../../../cli/audit/exportLog';
import { readLogFile } from '../../../../cli/audit/logFile';
import { reportOf } from '../../../../cli/audit/logState';
import { verifyLog } from '../../../../cli/audit/verifyLog';
import type { DisclosureEvent } from '../../../../schema/registry';
import { canonical } from '../../../../schema/log/canonical';
import { readLeaf } from '../../../../schema/log/entry';
import { storedLog } from '../../../../subgraphs/subjects/disclosure/integrity/storedLog';
import { writeDetails } from '../../../../subgraphs/subjects/disclosure/sealing/details';
import type { LogModels } from '../../../../subgraphs/subjects/disclosure/stored/model';
import { storedTree } from '../../../../subgraphs/subjects/disclosure/stored/treeRecords';
import { logWriter } from '../../../../subgraphs/subjects/disclosure/writing/logWriter';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import { ask } from '../../../support/ask';
import { testLogKeys } from '../../../support/logKeys';
import { naturalPerson } from '../../../support/subjects';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { auditor, person } from '../../../support/viewers';
import { crash, event, events, openedLog, recordsOf, textsOfLog, type OpenedLog } from './support';

interface Models {
  readonly subject: { create(document: unknown): Promise<unknown> };
  readonly log: LogModels;
}

/** A process of a later version, with a connection of its own: it writes entries of version 2. */
interface LaterProcess {
  /** @returns the texts that were written */
  append(
    events: readonly DisclosureEvent[],
    details?: (event: DisclosureEvent) => string,
  ): Promise<string[]>;
  readonly opened: OpenedLog;
}

let under: SubgraphUnderTest<Models>;
let folder: string;
const processes: OpenedLog[] = [];

/** What version 2 knows and version 1 does not, in the details and in plain text. */
const LATER_DETAILS = (each: DisclosureEvent) =>
  canonical({ ...JSON.parse(writeDetails(each)), device: { kind: 'terminal' } });
const LATER_MEMBERS = { channel: 'counter', evidence: { hash: 'ff', parts: [1, 2] } };

async function laterProcess(): Promise<LaterProcess> {
  const opened = await openedLog(under.store);
  processes.push(opened);
  const { log, vault } = opened;
  const writer = logWriter(log.models, {
    vault,
    keys: testLogKeys,
    now: () => new Date(),
    report: log.report,
  });
  return {
    opened,
    async append(list, details = LATER_DETAILS) {
      const texts = await Promise.all(
        list.map(async (each) => {
          const entry = JSON.parse(await writer.seal(each)) as Record<string, string>;
          const place = `DisclosureEvent.details#${each.id}`;
          const sealed = await vault.seal(each.subjectId, place, details(each));
          return canonical({ ...entry, ...LATER_MEMBERS, details: sealed, v: 2 });
        }),
      );
      await writer.write(texts);
      writer.stop();
      return texts;
    },
  };
}

async function process(): Promise<OpenedLog> {
  const opened = await openedLog(under.store);
  processes.push(opened);
  return opened;
}

beforeAll(async () => {
  under = await subgraphUnderTest<Models>(subjectsSubgraph);
  await under.models.subject.create(naturalPerson());
  folder = await mkdtemp(join(tmpdir(), 'hedong-later-'));
});
afterEach(async () => {
  for (const each of processes.splice(0)) await crash(each);
});
afterAll(async () => {
  await under.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The number of entries of a log in which every check finds no fault. */
async function checkedEntries({ log }: OpenedLog): Promise<number> {
  await log.tree.advance();
  const { found, open, summary } = await reportOf(log);
  expect([found, open]).toEqual([undefined, undefined]);
  return summary!.entries;
}

it('entries of two versions that are written concurrently have one order without a gap', async () => {
  const [one, later] = [await process(), await laterProcess()];
  const rounds = [0, 1, 2, 3, 4];
  const written = await Promise.all([
    ...rounds.map((round) => later.append(events(100 + round * 3, 3))),
    ...rounds.map(async (round) => {
      await one.log.append(events(round * 3, 3));
      return [];
    }),
  ]);
  expect(await checkedEntries(one)).toBe(30);
  const ids = (await recordsOf(one.log.models)).map((record) => record.event);
  expect(new Set(ids).size).toBe(30);
  // Version 1 moved the texts of version 2 without changing a byte.
  expect(await textsOfLog(one.log.models)).toEqual(expect.arrayContaining(written.flat()));
});

it('either version finishes what the other wrote before it ended, and continues', async () => {
  const old = await process();
  const before = await checkedEntries(old);
  await old.log.append(events(200, 4));
  await crash(old);
  const later = await laterProcess();
  await later.append(events(300, 4));
  await crash(later.opened);
  const back = await process();
  await back.log.append(events(204, 2));
  expect(await checkedEntries(back)).toBe(before + 10);
  const next = await laterProcess();
  await next.append(events(304, 1));
  expect(await checkedEntries(next.opened)).toBe(before + 11);
});

it('an export with lines of a later version is verified', async () => {
  const one = await process();
  await (await laterProcess()).append(events(500, 2));
  const entries = await checkedEntries(one);
  const file = join(folder, 'log.ndjson');
  const tree = (await storedTree(one.log.models))!;
  await exportLog(
    storedLog(one.log.models, tree, () => Promise.resolve()),
    file,
  );
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  const later = lines.map((line) => {
    const item = JSON.parse(line) as { type: string };
    return item.type === 'head' ? line : JSON.stringify({ ...item, exportedBy: '2.0' });
  });
  await writeFile(file, later.join('\n'));
  expect(await verifyLog(readLogFile(file), {})).toMatchObject({ entries });
});

describe('an entry of a later version', () => {
  const HISTORY = `{ subject(id: "per-1") { accessHistory(first: 1) { nodes {
    id organization basis fields { field result } result inclusionProof { leaf } } } } }`;

  async function accesses() {
    const answer = await ask(under.subgraph, HISTORY, {}, person('per-1'));
    expect(answer.errors).toBeUndefined();
    return (answer.data as any).subject.accessHistory;
  }

  it('is shown to its subject and to auditors, and its proof has the whole text', async () => {
    const [text] = await (
      await laterProcess()
    ).append([event('e-later', { at: '2098-07-01T00:00:00.000Z' })]);
    const { nodes } = await accesses();
    expect(nodes[0]).toMatchObject({
      id: 'e-later',
      organization: '91120102MA00XX0A90',
      basis: 'CONSENT',
      fields: [
        { field: 'name', result: 'DISCLOSED' },
        { field: 'idNumber', result: 'MASKED' },
      ],
      inclusionProof: { leaf: text },
    });
    expect(readLeaf(text!)).toMatchObject({ ...LATER_MEMBERS, laterVersion: 2 });
    const answer = await ask(
      under.subgraph,
      '{ disclosures(first: 1, filter: { subjectId: "per-1" }) { nodes { id erased requestId } } }',
      {},
      { ...auditor, purpose: 'audit', client: 'audit-desk' },
    );
    expect(answer.errors).toBeUndefined();
    expect((answer.data as any).disclosures.nodes).toEqual([
      { id: 'e-later', erased: false, requestId: 'request-of-e-later' },
    ]);
  });

  it('is shown without the details that are not understood', async () => {
    const details = ({ requestId }: DisclosureEvent) =>
      JSON.stringify({ request: requestId, disclosed: [['NaturalPerson.name', 'READ']] });
    await (
      await laterProcess()
    ).append([event('e-unknown', { at: '2099-07-02T00:00:00.000Z' })], details);
    const { nodes } = await accesses();
    expect(nodes[0]).toMatchObject({ id: 'e-unknown', basis: 'CONSENT', fields: [] });
  });

  it('of which a byte was changed is found', async () => {
    const later = await laterProcess();
    await later.append(events(400, 3));
    await checkedEntries(later.opened);
    const { groups } = later.opened.log.models;
    const [group] = await groups.collection.find().sort({ _id: -1 }).limit(1).toArray();
    const bytes = Buffer.from((group!['leaves'] as { buffer: Uint8Array }).buffer);
    const changed = bytes.toString().replace('"channel":"counter"', '"channel":"Counter"');
    await groups.collection.updateOne(
      { _id: group!._id },
      { $set: { leaves: Buffer.from(changed) } },
    );
    const { found } = await reportOf(later.opened.log);
    expect(found).toMatchObject({
      kind: 'ENTRY_CHANGED',
      message: expect.stringMatching(/^Entry \d+ was changed/),
    });
  });
});

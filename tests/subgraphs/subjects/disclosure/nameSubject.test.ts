import type { LogKeys } from '../../../../schema/log/logKeys';
import {
  openName,
  subjectNamer,
} from '../../../../subgraphs/subjects/disclosure/sealing/nameSubject';
import { testLogKeys } from '../../../support/logKeys';
import { startTestStore, type TestStore } from '../../../support/store';
import { event, openedLog, recordsOf, type OpenedLog } from './support';

let store: TestStore;
let one: OpenedLog;
const keys: LogKeys = testLogKeys;

beforeAll(async () => {
  store = await startTestStore();
  one = await openedLog(store);
});

afterAll(async () => {
  await one.database.close();
  await store.stop();
});

describe('the name of a subject in the log', () => {
  it('is encrypted once for concurrent events, and decrypts only beside its pseudonym', async () => {
    const nameOf = subjectNamer(one.vault, keys);
    const [first, again, other] = await Promise.all(
      ['per-1', 'per-1', 'per-2'].map(async (id) => nameOf(id)),
    );
    expect(again).toEqual(first);
    expect(await openName(first!, one.vault)).toBe('per-1');
    expect(await openName(other!, one.vault)).toBe('per-2');
    const moved = { subject: other!.subject, who: first!.who };
    await expect(openName(moved, one.vault)).rejects.toThrow('does not belong');
  });

  it('is not cached when encryption failed', async () => {
    const nameOf = subjectNamer(one.vault, keys);
    jest.spyOn(one.vault, 'seal').mockRejectedValueOnce(new Error('no key'));
    await expect(nameOf('per-3')).rejects.toThrow('no key');
    expect(await openName(await nameOf('per-3'), one.vault)).toBe('per-3');
  });

  it('stays readable for auditors after the subject was erased, and the tree stays', async () => {
    await one.log.append([event('e-1'), event('e-2', { subgraph: 'judicial' })]);
    const before = await one.log.tree.advance();
    await one.vault.shred('per-1', 'erasure');
    const [a, b] = await recordsOf(one.log.models);
    expect(a!.who).toBe(b!.who);
    expect(await openName({ subject: a!.subject!, who: a!.who! }, one.vault)).toBe('per-1');
    expect((await one.log.tree.advance()).head).toEqual(before.head);
  });
});

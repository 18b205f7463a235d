import type { RecordState } from '../../../../../subgraphs/framework/records/record';
import type { StateAction } from '../../../../../subgraphs/framework/records/writer/transitions';
import { codeOf, freshRow, KINDS, startWriting, why, type Written } from './kinds';

jest.setTimeout(60_000);

const [type, , definition] = KINDS[0]!;
let written: Written;
beforeAll(async () => {
  written = await startWriting(definition);
});
afterAll(() => written.stop());

const STATES: readonly RecordState[] = [
  'ACTIVE',
  'DISPUTED',
  'REPAIRED',
  'REVOKED',
  'EXPIRED',
  'FROZEN',
];
/** The next state for each action and state; all other pairs are INVALID_TRANSITION. */
const BECOMES: Readonly<Record<StateAction, Partial<Record<RecordState, RecordState>>>> = {
  DISPUTE: { ACTIVE: 'DISPUTED' },
  END_DISPUTE: { DISPUTED: 'ACTIVE' },
  REPAIR: { ACTIVE: 'REPAIRED', DISPUTED: 'REPAIRED' },
  REVOKE: { ACTIVE: 'REVOKED', DISPUTED: 'REVOKED' },
  EXPIRE: { ACTIVE: 'EXPIRED', DISPUTED: 'EXPIRED' },
  FREEZE: {
    ACTIVE: 'FROZEN',
    DISPUTED: 'FROZEN',
    REPAIRED: 'FROZEN',
    REVOKED: 'FROZEN',
    EXPIRED: 'FROZEN',
  },
  UNFREEZE: { FROZEN: 'DISPUTED' },
};

describe('the state of a record', () => {
  const inState = (state: RecordState) => {
    const row = freshRow(type);
    const [first] = row.versions;
    const states: RecordState[] =
      state === 'ACTIVE'
        ? ['ACTIVE']
        : state === 'FROZEN'
          ? ['ACTIVE', 'DISPUTED', 'FROZEN']
          : ['ACTIVE', state];
    const versions = states.map((each, index) => ({ ...first!, version: index + 1, state: each }));
    return { ...row, state, versions };
  };

  it.each(Object.keys(BECOMES) as StateAction[])(
    'is changed by %s where it is allowed',
    async (action) => {
      const { writer, row } = written;
      for (const state of STATES) {
        const given = inState(state);
        await writer.create([given], why());
        const version = given.versions.length;
        const change = writer.change(type, given._id, action, { ...why(), version });
        const to = BECOMES[action][state];
        if (to === undefined) {
          expect([state, await codeOf(change)]).toEqual([state, 'INVALID_TRANSITION']);
          expect((await row(given._id))!['versions']).toHaveLength(version);
        } else {
          expect(await change).toMatchObject({ version: version + 1, state: to, from: state });
          const stored = (await row(given._id))!;
          expect(stored['state']).toBe(to);
          expect(stored['versions'].at(-1)).toMatchObject({ version: version + 1, state: to });
        }
      }
    },
  );

  it('is not changed by a correction while the record is frozen', async () => {
    const { writer } = written;
    const given = inState('FROZEN');
    await writer.create([given], why());
    expect(await codeOf(writer.correct(given, { ...why(), version: 3 }))).toBe(
      'INVALID_TRANSITION',
    );
  });

  it('is not changed by a caller who read another version or may not see the record', async () => {
    const { writer } = written;
    const given = inState('ACTIVE');
    const change = (more: object) =>
      codeOf(writer.change(type, given._id, 'REVOKE', { ...why(), version: 1, ...more }));
    expect(await change({})).toBe('NOT_FOUND');
    await writer.create([given], why());
    expect(await change({ version: 2 })).toBe('CONFLICT');
    expect(await change({ exists: () => false })).toBe('NOT_FOUND');
    expect(await change({ key: 'short' })).toBe('BAD_USER_INPUT');
    expect(await change({ reason: ' x ' })).toBe('BAD_USER_INPUT');
    expect(
      await codeOf(writer.change('Other', given._id, 'REVOKE', { ...why(), version: 1 })),
    ).toBe('BAD_USER_INPUT');
  });
});

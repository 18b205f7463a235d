import type { ConsentUse } from '../../../../schema/registry';
import { startConsentScenario, person, type ConsentScenario } from './support';

const MINUTE_MS = 60_000;

let scenario: ConsentScenario;
beforeAll(async () => {
  scenario = await startConsentScenario();
});
afterAll(() => scenario.stop());
beforeEach(() => scenario.on('2026-06-15'));

const reserve = async (use: ConsentUse) =>
  (await scenario.registry.reserveConsents(use)).map((verdict) =>
    verdict.valid ? 'VALID' : verdict.code,
  );
const settle = (use: ConsentUse, used: readonly string[] = use.ids) =>
  scenario.registry.settleConsents({ ...use, used });
const uses = async (id: string) => (await scenario.read(id, person)).uses as { total: number };
const granted = async (more: Record<string, unknown>) =>
  (await scenario.granted(more)).consent.id as string;

describe('a reserved use', () => {
  it('is counted when data was disclosed under it, and returned otherwise', async () => {
    const id = await granted({ oneTime: true });
    const first = scenario.useOf([id]);
    expect(await reserve(first)).toEqual(['VALID']);
    expect(await settle(first, [])).toEqual([{ id, used: false, status: 'VALID' }]);
    expect(await scenario.read(id, person)).toMatchObject({
      state: 'AUTHORISED',
      uses: { total: 0 },
    });
    const second = scenario.useOf([id]);
    expect(await reserve(second)).toEqual(['VALID']);
    expect(await settle(second)).toEqual([{ id, used: true, status: 'CONSENT_EXHAUSTED' }]);
    expect(await scenario.read(id, person)).toMatchObject({
      state: 'CONSUMED',
      uses: { total: 1 },
    });
  });

  it('blocks the last use for others while it is reserved, and reports that', async () => {
    for (const terms of [{ oneTime: true }, { dailyLimit: 1 }]) {
      const id = await granted(terms);
      const first = scenario.useOf([id]);
      expect(await reserve(first)).toEqual(['VALID']);
      expect(await reserve(scenario.useOf([id]))).toEqual(['CONSENT_IN_USE']);
      await settle(first, []);
      const next = scenario.useOf([id]);
      expect(await reserve(next)).toEqual(['VALID']);
      await settle(next);
      expect(await reserve(scenario.useOf([id]))).toEqual(['CONSENT_EXHAUSTED']);
    }
  });

  it('expires when nobody settles it, and counts nothing', async () => {
    for (const terms of [{ oneTime: true }, { dailyLimit: 1 }]) {
      scenario.on('2026-06-15');
      const id = await granted(terms);
      expect(await reserve(scenario.useOf([id]))).toEqual(['VALID']);
      scenario.pass(MINUTE_MS - 1);
      expect(await reserve(scenario.useOf([id]))).toEqual(['CONSENT_IN_USE']);
      scenario.pass(1);
      const next = scenario.useOf([id]);
      expect(await reserve(next)).toEqual(['VALID']);
      await settle(next);
      expect((await uses(id)).total).toBe(1);
    }
  });

  it('that has expired is still counted while its place is free, and not once another took it', async () => {
    for (const terms of [{ oneTime: true }, { dailyLimit: 1 }]) {
      scenario.on('2026-06-15');
      const free = await granted(terms);
      const late = scenario.useOf([free]);
      await reserve(late);
      scenario.pass(2 * MINUTE_MS);
      expect(await settle(late)).toMatchObject([{ used: true }]);
      const id = await granted(terms);
      const slow = scenario.useOf([id]);
      await reserve(slow);
      scenario.pass(2 * MINUTE_MS);
      const other = scenario.useOf([id]);
      expect(await reserve(other)).toEqual(['VALID']);
      expect(await settle(slow)).toMatchObject([{ used: false }]);
      expect(await settle(other)).toMatchObject([{ used: true, status: 'CONSENT_EXHAUSTED' }]);
      expect((await uses(id)).total).toBe(1);
    }
  });

  it('is counted although the consent was revoked or narrowed meanwhile', async () => {
    const revoked = await granted({ oneTime: true });
    const narrowed = await granted({ dailyLimit: 3 });
    const use = scenario.useOf([revoked, narrowed]);
    expect(await reserve(use)).toEqual(['VALID', 'VALID']);
    await scenario.mutate(person, 'revokeConsent', { id: revoked });
    const input = { id: narrowed, version: 2, terms: { dailyLimit: 1 } };
    await scenario.mutate(person, 'narrowConsent', input);
    expect(await settle(use)).toEqual([
      { id: revoked, used: true, status: 'CONSENT_REVOKED' },
      { id: narrowed, used: true, status: 'CONSENT_EXHAUSTED' },
    ]);
    expect(await scenario.read(revoked, person)).toMatchObject({
      state: 'REVOKED',
      uses: { total: 1 },
    });
  });

  it('is settled once, however often that is reported', async () => {
    const id = await granted({ dailyLimit: 5 });
    const use = scenario.useOf([id]);
    await reserve(use);
    await reserve(use);
    const first = await settle(use);
    expect(await settle(use)).toEqual(first);
    expect(await settle(use, [])).toEqual([{ id, used: false, status: 'VALID' }]);
    expect((await uses(id)).total).toBe(1);
  });

  it('is possible under a consent that was written before uses were reserved', async () => {
    const id = await granted({ dailyLimit: 1 });
    await scenario.consents.collection.updateOne(
      { _id: id as never },
      { $unset: { 'uses.reserved': '', 'uses.counted': '' }, $set: { 'uses.requests': ['a'] } },
    );
    const use = scenario.useOf([id]);
    expect(await reserve(use)).toEqual(['VALID']);
    expect(await reserve(scenario.useOf([id]))).toEqual(['CONSENT_IN_USE']);
    expect(await settle(use)).toMatchObject([{ used: true }]);
  });
});

describe('a retry', () => {
  const retry = (ids: readonly string[], more: Partial<ConsentUse> = {}) =>
    scenario.useOf(ids, { use: 'named by the client', ...more });

  it('counts as the use it retries, also under a consent to one use', async () => {
    for (const terms of [{ oneTime: true }, { dailyLimit: 1 }]) {
      const id = await granted(terms);
      const [first, second] = [retry([id]), retry([id])];
      expect(await reserve(first)).toEqual(['VALID']);
      await settle(first);
      expect(await reserve(second)).toEqual(['VALID']);
      expect(await settle(second)).toEqual([{ id, used: true, status: 'CONSENT_EXHAUSTED' }]);
      expect((await uses(id)).total).toBe(1);
    }
  });

  it('concurrent with the first shares its reservation, whichever ends first', async () => {
    for (const [one, other] of [
      [true, true],
      [true, false],
      [false, true],
    ] as const) {
      const id = await granted({ oneTime: true });
      const both = [retry([id]), retry([id])] as const;
      expect(await Promise.all(both.map(reserve))).toEqual([['VALID'], ['VALID']]);
      await settle(both[0], one ? [id] : []);
      await settle(both[1], other ? [id] : []);
      expect((await uses(id)).total).toBe(1);
    }
  });

  it('with another operation is refused, before and after the first is counted, and reserves nothing', async () => {
    const [id, beside] = [await granted({ dailyLimit: 5 }), await granted({ dailyLimit: 1 })];
    const first = retry([id]);
    const another = retry([beside, id], { operation: 'another operation' });
    await reserve(first);
    await expect(reserve(another)).rejects.toMatchObject({
      extensions: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    await settle(first);
    await expect(reserve(another)).rejects.toMatchObject({
      extensions: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await reserve(scenario.useOf([beside]))).toEqual(['VALID']);
  });

  it('with another operation at the same time: one of the two is refused', async () => {
    for (let n = 0; n < 10; n++) {
      const id = await granted({ dailyLimit: 5 });
      const both = [retry([id]), retry([id], { operation: 'another operation' })];
      const ends = await Promise.allSettled(both.map(reserve));
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('counts again after ten minutes', async () => {
    const id = await granted({ dailyLimit: 5 });
    const use = async (more?: Partial<ConsentUse>) => {
      const own = retry([id], more);
      await reserve(own);
      await settle(own);
    };
    await use();
    scenario.pass(10 * MINUTE_MS - 1);
    await use();
    expect((await uses(id)).total).toBe(1);
    scenario.pass(1);
    await use({ operation: 'another operation' });
    expect((await uses(id)).total).toBe(2);
  });

  it('opens nothing under a consent that was revoked since', async () => {
    const id = await granted({ oneTime: false, dailyLimit: 5 });
    const first = retry([id]);
    await reserve(first);
    await settle(first);
    await scenario.mutate(person, 'revokeConsent', { id });
    expect(await reserve(retry([id]))).toEqual(['CONSENT_REVOKED']);
  });
});

import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import type { Viewer } from '../../../schema/viewer';
import type { ClientModels } from '../../../subgraphs/subjects/client/model';
import { subjectsSubgraph } from '../../../subgraphs/subjects/subgraph';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { ask } from '../../support/ask';
import { clientRecord } from '../../support/clients';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { naturalPerson, organization } from '../../support/subjects';
import { auditor, viewerAs } from '../../support/viewers';

const LEAD = { department: 'development-reform', assurance: 3 };
const steward = viewerAs('steward', LEAD);
const officer = viewerAs('officer', LEAD);
/** A bank that the register here does not hold, and an organisation that it holds. */
const BANK = '91120102MA00XX0B8X';
const HELD = organization();
const person = viewerAs('person', { subjectId: 'per-1' });

let under: SubgraphUnderTest<{ client: ClientModels; subject: Model<SubjectRow> }>;
beforeAll(async () => {
  under = await subgraphUnderTest(subjectsSubgraph);
  await under.models.subject.insertMany([HELD, naturalPerson()] as SubjectRow[]);
});
afterAll(() => under.stop());
beforeEach(async () => {
  await under.models.client.entry.deleteMany({});
  await under.models.client.change.deleteMany({});
});

async function mutate(field: string, type: string, input: object, viewer: Viewer) {
  const answer = await ask(
    under.subgraph,
    `mutation ($input: ${type}!, $key: ID!) { done: ${field}(input: $input, key: $key) {
      version name confirmation { name organizationName actor department } } }`,
    { input, key: randomUUID() },
    viewer,
  );
  const [error] = answer.errors ?? [];
  return {
    done: JSON.parse(JSON.stringify(answer.data?.['done'] ?? null)) as Record<string, unknown>,
    error: error && `${String(error.extensions?.['code'])}: ${error.message}`,
  };
}
const register = (own: object = {}) =>
  mutate(
    'registerClient',
    'RegisterClientInput',
    {
      id: 'new-bank',
      kind: 'PARTNER',
      name: '新银行信贷系统',
      organization: BANK,
      purposes: ['lending'],
      clusters: ['IDENTITY'],
      binding: 'DPOP',
      ...own,
    },
    steward,
  );
const confirm = (own: object = {}, viewer: Viewer = officer) =>
  mutate(
    'confirmClient',
    'ConfirmClientInput',
    { id: 'new-bank', version: 1, organizationName: '新银行股份有限公司', reason: '核验', ...own },
    viewer,
  );

describe('the confirmation that a client belongs to its organisation', () => {
  it('is absent after registration, is made by an officer, and is on record', async () => {
    expect((await register()).done).toMatchObject({ confirmation: null });
    expect((await confirm()).done).toEqual({
      version: 2,
      name: '新银行信贷系统',
      confirmation: {
        name: '新银行信贷系统',
        organizationName: '新银行股份有限公司',
        actor: officer.actor,
        department: LEAD.department,
      },
    });
    const { data } = await ask(
      under.subgraph,
      '{ clientChanges(clientId: "new-bank") { nodes { action actor reason fields { field } } } }',
      {},
      auditor,
    );
    expect((data as any).clientChanges.nodes[0]).toEqual({
      action: 'CONFIRM',
      actor: officer.actor,
      reason: '核验',
      fields: [{ field: 'confirmation' }],
    });
  });

  it.each([
    ['a steward', steward],
    ['an officer of another department', { ...officer, department: 'justice' }],
    ['an officer with a weaker login', { ...officer, assurance: 2 }],
    ['an auditor', auditor],
    ['a bank', viewerAs('bank', { organization: BANK })],
  ])('is not made by %s', async (_who, viewer) => {
    await register();
    expect((await confirm({}, viewer)).error).toMatch(/^UNAUTHORIZED_FIELD_OR_TYPE/);
  });

  it('is not made by who registered or updated the client, in whatever role', async () => {
    await register();
    const update = { id: 'new-bank', version: 1, developer: true };
    const updater = { ...steward, actor: 'updater' };
    await mutate('updateClient', 'UpdateClientInput', update, updater);
    for (const actor of [steward.actor, 'updater'])
      expect((await confirm({ version: 2 }, { ...officer, actor })).error).toMatch(/^FORBIDDEN/);
    expect((await confirm({ version: 2 })).error).toBeUndefined();
  });

  it('takes the registered name from the register here', async () => {
    await register({ organization: HELD.uscc });
    expect((await confirm()).error).toBe(
      'BAD_USER_INPUT: The field organizationName differs from the name in the register.',
    );
    expect((await confirm({ organizationName: null })).done).toMatchObject({
      confirmation: { organizationName: HELD.name },
    });
  });

  it('needs a registered name where the register here has none, and none without organisation', async () => {
    await register();
    expect((await confirm({ organizationName: null })).error).toMatch(/^BAD_USER_INPUT/);
    await register({ id: 'portal', kind: 'PORTAL', organization: null, purposes: ['self'] });
    expect((await confirm({ id: 'portal' })).error).toMatch(/^BAD_USER_INPUT/);
    expect((await confirm({ id: 'portal', organizationName: null })).done).toMatchObject({
      confirmation: { organizationName: null },
    });
  });

  it('is of one version, and is not made twice', async () => {
    await register();
    expect((await confirm({ version: 2 })).error).toMatch(/^CONFLICT/);
    expect((await confirm({ id: 'nobody' })).error).toMatch(/^NOT_FOUND/);
    await confirm();
    expect((await confirm({ version: 2 })).error).toMatch(/^INVALID_TRANSITION/);
  });
});

describe('the names a person reads', () => {
  const bank = viewerAs('bank', { organization: BANK, client: 'new-bank' });
  const asked = async (viewer: Viewer) => {
    const answer = await ask(
      under.subgraph,
      `mutation ($key: ID!) { requestConsent(key: $key, input: {
        subjectIdNumber: "12010218800101001X", clusters: [IDENTITY], oneTime: true }) { id } }`,
      { key: randomUUID() },
      viewer,
    );
    return answer.errors?.[0]?.extensions?.['code'] ?? 'asked';
  };
  const grantee = async () => {
    const { data } = await ask(
      under.subgraph,
      '{ consents(first: 1) { nodes { grantee { organization name client clientName } } } }',
      {},
      person,
    );
    return (data as any).consents.nodes[0]?.grantee as unknown;
  };

  it('are the confirmed ones, and an unconfirmed client asks nobody', async () => {
    await register();
    expect(await asked(bank)).toBe('CLIENT_UNCONFIRMED');
    await confirm();
    expect(await asked(bank)).toBe('asked');
    const names = {
      organization: BANK,
      name: '新银行股份有限公司',
      client: 'new-bank',
      clientName: '新银行信贷系统',
    };
    expect(await grantee()).toEqual(names);

    const rename = { id: 'new-bank', version: 2, name: '天津市税务局' };
    await mutate('updateClient', 'UpdateClientInput', rename, steward);
    expect(await grantee()).toEqual(names);
    await confirm({ version: 3 });
    expect(await grantee()).toEqual({ ...names, clientName: '天津市税务局' });
  });

  it('are refused to who asks through no client, a suspended one, or another organisation’s', async () => {
    const { entry } = under.models.client;
    await entry.insertMany([
      clientRecord({ _id: 'suspended', organization: BANK, status: 'SUSPENDED' }),
      clientRecord({ _id: 'theirs', organization: HELD.uscc }),
    ]);
    expect(await asked({ ...bank, client: 'suspended' })).toBe('CLIENT_SUSPENDED');
    expect(await asked({ ...bank, client: 'theirs' })).toBe('CLIENT_UNKNOWN');
    expect(await asked({ ...bank, client: 'nobody' })).toBe('CLIENT_UNKNOWN');
    expect(await asked(viewerAs('bank', { organization: BANK }))).toBe('CLIENT_UNKNOWN');
  });
});

test('a caller cannot suspend the client it uses', async () => {
  await register();
  const suspend = (viewer: Viewer) =>
    mutate(
      'suspendClient',
      'ClientStatusInput',
      { id: 'new-bank', version: 1, reason: '测试' },
      viewer,
    );
  expect((await suspend({ ...steward, client: 'new-bank' })).error).toMatch(/^FORBIDDEN/);
  expect((await suspend({ ...steward, client: 'another' })).error).toBeUndefined();
});

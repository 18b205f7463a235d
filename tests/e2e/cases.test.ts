import { startProduct, type Product } from '../support/product';

let product: Product;
let owner: string;
let keys = 0;

beforeAll(async () => {
  product = await startProduct();
  owner = await product.token('person');
}, 120_000);
afterAll(() => product.stop());

async function data(query: string, variables: object, token?: string): Promise<any> {
  const { body } = await product.ask(query, { ...variables }, token);
  expect(body.errors).toBeUndefined();
  return body.data;
}

interface Found {
  readonly id: string;
  readonly state: string;
  readonly sourceDepartment: { readonly id: string };
}

/** The penalties of organisations that a visitor sees. */
async function penalties(...ids: readonly string[]): Promise<readonly Found[]> {
  const { subjects } = await data(
    `query ($ids: [ID!]!) { subjects(ids: $ids) { penalties(first: 20) {
       nodes { id state sourceDepartment { id } } } } }`,
    { ids },
  );
  return subjects.flatMap(({ penalties: { nodes } }: any) => nodes);
}

async function send(name: string, type: string, input: object, token: string): Promise<any> {
  const mutation = `mutation ($input: ${type}!, $key: ID!) { answer: ${name}(input: $input, key: $key) {
    id state version department record { id } effect { action state } } }`;
  return (await data(mutation, { input, key: `e2e-case-${++keys}` }, token)).answer;
}

const stewardOf = ({ sourceDepartment }: Found) =>
  product.token('steward', { department: sourceDepartment.id });
const target = ({ id }: Found) => ({ recordType: 'Penalty', recordId: id });

describe('a representative over HTTP', () => {
  it('objects to a penalty, and every visitor sees it marked at the next request', async () => {
    const [record] = await penalties(product.demo.company);
    const input = { ...target(record!), statement: '处罚对象有误' };
    const filed = await send('fileObjection', 'ObjectionInput', input, owner);
    expect(filed).toMatchObject({
      state: 'FILED',
      department: record!.sourceDepartment.id,
      record: { id: record!.id },
      effect: { action: 'DISPUTE', state: 'DONE' },
    });
    const marked = (await penalties(product.demo.company)).find(({ id }) => id === record!.id);
    expect(marked!.state).toBe('DISPUTED');
    const steward = await stewardOf(record!);
    const { caseInbox } = await data(
      '{ caseInbox { counts { kind state count } cases(first: 5) { nodes { id texts { text } } } } }',
      {},
      steward,
    );
    expect(caseInbox).toEqual({
      counts: [{ kind: 'OBJECTION', state: 'FILED', count: 1 }],
      cases: { nodes: [{ id: filed.id, texts: [{ text: '处罚对象有误' }] }] },
    });
    const why = { id: filed.id, version: 1, reason: '与决定书不符之处未见' };
    await send('refuseObjection', 'ObjectionRefuseInput', why, steward);
    const unmarked = (await penalties(product.demo.company)).find(({ id }) => id === record!.id);
    expect(unmarked!.state).toBe('ACTIVE');
  });

  it('applies for a repair, after which the record is shown, shared and used no more', async () => {
    const { fifty } = product.demo;
    const manager = await product.token('person', { represents: fifty });
    const possible = async ({ id }: Found) => {
      const { repairConditions } = await data(
        'query ($id: ID!) { repairConditions(recordType: "Penalty", recordId: $id) { possible } }',
        { id },
        manager,
      );
      return repairConditions.possible as boolean;
    };
    const all = await penalties(...fifty);
    const verdicts = await Promise.all(all.map(possible));
    const record = all.find((_, index) => verdicts[index])!;
    const filed = await send(
      'applyForRepair',
      'RepairInput',
      { ...target(record), performance: '罚款已缴清', commitment: '依法诚信经营' },
      manager,
    );
    const steward = await stewardOf(record);
    await send('acceptRepair', 'RepairAcceptInput', { id: filed.id, version: 1 }, steward);
    const granted = await send(
      'grantRepair',
      'RepairGrantInput',
      { id: filed.id, version: 2, reason: '已完成整改' },
      steward,
    );
    expect(granted.effect).toEqual({ action: 'REPAIR', state: 'DONE' });
    expect((await penalties(...fifty)).map(({ id }) => id)).not.toContain(record.id);
    const { penalty } = await data('query ($id: ID!) { penalty: record(id: $id) { id } }', {
      id: record.id,
    });
    expect(penalty).toBeNull();
  });

  it('reads the case in the history of accesses: the department read its texts', async () => {
    const { subject } = await data(
      `query ($id: ID!) { subject(id: $id) { accessHistory(first: 50) {
         nodes { fields { type field } } } } }`,
      { id: product.demo.company },
      owner,
    );
    expect(JSON.stringify(subject.accessHistory)).toContain('Case');
  });
});

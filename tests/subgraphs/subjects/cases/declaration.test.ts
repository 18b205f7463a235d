import { declaration } from '../../../../schema/cases/declaration';
import { ask } from '../../../support/ask';
import { nobody, person, viewerAs } from '../../../support/viewers';
import { act, caseOf, codes, newKey, openCourt, owner, steward, type Court } from './support';

let court: Court;
beforeAll(async () => {
  court = await openCourt();
}, 60_000);
afterAll(() => court.stop());

const representative = person('ann', ['firm']);
const DECLARED = {
  ...{ subjectId: 'firm', item: 'HEALTH_CERTIFICATE', details: '取得健康体检服务资质' },
  ...{ truth: 'COMMITTED', scope: 'PUBLISHED' },
};
const submit = (viewer: Parameters<typeof act>[1], more: object = {}, key?: string) =>
  act(court, viewer, declaration, 'open', { ...DECLARED, ...more }, key);
const take = (verb: string, of: Record<string, any>, more: object, viewer = steward) =>
  act(court, viewer, declaration, verb, { id: of['id'], version: of['version'], ...more });
const verified = async (more: object = {}, viewer = representative) =>
  caseOf(await take('verify', caseOf(await submit(viewer, more)), { verification: '与登记一致' }));
const row = (id: string) =>
  court.commerce.models.records.VoluntaryDeclaration.findById(id).lean().exec();

describe('a declaration', () => {
  it('becomes a record that says it is self-declared, once the department has verified it', async () => {
    const of = await verified();
    expect(of).toMatchObject({
      ...{ state: 'VERIFIED', open: false, department: 'health' },
      effect: { action: 'CREATE', state: 'DONE' },
    });
    const { data } = await ask(
      court.commerce.subgraph,
      `{ _entities(representations: [{ __typename: "Subject", id: "firm" }]) { ... on Subject {
           voluntaryDeclarations(first: 5) { nodes { declarationType item details truthCommitment
             declaredOn selfDeclared verifiedOn verification category } } } } }`,
      {},
      nobody,
    );
    expect(data!['_entities']).toMatchObject([
      {
        voluntaryDeclarations: {
          nodes: [
            {
              ...{ declarationType: 'CERTIFICATE', item: '医疗卫生服务资质', selfDeclared: true },
              ...{ details: DECLARED.details, declaredOn: '2026-06-30', category: 'VOLUNTARY' },
              ...{ verifiedOn: '2026-06-30', verification: '与登记一致' },
              truthCommitment: '承诺所填报的信息合法、真实、完整，愿意承担由此产生的法律责任。',
            },
          ],
        },
      },
    ]);
    expect((await row(of['recordId']))!.basis.number).toMatch(/^DECL12010220260630\d{6}$/);
  });

  it('is not published against the wish of its subject, nor that of a person', async () => {
    const kept = await verified({ scope: 'AUTHORISED' });
    const own = await verified({ subjectId: 'ann' }, owner);
    for (const { recordId } of [kept, own])
      expect(await row(recordId)).toMatchObject({ disclosure: 'RESTRICTED' });
  });

  it('that is rejected creates no record', async () => {
    const filed = caseOf(await submit(representative));
    const answer = await take('reject', filed, { reason: '证书已失效' });
    expect(caseOf(answer)).toMatchObject({ state: 'REJECTED', effect: null });
    expect(await row(filed['recordId'])).toBeNull();
  });

  it('is submitted by nobody else, verified by no other department, and once with one key', async () => {
    expect(codes(await submit(person('eve')))).toEqual(['NOT_FOUND']);
    expect(codes(await submit(representative, { item: 'NONE' }))).toEqual(['BAD_USER_INPUT']);
    const key = newKey();
    const [first, again] = [
      caseOf(await submit(representative, {}, key)),
      caseOf(await submit(representative, {}, key)),
    ];
    expect(again['id']).toBe(first['id']);
    const other = viewerAs('steward', { department: 'education', assurance: 3 });
    const refused = await take('verify', first, { verification: '与登记一致' }, other);
    expect(codes(refused)).toEqual(['NOT_FOUND']);
  });

  it('can be made of the items in force', async () => {
    const { data } = await ask(
      court.commerce.subgraph,
      '{ declarationItems(on: "2026-06-30") { code declarationType department } }',
      {},
      nobody,
    );
    expect(data!['declarationItems']).toContainEqual({
      ...{ code: 'PUBLIC_WELFARE', declarationType: 'WELFARE', department: 'civil-affairs' },
    });
  });
});

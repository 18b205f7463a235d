import { SUBGRAPHS } from '../../../../../subgraphs';
import { kindRules } from '../../../../../schema/policy/kindRules';
import type { CellValue } from '../../../../../subgraphs/framework/intake/table';
import type { Column } from '../../../../../subgraphs/framework/intake/rows/column';
import { templateColumns } from '../../../../../subgraphs/framework/intake/rows/columns';
import { recordTargets } from '../../../../../subgraphs/framework/intake/rows/recordTargets';
import { connect, type Database } from '../../../../../subgraphs/framework/mongo';
import { rowFault } from '../../../../../subgraphs/framework/records/writer/rowFault';
import { startTestStore, type TestStore } from '../../../../support/store';
import { memoryVault } from '../../../../support/vault';
import { BATCH, COMPANY, row, someDirectory } from './support';

let store: TestStore;
let database: Database;
beforeAll(async () => {
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_any`);
});
afterAll(async () => {
  await database.close();
  await store.stop();
});

const KINDS = SUBGRAPHS.flatMap(({ name, records = [] }) =>
  records.map((kind) => [kind.type, name, kind] as const),
);

/** The fields of a kind that the first values of its other fields forbid. */
const forbiddenOf = (type: string) =>
  (kindRules(type).conditional ?? []).flatMap(({ fields }) => fields);

/** A cell that its column accepts. */
function sampleOf({ type, meaning }: Pick<Column, 'type' | 'meaning'>): CellValue {
  switch (type.is) {
    case 'CODE':
      return type.entries[0]!.title;
    case 'DATE':
      return /End|To|Until|expiresOn/.test(meaning) ? '2027/1/1' : 46328;
    case 'AMOUNT':
    case 'INTEGER':
    case 'DECIMAL':
      return '12';
    case 'BOOLEAN':
      return '是';
    case 'CASE_NUMBER':
      return '(2024)津0102执567号';
    case 'REGION':
      return '120102';
    case 'UNIFIED_CODE':
      return COMPANY.code;
    case 'PARTS':
      return type.parts.map((part) => sampleOf({ ...part, meaning })).join('｜');
    default:
      return '示例文字';
  }
}

describe.each(KINDS)('a row of %s', (_type, subgraph, kind) => {
  const targetOf = () =>
    recordTargets(subgraph, [kind], {
      connection: database.connection,
      vault: memoryVault(subgraph),
      directory: someDirectory(),
    }).get(kind.type)!;

  it('under its own names becomes a row that the writer accepts', async () => {
    const target = targetOf();
    const columns = templateColumns(target.columns, 'own').filter(
      ({ meaning }) =>
        !/^(?:authority\.|subject\.(?:class|document))/.test(meaning) &&
        !forbiddenOf(kind.type).includes(meaning),
    );
    const cells = Object.fromEntries(
      columns.map((column) => [column.headings[1], sampleOf(column)]),
    );
    cells['subjectName'] = COMPANY.name;
    expect(target.readHeadings(Object.keys(cells)).faults).toEqual([]);
    const department = target.owners[0]!;
    const [checked] = await target.check([row(cells)], { ...BATCH, department });
    expect(checked).toMatchObject({ result: 'NEW', row: { sourceDepartmentId: department } });
    if (checked?.result === 'NEW') expect(rowFault(kind, checked.row)).toBeUndefined();
  });

  it('names every missing cell, whether or not it has a column', async () => {
    const target = targetOf();
    const [department] = target.owners;
    const [checked] = await target.check(
      [row({ subjectName: COMPANY.name, unifiedCode: COMPANY.code })],
      {
        ...BATCH,
        department: department!,
      },
    );
    expect(checked).toMatchObject({ result: 'FAULTY' });
    if (checked?.result !== 'FAULTY') return;
    expect(new Set(checked.faults.map(({ code }) => code))).toEqual(new Set(['MISSING']));
    expect(checked.faults.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['basis.number', 'decisionDate']),
    );
    for (const { heading } of checked.faults)
      expect(heading).toMatch(/\p{Script=Han}|^(?:XK|CF)_/u);
  });
});

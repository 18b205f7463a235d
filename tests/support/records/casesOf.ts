import type { Model } from 'mongoose';
import { fillRow } from '../../../seed/derived/fillRow';
import { syntheticResident, syntheticUscc } from '../../../seed/syntheticIdentifiers';
import type { SubgraphDefinition } from '../../../subgraphs/framework/definition';
import type { CreditRecord } from '../../../subgraphs/framework/records/record';
import type { RecordModels } from '../../../subgraphs/framework/records/recordModels';
import { validateRow } from '../../../subgraphs/framework/records/writer/validateRow';
import { creditRecord } from '../creditRecord';
import type { RecordCase } from '../recordCase';
import type { SubgraphUnderTest } from '../subgraph';
import { kindsInSchema } from './kindsInSchema';
import { argumentsOf, at, withValues } from './literals';

const DEPARTMENTS = ['court', 'taxation', 'health'];
const NAMES = ['陆允成', '某甲乙', '丁小满', '某丙丁', '天津恒信商贸有限公司', '河东启明中学'];

/** A test graph of one subgraph with its records. */
export type RecordsUnderTest = SubgraphUnderTest<{ readonly records: RecordModels }>;

/** The kinds of a subgraph as cases of the suite, from its SDL. */
export function casesOf(
  definition: SubgraphDefinition,
  underTest: () => RecordsUnderTest,
): RecordCase[] {
  const inSchema = kindsInSchema().filter(({ subgraph }) => subgraph === definition.name);
  return inSchema.map((each): RecordCase => {
    const { type, list, search, searchConditions } = each;
    const kind = definition.records!.find((known) => known.type === type)!;
    const always = searchConditions.filter(
      ({ required, byDefault }) => required || byDefault !== undefined,
    );
    const fill = (more: Partial<CreditRecord>, which = 0) => {
      const common = creditRecord(more);
      const [first] = common.versions;
      return fillRow(
        kind,
        // The last version of a record has its state.
        { ...common, versions: more.versions ?? [{ ...first!, state: common.state }] },
        {
          seed: 1,
          serial: which,
          missing: 0,
          latest: '2026-06-14',
          departmentId: DEPARTMENTS[which % DEPARTMENTS.length]!,
          title: (path) => path,
          subject: {
            id: common.subjectId,
            name: NAMES[which % NAMES.length]!,
            uscc: syntheticUscc('91', which, 0),
            residentId: syntheticResident(which, 'MALE', 0).idNumber,
          },
        },
      );
    };
    const same = always.map((each) => [each, at(fill({}), each.by)] as const);
    const searchValues = same.map(([{ by }, value]) => [by, value] as const);
    // A row of the usual number matches the search on any day.
    const make = (more: Partial<CreditRecord>, which = 0) =>
      withValues(fill(more, which), which === 0 ? searchValues : []);
    return {
      type,
      inSchema: each,
      kind,
      subjectField: list ?? '',
      ...(search !== undefined && { search: { field: search, args: argumentsOf(same) } }),
      underTest,
      model: () => underTest().models.records[type]! as Model<CreditRecord>,
      make,
      async insert(rows) {
        for (const [at_, row] of rows.entries()) validateRow(kind, row, at_);
        await underTest().models.records[type]!.insertMany([...rows]);
      },
    };
  });
}

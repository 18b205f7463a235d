import {
  OWN,
  type CellType,
  type Column,
} from '../../../../../subgraphs/framework/intake/rows/column';
import { columnsOf } from '../../../../../subgraphs/framework/intake/rows/columns';
import { readCell } from '../../../../../subgraphs/framework/intake/rows/cells/readCell';
import { writeCell } from '../../../../../subgraphs/framework/intake/rows/cells/writeCell';
import { definitionOf } from '../../../../../subgraphs/definitionOf';
import { SUBGRAPH_NAMES } from '../../../../../schema/subgraphs';

const columns = SUBGRAPH_NAMES.flatMap((name) =>
  (definitionOf(name).records ?? []).flatMap((kind) =>
    columnsOf(name, kind).columns.map((column) => [`${kind.type} ${column.form}`, column] as const),
  ),
);

/** Values that a column may store. */
function valuesOf(type: CellType): readonly unknown[] {
  switch (type.is) {
    case 'CODE':
      return [...new Set(type.entries.map(({ value }) => value))];
    case 'AMOUNT':
      return [0n, 1n, 100n, 500_000n, 123_456_789n, 10n ** 14n];
    case 'DATE':
      return ['2026-06-01'];
    case 'BOOLEAN':
      return [true, false];
    case 'INTEGER':
      return [0, 41, -7];
    case 'DECIMAL':
      return [0, 0.25, 98.5];
    case 'UNIFIED_CODE':
      return ['91120102MA00XX0A90'];
    case 'IDENTITY':
      return ['12010218800101001X'];
    case 'CASE_NUMBER':
      return ['（2026）津0102执1号'];
    case 'REGION':
      return ['120102'];
    case 'DOCUMENT_NUMBER':
      return ['津东市监罚〔2026〕1号'];
    case 'PARTS':
      return [
        Object.fromEntries(
          type.parts.map(({ name, type: part }) => [name, valuesOf(part)[0]] as const),
        ),
      ];
    case 'NAME':
    case 'TEXT':
      return ['天津河东示例（集团）有限公司'];
  }
}

const read = (column: Column, text: string) => {
  const cell = readCell(column, text);
  return 'value' in cell ? cell.value : cell;
};

test('a written cell is read as the value that was written, in every form of every kind', () => {
  expect(columns.length).toBeGreaterThan(200);
  for (const [kind, column] of columns) {
    const values = valuesOf(column.type);
    const stored = column.several ? values.slice(0, 50) : values;
    if (column.several)
      expect([kind, column.heading, read(column, writeCell(column, stored))]).toEqual([
        kind,
        column.heading,
        stored,
      ]);
    else
      for (const value of stored)
        expect([kind, column.heading, read(column, writeCell(column, value))]).toEqual([
          kind,
          column.heading,
          value,
        ]);
  }
});

test('a value is written with the code of the standard, and in words where it has none', () => {
  const status = columns.find(([, { heading }]) => heading === 'XK_ZT')![1];
  expect([writeCell(status, 'IN_FORCE'), writeCell(status, 'SUSPENDED')]).toEqual(['1', '暂扣']);
  const own = columns.find(([, each]) => each.form === OWN && each.meaning === 'permitClass')![1];
  expect([writeCell(own, 'APPROVAL'), writeCell(own, null)]).toEqual(['核准', '']);
});

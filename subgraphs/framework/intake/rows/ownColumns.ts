import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import type { CodeEntry } from '../../../../schema/exchange/codeList';
import { defaultsOf } from '../../../../schema/exchange/defaults';
import { isEntity } from '../../records/recordFields';
import type { RecordKind } from '../../records/recordKind';
import type { CellType, Column, Part } from './column';
import { COMMON_COLUMNS, own } from './commonColumns';

/** Paths that intake derives, or that have a column in COMMON_COLUMNS. */
const COMMON: ReadonlySet<string> = new Set([
  '_id',
  'subjectId',
  'category',
  'sourceDepartmentId',
  'basis',
  'basis.title',
  'basis.number',
  'decisionDate',
  'publicityStart',
  'publicityEnd',
  'expiresOn',
  'state',
  'versions',
  'provenance',
  'visibility',
]);

/** The columns of a kind under the names of its fields and their Chinese titles. */
export function ownColumns(type: GraphQLObjectType, kind: RecordKind): Column[] {
  const defaults = defaultsOf(kind.type);
  const common = COMMON_COLUMNS.map((column) =>
    column.required === true && defaults[column.meaning] !== undefined
      ? { ...column, required: false }
      : column,
  );
  const fields = kind.fields.flatMap(({ name, path, entity }) => {
    if (path === undefined || COMMON.has(path)) return [];
    const field = type.getFields()[name]!;
    if (entity === 'Department')
      return [own(name, titleOf(field), { is: 'TEXT' }, 'authority.name', { length: 200 })];
    const cells = entity === undefined ? cellType(field.type, field) : undefined;
    if (cells === undefined) return [];
    const required = kind.row.get(path)?.required === true && defaults[path] === undefined;
    return columnsFor(name, titleOf(field), path, cells).map((column) => ({
      ...column,
      required,
      several: isListType(getNullableType(field.type)),
    }));
  });
  return [...common, ...fields];
}

/** An amount has one column per unit, because its heading must state the unit. */
function columnsFor(name: string, title: string, path: string, type: CellType): Column[] {
  if (type.is !== 'AMOUNT') return [own(name, title, type, path)];
  return [
    own(name, `${title}（分）`, { is: 'AMOUNT', unit: 'FEN' }, path),
    own(`${name}Yuan`, `${title}（元）`, { is: 'AMOUNT', unit: 'YUAN' }, path),
    own(
      `${name}TenThousandYuan`,
      `${title}（万元）`,
      { is: 'AMOUNT', unit: 'TEN_THOUSAND_YUAN' },
      path,
    ),
  ];
}

type Described = Pick<GraphQLField<unknown, unknown>, 'name' | 'description'>;

function cellType(
  type: GraphQLField<unknown, unknown>['type'],
  field: Described,
): CellType | undefined {
  const named = getNamedType(type);
  if (isEnumType(named)) return { is: 'CODE', entries: enumEntries(named) };
  if (isObjectType(named)) {
    if (isEntity(named)) return undefined;
    return { is: 'PARTS', parts: Object.values(named.getFields()).map((part) => partOf(part)) };
  }
  switch (named.name) {
    case 'MoneyCents':
      return { is: 'AMOUNT', unit: 'FEN' };
    case 'Date':
      return { is: 'DATE' };
    case 'Int':
      return { is: 'INTEGER' };
    case 'Float':
      return { is: 'DECIMAL' };
    case 'Boolean':
      return { is: 'BOOLEAN' };
    case 'UnifiedSocialCreditCode':
      return { is: 'UNIFIED_CODE' };
    case 'CaseNumber':
      return { is: 'CASE_NUMBER' };
    case 'RegionCode':
      return { is: 'REGION' };
    default:
      return { is: field.name === 'name' ? 'NAME' : 'TEXT' };
  }
}

function partOf(field: GraphQLField<unknown, unknown>): Part {
  const type = cellType(field.type, field);
  if (type === undefined || type.is === 'PARTS')
    throw new Error(`A cell cannot hold the part ${field.name}.`);
  const required = getNullableType(field.type) !== field.type;
  return { name: field.name, title: titleOf(field), type, required };
}

/** The entries of an enum: its values, with the start of their descriptions as words. */
export function enumEntries(type: GraphQLEnumType): CodeEntry[] {
  return type
    .getValues()
    .map((value) => ({ code: value.name, title: titleOf(value), value: value.name }));
}

/** The start of a description: its first Chinese words, up to the first punctuation mark. */
function titleOf({ name, description }: { name: string; description?: string | null | undefined }) {
  return /^[^。；：，（(.;:]+/u.exec(description ?? '')?.[0] ?? name;
}

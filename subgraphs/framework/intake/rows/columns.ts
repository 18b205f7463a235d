import { getNamedType, isEnumType, type GraphQLObjectType } from 'graphql';
import type { CodeEntry } from '../../../../schema/exchange/codeList';
import { formsOf } from '../../../../schema/exchange/forms';
import type { SubgraphName } from '../../../../schema/sdl';
import type { RecordKind } from '../../records/recordKind';
import { subgraphTypes } from '../../subgraphDocument';
import { OWN, type Column } from './column';
import { formColumns } from './formColumns';
import { headingKey, headingKeys } from './heading';
import { enumEntries, ownColumns } from './ownColumns';

/** The columns that a file of a kind may have, in every form. */
export interface KindColumns {
  readonly kind: string;
  readonly columns: readonly Column[];
  /** Ids of the forms, the newest first; the last is OWN. */
  readonly forms: readonly string[];
  /** The columns that a heading may mean, one per form at most. */
  find(heading: string): readonly Column[];
}

/** The columns of a kind of record: those of its national forms, then those with its own names. */
export function columnsOf(subgraph: SubgraphName, kind: RecordKind): KindColumns {
  const type = subgraphTypes(subgraph).getType(kind.type) as GraphQLObjectType;
  const enums = new Map<string, readonly CodeEntry[]>(
    kind.fields.flatMap(({ name, path }) => {
      const named = getNamedType(type.getFields()[name]!.type);
      return path !== undefined && isEnumType(named) ? [[path, enumEntries(named)] as const] : [];
    }),
  );
  const forms = formsOf(kind.type);
  const columns = [...forms.flatMap((form) => formColumns(form, enums)), ...ownColumns(type, kind)];
  return kindColumns(kind.type, columns, [...forms.map(({ id }) => id), OWN]);
}

/** Makes the columns of a kind findable by their headings. */
export function kindColumns(
  kind: string,
  columns: readonly Column[],
  forms: readonly string[],
): KindColumns {
  const byKey = new Map<string, Column[]>();
  for (const column of columns) {
    for (const key of new Set(column.headings.map(headingKey))) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [column]);
      else if (!known.some(({ form }) => form === column.form)) known.push(column);
      else throw new Error(`Two columns of ${kind} have the heading ${key}.`);
    }
  }
  return {
    kind,
    columns,
    forms,
    find(heading) {
      for (const key of headingKeys(heading)) {
        const found = byKey.get(key);
        if (found !== undefined) return found;
      }
      return [];
    },
  };
}

/** The columns of a template: those of the newest form, or the kind's own. */
export function templateColumns({ columns, forms }: KindColumns, form = forms[0]): Column[] {
  // Only one unit of an amount, so that a template has each meaning once.
  return columns.filter(
    (column) =>
      column.form === form &&
      !(column.form === OWN && column.type.is === 'AMOUNT' && column.type.unit !== 'FEN') &&
      column.meaning !== 'notStored',
  );
}

import { getDirectiveValues, isInterfaceType, type GraphQLSchema } from 'graphql';
import { REPORTING_PATHS } from '../records/lateReports';
import type { RecordKind } from '../records/recordKind';

/** A kind of record as a measurement sees it. */
export interface MeasuredKind {
  readonly type: string;
  /** The kind's own stored fields, whose completeness counts. */
  readonly fields: readonly { readonly name: string; readonly path: string }[];
  /** Whether it is reported within the term of double publicity. */
  readonly isDoublePublicity: boolean;
}

/** The refresh term of `@record` that makes a kind one of double publicity. */
export const DOUBLE_PUBLICITY = 'publicity.double';

/** @param schema the types of the subgraph that stores the kind */
export function measuredKind(schema: GraphQLSchema, { type, fields }: RecordKind): MeasuredKind {
  const common = schema.getType('CreditRecord');
  const shared = isInterfaceType(common) ? common.getFields() : {};
  return {
    type,
    fields: fields.flatMap(({ name, path }) =>
      path === undefined || name in shared || REPORTING_PATHS.has(path) ? [] : [{ name, path }],
    ),
    isDoublePublicity: refreshOf(schema, type) === DOUBLE_PUBLICITY,
  };
}

function refreshOf(schema: GraphQLSchema, type: string): unknown {
  const directive = schema.getDirective('catalogued');
  const node = schema.getType(type)?.astNode;
  return directive && node ? getDirectiveValues(directive, node)?.['refresh'] : undefined;
}

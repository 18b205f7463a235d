import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, isObjectType, parse, type GraphQLResolveInfo } from 'graphql';
import { isGuarded, ruleOf } from '../../schema/policy/rule';
import type { Viewer } from '../../schema/viewer';
import { SUBGRAPHS } from '../../subgraphs';
import { DisclosureNotes } from '../../subgraphs/framework/guard/disclosureNotes';
import { guardSchema } from '../../subgraphs/framework/guard/guardSchema';
import {
  clusterOf,
  guardedFields,
  type GuardedField,
} from '../../subgraphs/framework/guard/guardedFields';
import { callerOf, SUBJECT } from './callers';
import type { Decision } from './decision';
import { DECISIONS, type Column } from './decisionTable';

/** The day whose matrix applies. */
export const TODAY = '2026-06-30';

const VALUE = '天津市河东区大王庄街道某里3号楼201';

/** An object about SUBJECT, in the jurisdiction of `officer`, however its type is read. */
const OBJECT = {
  id: SUBJECT,
  _id: SUBJECT,
  subjectId: SUBJECT,
  region: '120102',
  sourceDepartmentId: 'market-regulation',
  decisionDate: '2026-01-01',
};

/**
 * Every difference between the decisions of a subgraph's guard, built from this SDL, and the
 * hand-written table, as sentences; empty when they agree. The resolvers behind the guard only
 * return the object's own value, so that only the guard decides what is visible.
 */
export async function disagreements(subgraph: string, sdl: string): Promise<string[]> {
  const definition = SUBGRAPHS.find(({ name }) => name === subgraph);
  if (definition === undefined) throw new Error(`There is no subgraph ${subgraph}.`);
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
  guardSchema(definition.name, schema, definition.aboutOf);
  const guarded = new Map(
    guardedFields(schema).map((each) => [`${each.typeName}.${each.field.name}`, each]),
  );
  const rows = DECISIONS.filter((row) => row.subgraph === subgraph);
  const known = new Set(rows.map(({ field }) => field));
  const found = [...guarded.keys()]
    .filter((field) => !known.has(field))
    .map((field) => `${field} is guarded and not in the table`);
  for (const { field, cluster, decisions } of rows) {
    const declared = guarded.get(field);
    if (declared === undefined) {
      found.push(`${field} is in the table and not guarded`);
      continue;
    }
    if (declared.cluster !== cluster)
      found.push(`${field} belongs to ${declared.cluster}, not to ${cluster}`);
    for (const column of Object.keys(decisions) as Column[]) {
      const decision = await decide(declared, column, cluster);
      if (decision !== decisions[column])
        found.push(`${field} gives ${column} ${decision}, not ${decisions[column]}`);
    }
  }
  return found;
}

function decide(declared: GuardedField, column: Column, cluster: string | undefined) {
  return decideFor(declared, callerOf(column, cluster));
}

/** The decision on a field of the object about SUBJECT for a viewer. */
export async function decideFor(
  { typeName, field }: Pick<GuardedField, 'typeName' | 'field'>,
  viewer: Viewer,
  today = TODAY,
): Promise<Decision> {
  const context = {
    viewer,
    masked: new Set<string>(),
    disclosures: new DisclosureNotes(),
    today,
    stores: {},
  };
  const info = {
    path: { key: field.name, prev: undefined, typename: typeName },
    fieldName: field.name,
  };
  try {
    const answer: unknown = await field.resolve!(
      { ...OBJECT, [field.name]: VALUE },
      {},
      context,
      info as unknown as GraphQLResolveInfo,
    );
    if (answer === VALUE) return 'V';
    if (context.masked.size > 0) return 'M';
    if (answer instanceof GraphQLError) return '-';
    throw new Error(`${typeName}.${field.name} answers with something else.`);
  } catch (error) {
    if (error instanceof GraphQLError) return '-';
    throw error;
  }
}

/**
 * The types and fields that a subgraph classifies on its own: its object types with a rule
 * (`Permit`), and the fields with a rule that denies nobody (`Subject.id`), each with its cluster.
 */
export function ruledElements(sdl: string): Map<string, string> {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
  const found = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const ofType = type.astNode?.directives ?? [];
    if (ruleOf(ofType) !== undefined) found.set(type.name, clusterOf(schema, ofType) ?? '');
    for (const { name, astNode } of Object.values(type.getFields())) {
      const ofField = astNode?.directives ?? [];
      const rule = ruleOf(ofField);
      if (rule !== undefined && !isGuarded(rule))
        found.set(`${type.name}.${name}`, clusterOf(schema, ofField) ?? '');
    }
  }
  return found;
}

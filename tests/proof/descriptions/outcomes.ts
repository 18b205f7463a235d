import { buildSubgraphSchema } from '@apollo/subgraph';
import { isObjectType, parse, type GraphQLSchema } from 'graphql';
import { subgraphSdl, type SubgraphName } from '../../../schema/sdl';
import { SUBGRAPHS } from '../../../subgraphs';
import { guardSchema } from '../../../subgraphs/framework/guard/guardSchema';
import { guardedFields, type GuardedField } from '../../../subgraphs/framework/guard/guardedFields';
import { typeClusters } from '../../../subgraphs/framework/guard/typeClusters';
import { NO_END } from '../../../subgraphs/framework/records/live';
import type { CreditRecord } from '../../../subgraphs/framework/records/record';
import { rowVisible } from '../../../subgraphs/framework/records/rowRule';
import { SUBJECT } from '../callers';
import { TODAY } from '../../support/creditRecord';
import { decideFor } from '../decide';
import type { Decision } from '../decision';
import { callersOf } from './callers';
import type { CallerClass } from './vocabulary';

/** Every subgraph's schema behind its guard, with resolvers that return the object's own value. */
const SCHEMAS = new Map(
  SUBGRAPHS.map(({ name, aboutOf }): [SubgraphName, GraphQLSchema] => {
    const schema = buildSubgraphSchema({ typeDefs: parse(subgraphSdl(name)) });
    guardSchema(name, schema, aboutOf);
    return [name, schema];
  }),
);
const GUARDED = new Map<string, GuardedField>();
const CLUSTER = new Map<string, string>();
const FIELDS = new Set<string>();
const RECORDS = new Map<SubgraphName, readonly string[]>();
for (const [name, schema] of SCHEMAS) {
  for (const each of guardedFields(schema))
    GUARDED.set(`${each.typeName}.${each.field.name}`, each);
  for (const [type, cluster] of typeClusters(schema)) CLUSTER.set(type, cluster);
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  for (const type of types)
    for (const field of Object.keys(type.getFields())) FIELDS.add(`${type.name}.${field}`);
  RECORDS.set(
    name,
    types
      .filter((type) => type.getInterfaces().some((each) => each.name === 'CreditRecord'))
      .map((type) => type.name),
  );
}

/** The record types of a subgraph, or of all. */
export function recordTypes(subgraph?: SubgraphName): readonly string[] {
  return subgraph === undefined ? [...RECORDS.values()].flat() : (RECORDS.get(subgraph) ?? []);
}

/** The guarded fields of a type. */
export function guardedOf(type: string): readonly string[] {
  return [...GUARDED.keys()].filter((coordinate) => coordinate.startsWith(`${type}.`));
}

/** The best result that callers of a class get for a field of an object about SUBJECT. */
export async function ofField(coordinate: string, name: CallerClass): Promise<Decision> {
  if (!FIELDS.has(coordinate)) throw new Error(`There is no field ${coordinate}.`);
  const guarded = GUARDED.get(coordinate);
  if (guarded === undefined) return 'V';
  const decisions = await Promise.all(callersOf(name).map((viewer) => decideFor(guarded, viewer)));
  return (['V', 'M'] as const).find((each) => decisions.includes(each)) ?? '-';
}

/** Whether a record about SUBJECT exists for a caller of a class. */
export function ofRow(type: string, row: Partial<CreditRecord>, name: CallerClass): Decision {
  const record = {
    subjectId: SUBJECT,
    sourceDepartmentId: 'market-regulation',
    decisionDate: '2026-01-01',
    disclosure: 'OPEN',
    state: 'ACTIVE',
    publicityStart: '2026-01-02',
    visibleUntil: NO_END,
    subjectIsMinor: false,
    ...row,
  } as const;
  const cluster = CLUSTER.get(type);
  const seen = callersOf(name).some((viewer) =>
    rowVisible(record, { viewer, today: TODAY, cluster }),
  );
  return seen ? 'V' : '-';
}

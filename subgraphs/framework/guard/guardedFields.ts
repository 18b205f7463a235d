import {
  getDirectiveValues,
  isObjectType,
  type ConstDirectiveNode,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import {
  andRules,
  EVERYBODY,
  isGuarded,
  ruleOf,
  unmaskRuleOf,
  type Rule,
} from '../../../schema/policy/rule';
import type { MaskKind } from './masks';

/** A field that not every caller may read, or may read only masked. */
export interface GuardedField {
  readonly typeName: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** The conjunction of the type's rule and the field's rule. */
  readonly rule: Rule;
  /** The consent cluster of the field or, if it has none, of the type. */
  readonly cluster: string | undefined;
  readonly mask: { readonly as: MaskKind; readonly unless: Rule } | undefined;
}

/** Cached per schema: the guard, the self-test and createSubgraph all need them. */
const known = new WeakMap<GraphQLSchema, readonly GuardedField[]>();

/** The guarded fields of a schema's object types, from the `@access` and `@mask` of the SDL. */
export function guardedFields(schema: GraphQLSchema): readonly GuardedField[] {
  const fields = known.get(schema) ?? readFields(schema);
  known.set(schema, fields);
  return fields;
}

function readFields(schema: GraphQLSchema): GuardedField[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('_'))
    .flatMap((type) => readType(schema, type));
}

/** The guarded fields as coordinates, `Type.field`. */
export function guardedCoordinates(schema: GraphQLSchema): ReadonlySet<string> {
  return new Set(guardedFields(schema).map(({ typeName, field }) => `${typeName}.${field.name}`));
}

function readType(schema: GraphQLSchema, type: GraphQLObjectType): GuardedField[] {
  const directives = [type.astNode, ...type.extensionASTNodes].flatMap(
    (node) => node?.directives ?? [],
  );
  const ofType = {
    typeName: type.name,
    rule: ruleOf(directives) ?? EVERYBODY,
    cluster: clusterOf(schema, directives),
  };
  return Object.values(type.getFields()).flatMap((field) => readField(schema, ofType, field));
}

function readField(
  schema: GraphQLSchema,
  ofType: Pick<GuardedField, 'typeName' | 'rule' | 'cluster'>,
  field: GraphQLField<unknown, unknown>,
): GuardedField | [] {
  const directives = field.astNode?.directives ?? [];
  const ofField = ruleOf(directives);
  const rule = ofField === undefined ? ofType.rule : andRules(ofType.rule, ofField);
  const mask = maskOf(schema, directives);
  if (!isGuarded(rule) && mask === undefined) return [];
  const cluster = clusterOf(schema, directives) ?? ofType.cluster;
  return { typeName: ofType.typeName, field, rule, cluster, mask };
}

/** The first consent cluster that the `@access` directives name; undefined if none does. */
export function clusterOf(
  schema: GraphQLSchema,
  nodes: readonly ConstDirectiveNode[],
): string | undefined {
  const access = schema.getDirective('access')!;
  const clusters = nodes
    .filter((node) => node.name.value === 'access')
    .map((node) => valuesOf(access, node)['cluster'] as string | undefined);
  return clusters.find((cluster) => cluster != null);
}

function maskOf(schema: GraphQLSchema, nodes: readonly ConstDirectiveNode[]): GuardedField['mask'] {
  const node = nodes.find(({ name }) => name.value === 'mask');
  const unless = unmaskRuleOf(nodes);
  if (node === undefined || unless === undefined) return undefined;
  return { as: valuesOf(schema.getDirective('mask')!, node)['as'] as MaskKind, unless };
}

function valuesOf(directive: GraphQLDirective, node: ConstDirectiveNode): Record<string, unknown> {
  return getDirectiveValues(directive, { directives: [node] }) ?? {};
}

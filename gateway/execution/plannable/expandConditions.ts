import {
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { creditError } from '../../../schema/errors';
import { fragmentsOf, type Fragments } from '../../../schema/selections/fragmentsOf';
import { withSelections } from '../../../schema/selections/withSelections';
import { withoutUnused } from '../../../schema/selections/withoutUnused';

/** A selection set, and the number of its fields, including those in fragments. */
interface Expanded {
  readonly set: SelectionSetNode;
  readonly size: number;
}

/**
 * Limit for the fields of a document after its conditions are expanded; nested conditions multiply.
 * The permission engine has the same limit.
 */
const MAX_FIELDS = 10_000;

/**
 * Replaces a type condition that narrows one abstract type to another by one condition on each
 * object type that both have, if one of the two is an interface that a subgraph defines as an
 * object (`@interfaceObject`). Planner 2.14.4 leaves the object of such a subgraph only by a
 * condition on an object type: it treats any other condition as impossible and drops its fields, or
 * fails on an assertion. Where it does find the same plan, it tries every combination of paths to
 * the object types for each field: 6.0 s of CPU for 16 fields of `Organization` and 16 of
 * `Subject`, instead of 33 ms.
 * @param interfaces the interfaces that a subgraph defines as an object
 * @returns the document itself if there is nothing to expand
 * @throws GraphQLError OPERATION_TOO_LARGE if the document would become too large to plan
 */
export function expandConditions(
  document: DocumentNode,
  schema: GraphQLSchema,
  interfaces: ReadonlySet<string>,
): DocumentNode {
  if (interfaces.size === 0) return document;
  return new Expansion(document, schema, interfaces).document();
}

/** `__typename @include(if: false)`: selects nothing. */
const NOTHING: SelectionNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
  directives: [
    {
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: 'include' },
      arguments: [
        {
          kind: Kind.ARGUMENT,
          name: { kind: Kind.NAME, value: 'if' },
          value: { kind: Kind.BOOLEAN, value: false },
        },
      ],
    },
  ],
};

/** The expansion of one document. */
class Expansion {
  private readonly original: DocumentNode;
  private readonly schema: GraphQLSchema;
  private readonly interfaces: ReadonlySet<string>;
  private readonly fragments: Fragments;
  private readonly expansions = new Map<SelectionSetNode, Map<GraphQLCompositeType, Expanded>>();

  constructor(original: DocumentNode, schema: GraphQLSchema, interfaces: ReadonlySet<string>) {
    this.original = original;
    this.schema = schema;
    this.interfaces = interfaces;
    this.fragments = fragmentsOf(original);
  }

  document(): DocumentNode {
    let changed = false;
    const definitions = this.original.definitions.map((definition) => {
      const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
      if (!isOperation && definition.kind !== Kind.FRAGMENT_DEFINITION) return definition;
      const type = isOperation
        ? this.schema.getRootType(definition.operation)
        : this.schema.getType(definition.typeCondition.name.value);
      if (!isCompositeType(type)) return definition;
      const { set, size } = this.expanded(definition.selectionSet, type);
      if (set === definition.selectionSet) return definition;
      if (isOperation && size > MAX_FIELDS) throw creditError('OPERATION_TOO_LARGE');
      changed = true;
      return { ...definition, selectionSet: set };
    });
    return changed ? withoutUnused({ ...this.original, definitions }) : this.original;
  }

  /** Each pair of selection set and type is expanded once, however many paths lead to it. */
  private expanded(set: SelectionSetNode, type: GraphQLCompositeType): Expanded {
    let byType = this.expansions.get(set);
    if (byType === undefined)
      this.expansions.set(set, (byType = new Map<GraphQLCompositeType, Expanded>()));
    let expanded = byType.get(type);
    if (expanded === undefined) byType.set(type, (expanded = this.expand(set, type)));
    return expanded;
  }

  private expand(set: SelectionSetNode, type: GraphQLCompositeType): Expanded {
    let size = 0;
    const selections = set.selections.flatMap((selection) => {
      const [nodes, fields] =
        selection.kind === Kind.FIELD
          ? this.field(selection, type)
          : this.fragment(selection, type);
      size += fields;
      return nodes;
    });
    return { set: withSelections(set, selections), size };
  }

  private isExpanded(...types: readonly GraphQLCompositeType[]): boolean {
    return types.some(({ name }) => this.interfaces.has(name));
  }

  private field(node: FieldNode, parent: GraphQLCompositeType): [SelectionNode[], number] {
    const fields = 'getFields' in parent ? parent.getFields() : {};
    const type = getNamedType(fields[node.name.value]?.type);
    if (node.selectionSet === undefined || !isCompositeType(type)) return [[node], 1];
    const { set, size } = this.expanded(node.selectionSet, type);
    if (set === node.selectionSet) return [[node], size + 1];
    // GraphQL forbids an empty selection set, so one without possible conditions selects nothing.
    const selections = set.selections.length > 0 ? set.selections : [NOTHING];
    return [[{ ...node, selectionSet: { ...set, selections } }], size + 1];
  }

  private fragment(
    node: InlineFragmentNode | FragmentSpreadNode,
    parent: GraphQLCompositeType,
  ): [SelectionNode[], number] {
    const definition =
      node.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(node.name.value) : node;
    if (definition === undefined) return [[node], 0];
    const condition = definition.typeCondition?.name.value;
    const type = condition === undefined ? parent : this.schema.getType(condition);
    if (!isCompositeType(type)) return [[node], 0];
    const body = definition.selectionSet;
    if (isObjectType(parent)) {
      // A condition is impossible only inside of an expanded one; validation refuses it elsewhere.
      if (!doTypesOverlap(this.schema, parent, type)) return [[], 0];
      const { set, size } = this.expanded(body, parent);
      if (set === body) return [[node], size];
      return [set.selections.length > 0 ? [inline(node, set, undefined)] : [], size];
    }
    if (type !== parent && isAbstractType(type) && this.isExpanded(parent, type)) {
      const parts = this.schema
        .getPossibleTypes(parent)
        .filter((each) => doTypesOverlap(this.schema, each, type))
        .map((each) => ({ each, ...this.expanded(body, each) }))
        .filter(({ set }) => set.selections.length > 0);
      return [
        parts.map(({ each, set }) => inline(node, set, each)),
        parts.reduce((sum, { size }) => sum + size, 0),
      ];
    }
    const { set, size } = this.expanded(body, type);
    if (set.selections.length === 0) return [[], 0];
    const isUnchanged = set === body || node.kind === Kind.FRAGMENT_SPREAD;
    return [[isUnchanged ? node : { ...node, selectionSet: set }], size];
  }
}

/** An inline fragment in the place of a fragment; it keeps the directives, such as `@skip`. */
function inline(
  { directives }: InlineFragmentNode | FragmentSpreadNode,
  selectionSet: SelectionSetNode,
  type: GraphQLObjectType | undefined,
): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(type && {
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
    }),
    ...(directives && { directives }),
    selectionSet,
  };
}

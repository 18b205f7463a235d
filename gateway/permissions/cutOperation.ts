import {
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { creditError } from '../../schema/errors';
import { withSelections } from '../../schema/selections/withSelections';
import type { OperationScope } from './collectFields';
import { isCondition, isIncluded } from '../../schema/selections/conditions';
import type { PreparedOperation } from './preparedOperation';
import type { Verdicts } from './verdicts';
import { withoutUnused } from '../../schema/selections/withoutUnused';

/** An operation without the fields that its caller may not read. */
export interface CutOperation {
  /** The document to plan and execute; undefined when no field is left. */
  readonly document: DocumentNode | undefined;
  /** Whether `document` differs from the client's. */
  readonly changed: boolean;
  /**
   * The client's selection sets whose response differs from that of `document`: something inside
   * was cut, or `__typename` was added.
   */
  readonly touched: ReadonlySet<SelectionSetNode>;
}

/** The replacement of one selection. */
interface CutSelection {
  readonly selections: readonly SelectionNode[];
  /** Number of fields with fragments expanded. */
  readonly size: number;
  readonly touched: boolean;
}

interface CutSet {
  readonly node: SelectionSetNode;
  readonly size: number;
  readonly empty: boolean;
  readonly touched: boolean;
}

const plainField = (name: string): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
});

const TYPENAME = plainField('__typename');

/**
 * Largest number of fields of a filtered document, with fragments expanded. Splitting an interface
 * repeats the selections below it for each implementation, so nested interfaces multiply.
 */
const MAX_FIELDS = 10_000;

/**
 * Removes every field with a false verdict from an operation, and evaluates `@skip` and `@include`.
 * A field selected on an interface is kept for the implementations that allow it. Verdicts depend
 * only on type, field and arguments, not on the path, so a fragment is cut once however often it is
 * spread. Where the response must be completed later, `__typename` is added, and where entities are
 * counted, their key. Both are added without an alias, because no other field has these response
 * names in the documents that reach this function (execution/plannable).
 * @throws GraphQLError OPERATION_TOO_LARGE when the cut operation is too large to plan
 */
export function cutOperation(
  scope: OperationScope,
  prepared: PreparedOperation,
  verdicts: Verdicts,
): CutOperation {
  const { operation } = prepared;
  const root = scope.schema.getRootType(operation.operation);
  if (root == null) return { document: undefined, changed: true, touched: new Set() };
  const cutter = new Cutter(scope, verdicts);
  const selectionSet = cutter.cut(operation.selectionSet, root);
  if (selectionSet.empty) return { document: undefined, changed: true, touched: cutter.touched };
  if (selectionSet.size > MAX_FIELDS) throw creditError('OPERATION_TOO_LARGE');
  const document = withoutUnused({
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, selectionSet: selectionSet.node }, ...cutter.cutFragments()],
  });
  return { document, changed: cutter.changed, touched: cutter.touched };
}

/** One traversal of one operation; longer than most classes, because its cases call each other. */
class Cutter {
  readonly touched = new Set<SelectionSetNode>();
  changed = false;
  private readonly scope: OperationScope;
  private readonly verdicts: Verdicts;
  private readonly fragments = new Map<string, CutSet>();
  private readonly cuts = new Map<SelectionSetNode, Map<GraphQLCompositeType, CutSet>>();

  constructor(scope: OperationScope, verdicts: Verdicts) {
    this.scope = scope;
    this.verdicts = verdicts;
  }

  cutFragments(): FragmentDefinitionNode[] {
    return [...this.fragments]
      .filter(([, { empty }]) => !empty)
      .map(([name, { node }]) => ({ ...this.scope.fragments.get(name)!, selectionSet: node }));
  }

  /** Cuts a selection set on a type, once for all paths that lead to it. */
  cut(node: SelectionSetNode, type: GraphQLCompositeType): CutSet {
    let byType = this.cuts.get(node);
    if (byType === undefined) {
      byType = new Map<GraphQLCompositeType, CutSet>();
      this.cuts.set(node, byType);
    }
    let cut = byType.get(type);
    if (cut === undefined) byType.set(type, (cut = this.cutUncached(node, type)));
    return cut;
  }

  private cutUncached(node: SelectionSetNode, type: GraphQLCompositeType): CutSet {
    let touched = false;
    let size = 0;
    const selections: SelectionNode[] = [];
    for (const original of node.selections) {
      if (!isIncluded(original.directives, this.scope.conditions)) {
        this.changed = true;
        continue;
      }
      const selection = this.withoutConditions(original);
      const kept =
        selection.kind === Kind.FIELD
          ? this.cutField(selection, type)
          : this.cutFragment(selection, type);
      selections.push(...kept.selections);
      size += kept.size;
      touched ||= kept.touched;
    }
    if (touched) this.touched.add(node);
    return {
      node: withSelections(node, selections),
      empty: selections.length === 0,
      size,
      touched,
    };
  }

  private cutFragment(
    fragment: FragmentSpreadNode | InlineFragmentNode,
    parent: GraphQLCompositeType,
  ): CutSelection {
    const isSpread = fragment.kind === Kind.FRAGMENT_SPREAD;
    const definition = isSpread ? this.scope.fragments.get(fragment.name.value) : fragment;
    const condition = definition?.typeCondition?.name.value;
    const type = condition === undefined ? parent : this.scope.schema.getType(condition);
    if (
      definition === undefined ||
      !isCompositeType(type) ||
      !doTypesOverlap(this.scope.schema, parent, type)
    ) {
      this.changed = true;
      return { selections: [], size: 0, touched: false };
    }
    if (isObjectType(parent) && isAbstractType(type)) {
      // The condition is always true. @apollo/gateway 2.14.4 loses the fields below it when its
      // plan does not need \`__typename\`, so the type condition is removed.
      this.changed = true;
      const { directives } = fragment;
      return this.replaceFragment(
        { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: definition.selectionSet },
        this.cut(definition.selectionSet, parent),
      );
    }
    if (!isSpread) return this.replaceFragment(fragment, this.cut(fragment.selectionSet, type));
    const name = fragment.name.value;
    const cut = this.fragments.get(name) ?? this.cut(definition.selectionSet, type);
    this.fragments.set(name, cut);
    return this.replaceFragment(fragment, cut);
  }

  private replaceFragment(
    fragment: FragmentSpreadNode | InlineFragmentNode,
    cut: CutSet,
  ): CutSelection {
    const { empty, node, size, touched } = cut;
    if (empty) {
      this.changed = true;
      return { selections: [], size: 0, touched };
    }
    if (fragment.kind === Kind.FRAGMENT_SPREAD || fragment.selectionSet === node) {
      return { selections: [fragment], size, touched };
    }
    return { selections: [{ ...fragment, selectionSet: node }], size, touched };
  }

  private cutField(node: FieldNode, parent: GraphQLCompositeType): CutSelection {
    if (node.name.value.startsWith('__')) return { selections: [node], size: 1, touched: false };
    if (isObjectType(parent)) {
      if (this.verdicts.of(parent, node) === false) return this.denied();
      return this.keepField(node, parent);
    }
    const possible = this.scope.schema.getPossibleTypes(parent);
    const permitted = possible.filter((type) => this.verdicts.of(type, node) !== false);
    if (permitted.length === 0 || !isInterfaceType(parent)) return this.denied();
    if (permitted.length === possible.length) return this.keepField(node, parent);
    this.changed = true;
    const parts = permitted.map((type) => ({ type, ...this.keepField(node, type) }));
    return {
      selections: parts.map(({ type, selections }) => this.onlyOn(type, selections)),
      size: parts.reduce((sum, { size }) => sum + size, 0),
      touched: true,
    };
  }

  private denied(): CutSelection {
    this.changed = true;
    return { selections: [], size: 0, touched: true };
  }

  private onlyOn(
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
  ): InlineFragmentNode {
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    };
  }

  private keepField(node: FieldNode, parent: GraphQLCompositeType): CutSelection {
    const fields = 'getFields' in parent ? parent.getFields() : {};
    const definition = fields[node.name.value];
    const type = definition && getNamedType(definition.type);
    if (node.selectionSet === undefined || !isCompositeType(type)) {
      return { selections: [node], size: 1, touched: false };
    }
    const cut = this.cut(node.selectionSet, type);
    const size = cut.size + 1;
    const marks = this.identity(type, cut.node.selections);
    if (!cut.empty && !cut.touched && marks.length === 0) {
      const kept = cut.node === node.selectionSet ? node : { ...node, selectionSet: cut.node };
      return { selections: [kept], size, touched: false };
    }
    // The object still appears in the response, with nulls for what was cut; on an interface its
    // type decides which fields are null.
    this.changed = true;
    this.touched.add(node.selectionSet);
    const needsType = cut.empty || isAbstractType(type);
    const selections = [...(needsType ? [TYPENAME] : []), ...marks, ...cut.node.selections];
    const selectionSet = { ...cut.node, selections };
    return { selections: [{ ...node, selectionSet }], size, touched: true };
  }

  /** The fields to add to a selection set so that its counted entities can be identified. */
  private identity(
    type: GraphQLCompositeType,
    selections: readonly SelectionNode[],
  ): SelectionNode[] {
    const { counted } = this.scope;
    if (counted === undefined) return [];
    const types = isObjectType(type) ? [type] : this.scope.schema.getPossibleTypes(type);
    const countedTypes = types.filter(({ name }) => counted.types.has(name));
    const lacks = (name: string) =>
      !selections.some(
        (node) => node.kind === Kind.FIELD && node.name.value === name && node.alias === undefined,
      );
    if (countedTypes.length === 0) return [];
    const key = plainField(counted.key);
    const marks: SelectionNode[] = lacks('__typename') ? [TYPENAME] : [];
    if (!lacks(counted.key)) return marks;
    if (isObjectType(type)) return [...marks, key];
    return [...marks, ...countedTypes.map((one) => this.onlyOn(one, [key]))];
  }

  private withoutConditions<Node extends SelectionNode>(node: Node): Node {
    if (!node.directives?.some(isCondition)) return node;
    this.changed = true;
    return {
      ...node,
      directives: node.directives.filter((directive) => !isCondition(directive)),
    };
  }
}

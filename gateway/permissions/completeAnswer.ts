import {
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import { openValue, passFields } from '../execution/answerValues';
import { collectFields, type OperationScope } from './collectFields';
import { childPath, itemPath, type NormalPath, type PathCounts } from './paths';
import type { Verdicts } from './verdicts';

type Data = Record<string, unknown>;

/** The state of one completion. */
interface Walk {
  readonly denials: PathCounts;
  /** The current position in the lists on the path. */
  readonly position: number[];
}

/** Marks a null that propagates because a non-null type does not allow it. */
const PROPAGATED = Symbol('propagated null');

/**
 * Turns the response to a cut operation into the response to the client's own: denied fields are
 * null, in the client's order, and fields that were added for the cut are removed. Parts of the
 * response in which nothing was cut are passed on unchanged.
 */
export class AnswerCompleter {
  private readonly scope: OperationScope;
  private readonly verdicts: Verdicts;
  private readonly touched: ReadonlySet<SelectionSetNode>;
  private readonly ofRoot = new Map<GraphQLObjectType, PlannedField[]>();

  constructor(scope: OperationScope, verdicts: Verdicts, touched: ReadonlySet<SelectionSetNode>) {
    this.scope = scope;
    this.verdicts = verdicts;
    this.touched = touched;
  }

  /**
   * @param data the response to the cut operation; `{}` when no field was left
   * @param denials receives every denied field that has a place in the response
   */
  complete(
    data: Data,
    root: GraphQLObjectType,
    selectionSet: SelectionSetNode,
    denials: PathCounts,
  ): Data | null {
    let fields = this.ofRoot.get(root);
    if (fields === undefined) this.ofRoot.set(root, (fields = this.plan(root, [selectionSet])));
    const completed = this.object(data, root, fields, '', { denials, position: [] });
    return completed === PROPAGATED ? null : completed;
  }

  private object(
    data: Data,
    type: GraphQLObjectType,
    fields: readonly PlannedField[],
    path: NormalPath,
    walk: Walk,
  ): Data | typeof PROPAGATED {
    const answer: Data = {};
    for (const field of fields) {
      if (field.kind === 'whole') {
        passFields(data, answer, field.keys);
        continue;
      }
      const { key } = field;
      if (field.kind === 'meta') {
        answer[key] = field.name === '__typename' ? type.name : data[key];
        continue;
      }
      const at = childPath(path, key);
      if (field.kind === 'denied') walk.denials.add(at, 1, field.lacking, walk.position);
      const given = field.kind === 'denied' ? null : openValue(data[key]);
      const value = this.value(given, field.type, field, at, walk);
      if (value === PROPAGATED) return PROPAGATED;
      answer[key] = value;
    }
    return answer;
  }

  private value(
    given: unknown,
    type: GraphQLOutputType,
    field: NestedField,
    path: NormalPath,
    walk: Walk,
  ): unknown {
    if (isNonNullType(type)) {
      const inner = this.value(given, type.ofType, field, path, walk);
      return inner === null ? PROPAGATED : inner;
    }
    if (given === null || given === undefined) return null;
    if (isListType(type)) {
      const at = itemPath(path);
      const { position } = walk;
      const depth = position.length;
      const items = (given as unknown[]).map((item, index) => {
        position[depth] = index;
        return this.value(item, type.ofType, field, at, walk);
      });
      position.length = depth;
      return items.includes(PROPAGATED) ? null : items;
    }
    const object = given as Data;
    const runtime = isObjectType(type)
      ? type
      : this.scope.schema.getType(String(object.__typename));
    // On an interface, `__typename` is present wherever something was cut.
    if (!isObjectType(runtime)) return given;
    const completed = this.object(object, runtime, this.planOf(runtime, field), path, walk);
    return completed === PROPAGATED ? null : completed;
  }

  private planOf(type: GraphQLObjectType, field: NestedField): PlannedField[] {
    let fields = field.plans.get(type);
    if (fields === undefined) {
      const sets = field.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      field.plans.set(type, (fields = this.plan(type, sets)));
    }
    return fields;
  }

  private plan(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): PlannedField[] {
    const plan: PlannedField[] = [];
    for (const [key, nodes] of collectFields(this.scope, type, sets)) {
      const field = this.planField(type, key, nodes);
      const last = plan.at(-1);
      if (field?.kind === 'whole' && last?.kind === 'whole') last.keys.push(key);
      else if (field !== undefined) plan.push(field);
    }
    return plan;
  }

  /** @returns undefined for a field that the type does not have */
  private planField(
    type: GraphQLObjectType,
    key: string,
    nodes: readonly FieldNode[],
  ): PlannedField | undefined {
    const name = nodes[0]!.name.value;
    if (name.startsWith('__')) return { kind: 'meta', key, name };
    const output = type.getFields()[name]?.type;
    if (output === undefined) return undefined;
    if (nodes.every((node) => this.verdicts.of(type, node) === false)) {
      const lacking = this.verdicts.lacking(type, nodes[0]!);
      return { kind: 'denied', key, type: output, nodes, plans: new Map(), lacking };
    }
    const inside = nodes.some(
      ({ selectionSet }) => selectionSet !== undefined && this.touched.has(selectionSet),
    );
    return inside
      ? { kind: 'inside', key, type: output, nodes, plans: new Map() }
      : { kind: 'whole', keys: [key] };
  }
}

/** A field whose value is built here, not passed on. */
interface NestedField {
  readonly kind: 'denied' | 'inside';
  readonly key: string;
  readonly type: GraphQLOutputType;
  readonly nodes: readonly FieldNode[];
  /** Plans of the completion of its objects, by their type. */
  readonly plans: Map<GraphQLObjectType, PlannedField[]>;
  /** Reason of a denial, where it may be revealed. */
  readonly lacking?: string | undefined;
}

type PlannedField =
  | NestedField
  | { readonly kind: 'meta'; readonly key: string; readonly name: string }
  /** Consecutive fields that are passed on unchanged. */
  | { readonly kind: 'whole'; readonly keys: string[] };

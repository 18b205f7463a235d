import {
  isObjectType,
  possibleRuntimeTypes,
  type CompositeType,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';
import type { SelectionSetNode } from 'graphql';
import { selectedFields, type PlacedSet } from '../projection/selectedFields';
import type { ClientField } from './clientField';
import { fetchedFor } from './fetchedFor';
import type { PlainFields } from './plainFields';

/** How a subgraph writes the entities of one type, where their fields are one run. */
export interface EntityLayout {
  /** The run's fields, in their order in the answers of both. */
  readonly fields: readonly ClientField[];
  /** What stands before the type's name, where the entity tells it first. */
  readonly opening: Buffer | undefined;
  /** From the object's beginning, or the type's name, to the first field's value. */
  readonly firstKey: Buffer;
}

export interface LayoutScope {
  readonly schema: Schema;
  readonly plain: PlainFields;
  /** What the client asks of the entities. */
  readonly place: PlacedSet;
  /** What the subgraph is asked of them. */
  readonly asked: SelectionSetNode;
  /** Whether another fetch reads, enters or adds to a field, or the same one reads it. */
  readonly isTouched: (key: string) => boolean;
}

const TYPENAME = '__typename';
const TYPE_OPENING = Buffer.from(`{"${TYPENAME}":"`);

/**
 * In which form the entities of one fetch may be passed on without being parsed, by their type:
 * those fields that the client wants exactly as they were asked for, all of them side by side.
 */
export class EntityLayouts {
  /** What an entity begins with. */
  readonly openings: readonly Buffer[];
  private readonly byType: ReadonlyMap<unknown, EntityLayout>;

  constructor(scope: LayoutScope) {
    const layouts = runtimeTypes(scope.place.parent).flatMap((type) => {
      const layout = layoutOf(type, scope);
      return layout ? [[type.name, layout] as const] : [];
    });
    this.byType = new Map(layouts);
    const openings = layouts.map(([, { opening, firstKey }]) => opening ?? firstKey);
    this.openings = openings.filter(
      (one, at) => openings.findIndex((other) => other.equals(one)) === at,
    );
  }

  get any(): boolean {
    return this.byType.size > 0;
  }

  /** @param typename what the entity of the answer is */
  of(typename: unknown): EntityLayout | undefined {
    return this.byType.get(typename);
  }
}

function runtimeTypes(type: CompositeType): readonly ObjectType[] {
  return isObjectType(type) ? [type] : possibleRuntimeTypes(type);
}

function layoutOf(type: ObjectType, scope: LayoutScope): EntityLayout | undefined {
  const { schema, plain, place, asked, isTouched } = scope;
  const nodes = fetchedFor(asked, type, schema);
  const wanted = selectedFields([place], schema, type.name, {});
  if (nodes === undefined || wanted === undefined) return undefined;
  const [told, ...others] = nodes;
  const opens = told?.name.value === TYPENAME && told.alias === undefined;
  const sent = opens ? others : nodes;
  const [first] = sent;
  if (first === undefined) return undefined;
  const firstKey = (first.alias ?? first.name).value;
  const from = wanted.findIndex(({ key }) => key === firstKey);
  if (from < 0) return undefined;
  const fields: ClientField[] = [];
  for (const [at, node] of sent.entries()) {
    const key = (node.alias ?? node.name).value;
    const field = wanted[from + at];
    if (field?.key !== key || field.typename !== undefined || key in {}) return undefined;
    const [selection, ...more] = field.selections;
    if (selection === undefined || more.length > 0 || isTouched(key)) return undefined;
    const found = plain.of(node, selection);
    if (found === undefined) return undefined;
    fields.push({ key, selection, named: found.named });
  }
  return {
    fields,
    opening: opens ? TYPE_OPENING : undefined,
    firstKey: Buffer.from(`${opens ? ',' : '{'}"${firstKey}":`),
  };
}

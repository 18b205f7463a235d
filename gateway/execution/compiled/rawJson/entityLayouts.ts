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

/** How a subgraph serialises the entities of one type whose fields are one run. */
export interface EntityLayout {
  /** The fields of the run, in the order of both answers. */
  readonly fields: readonly ClientField[];
  /** The text before the name of the type, if the entity begins with `__typename`. */
  readonly opening: Buffer | undefined;
  /** The text from the start of the object, or the end of the type name, to the first value. */
  readonly firstKey: Buffer;
}

export interface LayoutScope {
  readonly schema: Schema;
  readonly plain: PlainFields;
  /** The client's selections on the entities. */
  readonly place: PlacedSet;
  /** The selections that the fetch sends to the subgraph. */
  readonly fetched: SelectionSetNode;
  /** Whether a fetch reads a field, or another fetch works below it or adds to it. */
  readonly isTouched: (key: string) => boolean;
}

const TYPENAME = '__typename';
const TYPE_OPENING = Buffer.from(`{"${TYPENAME}":"`);

/**
 * The layouts, by type, in which the entities of one fetch may be forwarded without parsing: all
 * fields of the entity are adjacent in the client's answer, and the client selects each of them
 * exactly as the fetch does.
 */
export class EntityLayouts {
  /** The texts with which an entity can begin. */
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
      (one, index) => openings.findIndex((other) => other.equals(one)) === index,
    );
  }

  get any(): boolean {
    return this.byType.size > 0;
  }

  /** @param typename the type of the entity in the client's answer */
  of(typename: unknown): EntityLayout | undefined {
    return this.byType.get(typename);
  }
}

function runtimeTypes(type: CompositeType): readonly ObjectType[] {
  return isObjectType(type) ? [type] : possibleRuntimeTypes(type);
}

function layoutOf(type: ObjectType, scope: LayoutScope): EntityLayout | undefined {
  const { schema, plain, place, fetched, isTouched } = scope;
  const nodes = fetchedFor(fetched, type, schema);
  const selected = selectedFields([place], schema, type.name, {});
  if (nodes === undefined || selected === undefined) return undefined;
  const [head, ...others] = nodes;
  const opens = head?.name.value === TYPENAME && head.alias === undefined;
  const sent = opens ? others : nodes;
  const [first] = sent;
  if (first === undefined) return undefined;
  const firstKey = (first.alias ?? first.name).value;
  const from = selected.findIndex(({ key }) => key === firstKey);
  if (from < 0) return undefined;
  const fields: ClientField[] = [];
  for (const [at, node] of sent.entries()) {
    const key = (node.alias ?? node.name).value;
    const field = selected[from + at];
    if (field?.key !== key || field.typename !== undefined || key in {}) return undefined;
    const [selection, ...more] = field.selections;
    if (selection === undefined || more.length > 0 || isTouched(key)) return undefined;
    const found = plain.of(node, selection);
    if (found === undefined) return undefined;
    fields.push({ key, selection, hasTypename: found.hasTypename });
  }
  return {
    fields,
    opening: opens ? TYPE_OPENING : undefined,
    firstKey: Buffer.from(`${opens ? ',' : '{'}"${firstKey}":`),
  };
}

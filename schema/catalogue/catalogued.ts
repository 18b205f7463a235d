import { valueFromASTUntyped, type DirectiveNode } from 'graphql';
import { DEPARTMENTS } from '../policy/departments';
import type { GraphRules } from './graphRules';
import { itemTypeOf } from './itemType';
import { hasDirective, typeDirectives, typesOf } from './subgraphModel';

/** The arguments of `@catalogued` on a type. */
export interface Catalogued {
  /** Ids of the departments responsible for it, in the order of the plan. */
  readonly owners: readonly string[];
  /** Ids of terms in schema/policy/terms.ts. */
  readonly refresh: string | null;
  readonly retention: string | null;
}

/**
 * The types that the public credit information catalogue lists: those marked `@catalogued`, and the
 * value types of their fields. A value type has no key and no pages: a paged item, such as an
 * access to a subject, does not belong to the type that lists it.
 */
export class CataloguedTypes {
  readonly #graph: GraphRules;
  readonly #types = new Map<string, Catalogued>();

  constructor(graph: GraphRules) {
    this.#graph = graph;
    for (const model of graph.models) {
      for (const type of typesOf(model)) {
        const mark = markOf(type.directives);
        if (mark !== undefined) this.#types.set(type.name.value, mark);
      }
    }
    for (const [type, { owners }] of [...this.#types]) this.#addValues(type, owners);
  }

  /** The catalogue entry of a type; undefined when it is not listed. */
  get(type: string): Catalogued | undefined {
    return this.#types.get(type);
  }

  /**
   * The catalogue entry of a field; undefined when it is not listed. For a field that another
   * subgraph adds to all subjects, the departments responsible for the items are responsible for
   * the field. A field whose type is not catalogued is no credit information. A page of an
   * interface gets no entry, because the types it lists have theirs.
   */
  ofField(type: string, field: string): Catalogued | undefined {
    const given = this.#graph.typeOfField(type, field) ?? '';
    const returned = itemTypeOf(this.#graph, given);
    if (this.#graph.isAbstract(type)) return this.#types.get(returned);
    if (returned !== given && this.#graph.isAbstract(returned)) return undefined;
    const leads = this.#graph.possibleTypes(returned).filter((name) => this.#isObject(name));
    return leads.every((name) => this.#types.has(name)) ? this.#types.get(type) : undefined;
  }

  #addValues(type: string, owners: readonly string[]): void {
    for (const field of this.#graph.fieldNames(type)) {
      const returned = this.#graph.typeOfField(type, field) ?? '';
      for (const value of this.#graph.possibleTypes(returned)) {
        if (!this.#isValue(value)) continue;
        const known = this.#types.get(value)?.owners ?? [];
        if (owners.every((owner) => known.includes(owner))) continue;
        const joined = inOrder([...known, ...owners]);
        this.#types.set(value, { owners: joined, refresh: null, retention: null });
        this.#addValues(value, joined);
      }
    }
  }

  /** Whether an object is a value of its parent: it has no key, and is no page. */
  #isValue(type: string): boolean {
    return (
      this.#isObject(type) &&
      itemTypeOf(this.#graph, type) === type &&
      this.#graph.models.every((model) => !hasDirective(typeDirectives(model, type), 'key'))
    );
  }

  #isObject(type: string): boolean {
    return this.#graph.fieldNames(type).length > 0;
  }
}

function markOf(directives: readonly DirectiveNode[] | undefined): Catalogued | undefined {
  const mark = directives?.find(({ name }) => name.value === 'catalogued');
  if (mark === undefined) return undefined;
  const valueOf = (argument: string): unknown => {
    const given = mark.arguments?.find(({ name }) => name.value === argument);
    return given && valueFromASTUntyped(given.value);
  };
  const owners = valueOf('owners');
  const idOf = (argument: string) => {
    const id = valueOf(argument);
    return typeof id === 'string' ? id : null;
  };
  return {
    owners: inOrder(Array.isArray(owners) ? owners.map(String) : []),
    refresh: idOf('refresh'),
    retention: idOf('retention'),
  };
}

function inOrder(owners: readonly string[]): string[] {
  return DEPARTMENTS.map(({ id }) => id).filter((id) => owners.includes(id));
}

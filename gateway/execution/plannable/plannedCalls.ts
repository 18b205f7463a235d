import { Kind, type SelectionSetNode, type TypeNode } from 'graphql';
import { eachField } from '../../../schema/selections/eachField';
import { callOf } from './calls';
import { compositeDefinitions, keySets, requiredSets } from './fieldSets';

/** The calls that the planner may add to a selection set on one type, by their response name. */
export type CallsByName = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * All calls that the planner selects in addition to the client's fields, by the type on which it
 * selects them: the fields of keys and of `@requires`, at every level of their field sets (and
 * `__typename`). The planner selects them without an alias, so the response name of each is the
 * name of its field.
 */
export class PlannedCalls {
  /** The calls of all types together. */
  readonly everywhere: CallsByName;
  private readonly ofType = new Map<string, Map<string, Set<string>>>();
  private readonly fieldTypes = new Map<string, string>();
  /** The members of each interface or union; its field sets apply to all of them. */
  private readonly members = new Map<string, string[]>();

  constructor(supergraphSdl: string) {
    for (const definition of compositeDefinitions(supergraphSdl)) {
      const type = definition.name.value;
      if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
        this.members.set(type, definition.types?.map(({ name }) => name.value) ?? []);
        continue;
      }
      for (const { name } of definition.interfaces ?? [])
        this.members.set(name.value, [...(this.members.get(name.value) ?? []), type]);
      for (const field of definition.fields ?? [])
        this.fieldTypes.set(`${type}.${field.name.value}`, namedType(field.type));
    }
    for (const { type, set } of [...keySets(supergraphSdl), ...requiredSets(supergraphSdl)])
      this.add(type, set);
    this.everywhere = merged([...this.ofType.values()]);
  }

  /** The calls on an object type or interface. */
  of(type: string): CallsByName {
    return this.ofType.get(type) ?? NONE;
  }

  private add(type: string, set: SelectionSetNode): void {
    eachField([set], {}, (field, condition = type) => {
      const name = field.name.value;
      this.addCall(condition, name, callOf(field));
      const below = this.fieldTypes.get(`${condition}.${name}`);
      if (field.selectionSet && below !== undefined) this.add(below, field.selectionSet);
    });
  }

  private addCall(type: string, name: string, call: string): void {
    let calls = this.ofType.get(type);
    if (calls === undefined) this.ofType.set(type, (calls = new Map<string, Set<string>>()));
    calls.set(name, (calls.get(name) ?? new Set<string>()).add(call));
    for (const member of this.members.get(type) ?? []) this.addCall(member, name, call);
  }
}

const NONE: CallsByName = new Map();

function merged(all: readonly CallsByName[]): CallsByName {
  const calls = new Map<string, Set<string>>();
  for (const [name, texts] of all.flatMap((each) => [...each]))
    calls.set(name, new Set([...(calls.get(name) ?? []), ...texts]));
  return calls;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

import { Kind } from 'graphql';
import { andRules, ruleOf, unmaskRuleOf, type Rule } from '../policy/rule';
import {
  fieldsOf,
  hasDirective,
  isFieldsNode,
  isInterface,
  namedType,
  typesOf,
  type DeclaredField,
  type FieldsNode,
  type SubgraphModel,
} from './subgraphModel';

/** A field of the graph in one of the subgraphs that declare it. */
export interface FieldPlace extends DeclaredField {
  readonly model: SubgraphModel;
}

/**
 * The rules of all subgraphs together, as composition joins them: the rules of a type in all
 * subgraphs apply together, and a rule that one subgraph adds to an interface by `@interfaceObject`
 * applies to every implementation.
 */
export class GraphRules {
  readonly models: readonly SubgraphModel[];
  readonly #places = new Map<string, FieldPlace[]>();
  readonly #interfaces = new Set<string>();
  /** Interface → the objects that implement it. */
  readonly #implementers = new Map<string, Set<string>>();
  /** Object → the interfaces it implements. */
  readonly #supertypes = new Map<string, Set<string>>();
  readonly #typeRules = new Map<string, Rule>();

  /** @throws TypeError when an `@access` is malformed */
  constructor(models: readonly SubgraphModel[]) {
    this.models = models;
    for (const model of models) {
      for (const type of typesOf(model)) {
        const name = type.name.value;
        const rule = ruleOf(type.directives);
        if (rule) this.#typeRules.set(name, andRules(this.#typeRules.get(name) ?? rule, rule));
        if (isInterface(type)) this.#interfaces.add(name);
        else if (isFieldsNode(type)) this.#noteInterfaces(type);
        else if (type.kind === Kind.UNION_TYPE_DEFINITION) {
          this.#interfaces.add(name);
          for (const member of type.types ?? []) this.#link(name, member.name.value);
        }
      }
      for (const declared of fieldsOf(model)) {
        const key = `${declared.type.name.value}.${declared.field.name.value}`;
        push(this.#places, key, { model, ...declared });
      }
    }
  }

  /** Every subgraph's declaration of a field on exactly this type, including `@external` ones. */
  places(type: string, field: string): readonly FieldPlace[] {
    return this.#places.get(`${type}.${field}`) ?? [];
  }

  /** Every declared field of the graph, each once per subgraph. */
  allPlaces(): FieldPlace[] {
    return [...this.#places.values()].flat();
  }

  /** Whether a type is an interface, or a union, in the composed graph. */
  isAbstract(type: string): boolean {
    return this.#interfaces.has(type);
  }

  /** The objects that a value of this type may be: the implementations, or the type itself. */
  possibleTypes(type: string): string[] {
    return this.isAbstract(type) ? [...(this.#implementers.get(type) ?? [])] : [type];
  }

  /** The interfaces and unions an object belongs to. */
  supertypes(type: string): string[] {
    return [...(this.#supertypes.get(type) ?? [])];
  }

  /** The rule on a type itself, from all subgraphs; undefined when none declares one. */
  typeRule(type: string): Rule | undefined {
    return this.#typeRules.get(type);
  }

  /** The names of an object's fields, including those added through its interfaces. */
  fieldNames(type: string): string[] {
    const owners = [type, ...this.supertypes(type)];
    const names = this.allPlaces()
      .filter((place) => owners.includes(place.type.name.value))
      .map((place) => place.field.name.value);
    return [...new Set(names)];
  }

  /** Where a field of an object comes from: the object itself, or an interface it implements. */
  sources(type: string, field: string): FieldPlace[] {
    const inherited = this.supertypes(type).flatMap((parent) =>
      this.places(parent, field).filter((place) => !isInterface(place.type)),
    );
    return [...this.places(type, field), ...inherited].filter(
      (place) => !hasDirective(place.field.directives, 'external'),
    );
  }

  /**
   * The rule that applies to a field of an object: its type's, its own, and those added through
   * interfaces. Undefined when no subgraph declares the field or a rule for it.
   */
  fieldRule(type: string, field: string): Rule | undefined {
    const sources = this.sources(type, field);
    if (sources.length === 0) return undefined;
    const owners = new Set([type, ...sources.map((place) => place.type.name.value)]);
    const rules = [
      ...[...owners].map((owner) => this.typeRule(owner)),
      ...sources.map((place) => ruleOf(place.field.directives)),
    ].filter((rule) => rule !== undefined);
    return rules.length === 0 ? undefined : andRules(...rules);
  }

  /**
   * The rules that a caller must satisfy to read a field's unmasked value, for each object that a
   * value of the type may be: the field's rule, and the mask's `unless` when it is masked.
   */
  valueRules(type: string, field: string): { readonly coordinate: string; readonly rule: Rule }[] {
    return this.possibleTypes(type).flatMap((object) => {
      const rule = this.fieldRule(object, field);
      if (rule === undefined) return [];
      const masks = this.sources(object, field)
        .map((place) => unmaskRuleOf(place.field.directives))
        .filter((mask) => mask !== undefined);
      return [{ coordinate: `${object}.${field}`, rule: andRules(rule, ...masks) }];
    });
  }

  /** Whether any object that a value of this type may be has the field. */
  hasField(type: string, field: string): boolean {
    return this.possibleTypes(type).some((object) => this.sources(object, field).length > 0);
  }

  /** The named type of a field, on whichever object of the type declares it. */
  typeOfField(type: string, field: string): string | undefined {
    for (const object of [type, ...this.possibleTypes(type)]) {
      const place = this.places(object, field)[0] ?? this.sources(object, field)[0];
      if (place) return namedType(place.field.type);
    }
    return undefined;
  }

  #noteInterfaces(type: FieldsNode): void {
    for (const parent of type.interfaces ?? []) this.#link(parent.name.value, type.name.value);
  }

  #link(parent: string, object: string): void {
    add(this.#implementers, parent, object);
    add(this.#supertypes, object, parent);
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

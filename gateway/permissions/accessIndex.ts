import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type InputValueDefinitionNode,
} from 'graphql';
import { supergraphDocument } from '../supergraphDocument';
import { linksAccess } from '../supergraphLinks';
import { andRules, isGuarded, ruleOf, type Rule } from '../../schema/policy/rule';

/** The rule of an unclassified field: nobody may read it. */
const NOBODY: Rule = Object.freeze([]);

/** The requirements of a supergraph's `@access` directives, by schema coordinate. */
export interface AccessIndex {
  /**
   * Whether the supergraph links `@access` or has any rule; otherwise nothing is enforced. When it
   * links `@access` but has no rule, nobody may read anything.
   */
  readonly enabled: boolean;
  /**
   * The rule of an object type's field: the rules of the type, the field, and the enum or scalar it
   * returns, combined. A field without any rule is readable by nobody.
   */
  fieldRule(typeName: string, fieldName: string): Rule;
  /** The rule of an input coordinate (`argumentCoordinate` …) that restricts callers. */
  inputRule(coordinate: string): Rule | undefined;
  /** Whether the rule of any input coordinate restricts callers. */
  readonly guardsInputs: boolean;
  /** Every term that a rule names; other terms cannot change a verdict. */
  readonly terms: ReadonlySet<string>;
  /** The terms among them that name a purpose. */
  readonly purposeTerms: readonly string[];
}

/** `Type.field(argument:)`, as the GraphQL specification writes schema coordinates. */
export const argumentCoordinate = (type: string, field: string, argument: string): string =>
  `${type}.${field}(${argument}:)`;

/** `Input.field`, or `Enum.VALUE`. */
export const memberCoordinate = (type: string, member: string): string => `${type}.${member}`;

/** The indexes by document, because several parts of a starting gateway read the same rules. */
const known = new WeakMap<DocumentNode, AccessIndex>();

/**
 * Reads the rules of a supergraph.
 * @throws GraphQLError or TypeError for a malformed supergraph
 */
export function buildAccessIndex(supergraphSdl: string): AccessIndex {
  const document = supergraphDocument(supergraphSdl);
  const index = known.get(document) ?? readRules(document);
  known.set(document, index);
  return index;
}

function readRules(document: DocumentNode): AccessIndex {
  const reader = new RuleReader();
  for (const definition of document.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
        reader.addTo(reader.types, definition.name.value, definition.directives);
        for (const field of definition.fields ?? []) {
          const coordinate = memberCoordinate(definition.name.value, field.name.value);
          reader.addTo(reader.fields, coordinate, field.directives);
          reader.returns.set(coordinate, namedType(field));
          for (const argument of field.arguments ?? []) {
            reader.addTo(
              reader.inputs,
              argumentCoordinate(definition.name.value, field.name.value, argument.name.value),
              argument.directives,
            );
          }
        }
        break;
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
        for (const field of definition.fields ?? []) {
          const coordinate = memberCoordinate(definition.name.value, field.name.value);
          reader.addTo(reader.inputs, coordinate, field.directives);
        }
        break;
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.SCALAR_TYPE_EXTENSION:
        reader.addTo(reader.leaves, definition.name.value, definition.directives);
        break;
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_EXTENSION:
        reader.addTo(reader.leaves, definition.name.value, definition.directives);
        for (const value of definition.values ?? []) {
          const coordinate = memberCoordinate(definition.name.value, value.name.value);
          reader.addTo(reader.inputs, coordinate, value.directives);
        }
        break;
      default:
    }
  }
  return reader.index(linksAccess(document));
}

/** Collects the rules of the definitions; rules of repeated declarations are combined with AND. */
class RuleReader {
  readonly types = new Map<string, Rule>();
  readonly fields = new Map<string, Rule>();
  readonly leaves = new Map<string, Rule>();
  readonly inputs = new Map<string, Rule>();
  readonly returns = new Map<string, string>();
  private readonly terms = new Set<string>();

  addTo(
    rules: Map<string, Rule>,
    coordinate: string,
    directives: readonly ConstDirectiveNode[] | undefined,
  ): void {
    const rule = ruleOf(directives);
    if (rule === undefined) return;
    const before = rules.get(coordinate);
    rules.set(coordinate, before === undefined ? rule : andRules(before, rule));
    for (const term of rule.flat()) this.terms.add(term);
  }

  index(linked: boolean): AccessIndex {
    const { fields, leaves, returns, types } = this;
    const guardedInputs = new Map(
      [...this.inputs, ...leaves].filter(([, rule]) => isGuarded(rule)),
    );
    const known = new Map<string, Rule>();
    const fieldRule = (typeName: string, fieldName: string): Rule => {
      const coordinate = memberCoordinate(typeName, fieldName);
      const before = known.get(coordinate);
      if (before !== undefined) return before;
      const own = [types.get(typeName), fields.get(coordinate)].filter((rule) => rule != null);
      const leaf = leaves.get(returns.get(coordinate) ?? '');
      const rule = own.length === 0 ? NOBODY : andRules(...own, ...(leaf ? [leaf] : []));
      known.set(coordinate, rule);
      return rule;
    };
    return {
      enabled: linked || types.size + fields.size + leaves.size + this.inputs.size > 0,
      fieldRule,
      inputRule: (coordinate) => guardedInputs.get(coordinate),
      guardsInputs: guardedInputs.size > 0,
      terms: this.terms,
      purposeTerms: [...this.terms].filter((term) => term.startsWith('purpose:')),
    };
  }
}

function namedType(field: { readonly type: InputValueDefinitionNode['type'] }): string {
  let { type } = field;
  while (type.kind !== Kind.NAMED_TYPE) type = type.type;
  return type.name.value;
}

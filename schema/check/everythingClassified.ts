import { Kind, visit, type DocumentNode } from 'graphql';
import { providedFields } from '../catalogue/providedFields';
import { ruleOf } from '../policy/rule';
import { fieldRule } from '../catalogue/fieldRules';
import {
  fieldsOf,
  hasDirective,
  isInterface,
  namedType,
  typeDirectives,
  typesOf,
  type SubgraphModel,
} from '../catalogue/subgraphModel';
import { keyFields } from '../catalogue/keyFields';
import { findingAt, type Finding, type SchemaRule } from './finding';

const RULE = 'everythingClassified';

/**
 * Everything classified. A field is covered by its own `@access` or its type's; input fields, enums
 * and scalars have one. Exempt are elements that no caller reads here: interface fields (their
 * implementations are covered), `@external` fields that no `@provides` returns, keys repeated on an
 * `@interfaceObject`, and enums that only directives use.
 */
export const everythingClassified: SchemaRule = ({ models }) =>
  models.flatMap((model) => [...uncoveredFields(model), ...unclassifiedInputs(model)]);

function uncoveredFields(model: SubgraphModel): Finding[] {
  const provided = providedFields(model);
  return fieldsOf(model)
    .filter((declared) => {
      const { type, field } = declared;
      const name = type.name.value;
      if (isInterface(type)) return false;
      if (
        hasDirective(field.directives, 'external') &&
        !provided.has(`${name}.${field.name.value}`)
      ) {
        return false;
      }
      const repeatsKey =
        hasDirective(typeDirectives(model, name), 'interfaceObject') &&
        keyFields(model, name).has(field.name.value);
      return !repeatsKey && fieldRule(model, declared) === undefined;
    })
    .map(({ type, field }) =>
      findingAt(
        field,
        RULE,
        `${type.name.value}.${field.name.value} has no @access, nor has its type.`,
      ),
    );
}

function unclassifiedInputs(model: SubgraphModel): Finding[] {
  const used = usedTypes(model);
  return typesOf(model).flatMap((type): Finding[] => {
    const name = type.name.value;
    switch (type.kind) {
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.SCALAR_TYPE_DEFINITION:
        return used.has(name) && ruleOf(type.directives) === undefined
          ? [findingAt(type, RULE, `${name} has no @access.`)]
          : [];
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
        return (type.fields ?? [])
          .filter((field) => ruleOf(field.directives) === undefined)
          .map((field) => findingAt(field, RULE, `${name}.${field.name.value} has no @access.`));
      default:
        return [];
    }
  });
}

/**
 * The types that fields, arguments and input fields reference, without those that only directives
 * reference.
 */
function usedTypes({ definitions }: SubgraphModel): ReadonlySet<string> {
  const used = new Set<string>();
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: definitions.filter(({ kind }) => kind !== Kind.DIRECTIVE_DEFINITION),
  };
  visit(document, {
    FieldDefinition: ({ type }) => void used.add(namedType(type)),
    InputValueDefinition: ({ type }) => void used.add(namedType(type)),
  });
  return used;
}

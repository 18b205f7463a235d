import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { andRules, EVERYBODY, isGuarded, ruleOf, type Rule } from '../../../schema/policy/rule';

/** A field that is not open to everybody. */
export interface GuardedField {
  readonly typeName: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** The type's rule and the field's rule together. */
  readonly rule: Rule;
}

/** The guarded fields of a schema's object types, from the `@access` of type and field. */
export function guardedFields(schema: GraphQLSchema): GuardedField[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('_'))
    .flatMap((type) => {
      const ofType = [type.astNode, ...type.extensionASTNodes].map((node) =>
        ruleOf(node?.directives),
      );
      return Object.values(type.getFields()).map((field) => ({
        typeName: type.name,
        field,
        rule: andRules(
          ...[...ofType, ruleOf(field.astNode?.directives)].map((rule) => rule ?? EVERYBODY),
        ),
      }));
    })
    .filter(({ rule }) => isGuarded(rule));
}

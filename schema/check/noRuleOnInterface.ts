import { hasDirective, isFieldsNode, isInterface, typesOf } from '../catalogue/subgraphModel';
import { findingAt, type Finding, type SchemaRule } from './finding';

/**
 * No rule on an interface. In the subgraph that defines an interface, rules are on the
 * implementations: the gateway splits a selection among them, and composition would join a rule on
 * the interface to all of them. (`@interfaceObject` types are objects; composition copies their
 * rules.)
 */
export const noRuleOnInterface: SchemaRule = ({ models }) =>
  models.flatMap((model) =>
    typesOf(model)
      .filter(isFieldsNode)
      .filter(isInterface)
      .flatMap((type): Finding[] => {
        const fields = type.fields ?? [];
        const ruled = [type, ...fields, ...fields.flatMap((field) => field.arguments ?? [])].filter(
          ({ directives }) =>
            hasDirective(directives, 'access') || hasDirective(directives, 'mask'),
        );
        return ruled.map((node) =>
          findingAt(
            node,
            'noRuleOnInterface',
            node === type
              ? `Interface ${type.name.value} has a rule of its own; put it on the implementations.`
              : `${node.name.value} of interface ${type.name.value} has a rule of its own; put it on the implementations.`,
          ),
        );
      }),
  );

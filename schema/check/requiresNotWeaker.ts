import { fieldSets, selectedFields } from '../catalogue/fieldSets';
import { EVERYBODY, implies, ruleText } from '../policy/rule';
import { findingAt, type SchemaRule } from './finding';

/**
 * Requires not weaker. A field computed from others (`@requires`) is readable only by callers who
 * may read each of them: otherwise it would reveal values that its caller may not read.
 */
export const requiresNotWeaker: SchemaRule = (graph) =>
  graph.allPlaces().flatMap(({ type, field }) => {
    const typeName = type.name.value;
    const typeOf = (owner: string, name: string) => graph.typeOfField(owner, name);
    const read = fieldSets(field.directives, 'requires').flatMap((set) =>
      selectedFields(set, typeName, typeOf),
    );
    const own = graph.possibleTypes(typeName).map((object) => ({
      object,
      rule: graph.fieldRule(object, field.name.value) ?? EVERYBODY,
    }));
    return read.flatMap((source) =>
      graph
        .valueRules(source.type, source.field)
        .filter(({ coordinate, rule }) => {
          // Fields required from the same object are compared object by object.
          const readers = own.filter(({ object }) => coordinate.startsWith(`${object}.`));
          const compared = source.type === typeName && readers.length > 0 ? readers : own;
          return !compared.every((reader) => implies(reader.rule, rule));
        })
        .map(({ coordinate, rule }) =>
          findingAt(
            field,
            'requiresNotWeaker',
            `${typeName}.${field.name.value} requires ${coordinate}, whose rule is "${ruleText(rule)}": its own rule is weaker.`,
          ),
        ),
    );
  });

import { fieldSets, selectedFields } from '../catalogue/fieldSets';
import { isFieldsNode, namedType, typesOf } from '../catalogue/subgraphModel';
import { isGuarded, ruleOf } from '../policy/rule';
import { findingAt, type Finding, type SchemaRule } from './finding';

/** The scalars that identify a person, and therefore never belong to a key. */
const PERSONAL: ReadonlySet<string> = new Set(['ResidentId']);

/**
 * Keys opaque. Keys travel between subgraphs whatever the caller may read: no key contains a field
 * with a guard of its own, or a national identity number.
 */
export const keysOpaque: SchemaRule = (graph) =>
  graph.models.flatMap((model) =>
    typesOf(model)
      .filter(isFieldsNode)
      .flatMap((type): Finding[] =>
        fieldSets(type.directives, 'key')
          .flatMap((set) =>
            selectedFields(set, type.name.value, (owner, name) => graph.typeOfField(owner, name)),
          )
          .flatMap((key) => {
            const places = graph
              .possibleTypes(key.type)
              .flatMap((object) => graph.places(object, key.field));
            const name = `${key.type}.${key.field}`;
            const at = (fault: string) =>
              findingAt(type, 'keysOpaque', `${name} ${fault} and must not be part of a key.`);
            const personal = places.some(({ field }) => PERSONAL.has(namedType(field.type)));
            const guarded = places.some(({ field }) =>
              isGuarded(ruleOf(field.directives) ?? [['public']]),
            );
            return [
              ...(personal ? [at('names a person')] : []),
              ...(guarded ? [at('is guarded')] : []),
            ];
          }),
      ),
  );

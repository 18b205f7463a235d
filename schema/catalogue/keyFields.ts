import { fieldSets, selectedFields } from './fieldSets';
import { typeDirectives, type SubgraphModel } from './subgraphModel';

/** The names of a type's own fields that are part of one of its keys in a subgraph. */
export function keyFields(model: SubgraphModel, typeName: string): ReadonlySet<string> {
  return new Set(
    fieldSets(typeDirectives(model, typeName), 'key')
      .flatMap((set) => selectedFields(set, typeName, () => undefined))
      .map(({ field }) => field),
  );
}

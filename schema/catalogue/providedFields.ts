import { fieldSets, selectedFields } from './fieldSets';
import { fieldsOf, namedType, typesOf, isFieldsNode, type SubgraphModel } from './subgraphModel';

/**
 * The fields, as `Type.field`, that a subgraph returns through `@provides` although another
 * subgraph owns them. A field provided on an interface counts for each implementation.
 */
export function providedFields(model: SubgraphModel): ReadonlySet<string> {
  const fields = fieldsOf(model);
  const typeOf = (type: string, name: string): string | undefined => {
    const found = fields.find(
      (declared) => declared.type.name.value === type && declared.field.name.value === name,
    );
    return found && namedType(found.field.type);
  };
  const provided = fields.flatMap(({ field }) =>
    fieldSets(field.directives, 'provides').flatMap((set) =>
      selectedFields(set, namedType(field.type), typeOf),
    ),
  );
  return new Set(
    provided.flatMap(({ type, field }) =>
      [type, ...implementersOf(model, type)].map((name) => `${name}.${field}`),
    ),
  );
}

function implementersOf(model: SubgraphModel, name: string): string[] {
  return typesOf(model)
    .filter(isFieldsNode)
    .filter(({ interfaces }) => interfaces?.some((parent) => parent.name.value === name))
    .map((type) => type.name.value);
}

import { applyRewrites, isObjectOfType } from '@apollo/gateway/dist/dataRewrites';
import { deepMerge } from '@apollo/gateway/dist/utilities/deepMerge';
import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { Data } from '../data';
import type { Built, Owner } from '../planRun';

type Reader = (source: Data | null) => Data | null;

/**
 * Compiles what a fetch requires of its entities. Entities whose representation is the same are
 * asked about once. Two are the same when they read the same before the rewrites: what the
 * subgraph is told may hide a difference that the answer must keep.
 */
export function compileRepresentations(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  inputRewrites: FetchNode['inputRewrites'],
): (entities: readonly Data[]) => Built {
  const read = compileSelections(schema, requires);
  return (entities) => {
    const representations: Data[] = [];
    const owners: Owner[] = [];
    const known = new Map<string, number>();
    entities.forEach((source, entity) => {
      const representation = read(source);
      if (!representation?.['__typename']) return;
      const key = JSON.stringify(representation);
      let at = known.get(key);
      if (at === undefined) {
        known.set(key, (at = representations.length));
        applyRewrites(schema, inputRewrites, representation);
        representations.push(representation);
      }
      owners.push({ entity, representation: at });
    });
    return { representations, owners, repeated: owners.length > representations.length };
  };
}

function compileSelections(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[],
): Reader {
  const parts = selections.flatMap((selection): Part[] => {
    if (selection.kind === 'Field') {
      const name = selection.alias ?? selection.name;
      const below = selection.selections && compileSelections(schema, selection.selections);
      return [{ kind: 'field', name, below }];
    }
    const { typeCondition } = selection;
    if (!typeCondition) return [];
    const inside = compileSelections(schema, selection.selections);
    return [{ kind: 'fragment', typeCondition, inside, applies: new Map() }];
  });
  return (source) => (source === null ? null : readParts(schema, parts, source));
}

type Part =
  | { readonly kind: 'field'; readonly name: string; readonly below: Reader | undefined }
  | {
      readonly kind: 'fragment';
      readonly typeCondition: string;
      readonly inside: Reader;
      /** Whether the condition holds, by the object's type. */
      readonly applies: Map<unknown, boolean>;
    };

/** @returns null when a field that is required is not there */
function readParts(schema: GraphQLSchema, parts: readonly Part[], source: Data): Data | null {
  const result = Object.create(null) as Data;
  for (const part of parts) {
    if (part.kind === 'fragment') {
      if (!source) continue;
      const type = source['__typename'];
      let applies = part.applies.get(type);
      if (applies === undefined) {
        applies = isObjectOfType(schema, source, part.typeCondition);
        // A subgraph may answer any text for a type; only the schema's own are remembered.
        if (typeof type === 'string' && schema.getType(type)) part.applies.set(type, applies);
      }
      if (applies) deepMerge(result, part.inside(source));
      continue;
    }
    const { name, below } = part;
    const value = Object.hasOwn(source, name) ? source[name] : undefined;
    if (value === undefined) return null;
    if (Array.isArray(value))
      result[name] = below
        ? value.map((item) => below(item as Data | null))
        : [...(value as unknown[])];
    else result[name] = below ? below(value as Data | null) : value;
  }
  return result;
}

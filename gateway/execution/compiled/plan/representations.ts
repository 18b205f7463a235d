import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { applyRewrites, deepMerge, isObjectOfType } from '../../apolloInternals';
import { setItemTexts } from '../../requestBody';
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
  const rewritten = inputRewrites !== undefined && inputRewrites.length > 0;
  return (entities) => {
    const representations: Data[] = [];
    const texts: string[] = [];
    const owners: Owner[] = [];
    const known = new Map<string, number>();
    entities.forEach((source, entity) => {
      const representation = read(source);
      if (!representation?.['__typename']) return;
      const key = JSON.stringify(representation);
      let at = known.get(key);
      if (at === undefined) {
        known.set(key, (at = representations.length));
        if (rewritten) applyRewrites(schema, inputRewrites, representation);
        representations.push(representation);
        texts.push(key);
      }
      owners.push({ entity, representation: at });
    });
    if (!rewritten) setItemTexts(representations, texts);
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
  // Only an object without a prototype can have a member of such a name.
  const odd = hasInherited(selections);
  const empty = odd ? () => Object.create(null) as Data : (): Data => ({});
  return (source) => (source === null ? null : readParts(schema, parts, source, empty()));
}

function hasInherited(selections: readonly QueryPlanSelectionNode[]): boolean {
  return selections.some(
    (selection) =>
      (selection.kind === 'Field' && (selection.alias ?? selection.name) in {}) ||
      hasInherited(selection.selections ?? []),
  );
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
function readParts(
  schema: GraphQLSchema,
  parts: readonly Part[],
  source: Data,
  result: Data,
): Data | null {
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
      if (applies) addTo(result, part.inside(source));
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

/** Merges what a fragment read; most of it is new. */
function addTo(result: Data, read: Data | null): void {
  if (read === null) return;
  const keys = Object.keys(read);
  if (keys.some((key) => key in result)) deepMerge(result, read);
  else for (const key of keys) result[key] = read[key];
}

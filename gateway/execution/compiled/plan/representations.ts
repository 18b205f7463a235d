import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { applyRewrites, deepMerge, isObjectOfType } from '../../apolloInternals';
import { setItemTexts } from '../../requestBody';
import type { Data } from '../data';
import type { Built, Owner } from '../planRun';

type Reader = (source: Data | null) => Data | null;

/**
 * Compiles the selections that build the representations of a fetch. Equal representations are sent
 * once. They are compared before the rewrites, because a rewrite may hide a difference between
 * entities that must stay separate in the answer.
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
  // Only an object without a prototype can have an own member of such a name.
  const needsNull = hasInheritedName(selections);
  const empty = needsNull ? () => Object.create(null) as Data : (): Data => ({});
  return (source) => (source === null ? null : readParts(schema, parts, source, empty()));
}

function hasInheritedName(selections: readonly QueryPlanSelectionNode[]): boolean {
  return selections.some(
    (selection) =>
      (selection.kind === 'Field' && (selection.alias ?? selection.name) in {}) ||
      hasInheritedName(selection.selections ?? []),
  );
}

type Part =
  | { readonly kind: 'field'; readonly name: string; readonly below: Reader | undefined }
  | {
      readonly kind: 'fragment';
      readonly typeCondition: string;
      readonly inside: Reader;
      /** Whether the type condition applies, by the `__typename` of the object. */
      readonly applies: Map<unknown, boolean>;
    };

/** @returns null if a required field is missing */
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
        // A subgraph may answer any string as a type; only types of the schema are cached.
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

/** Merges the fields of a fragment; most of them are new. */
function addTo(result: Data, read: Data | null): void {
  if (read === null) return;
  const keys = Object.keys(read);
  if (keys.some((key) => key in result)) deepMerge(result, read);
  else for (const key of keys) result[key] = read[key];
}

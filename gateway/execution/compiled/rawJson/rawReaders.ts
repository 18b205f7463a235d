import {
  baseType,
  isCompositeType,
  type FieldSelection,
  type Operation,
  type SelectionSet,
} from '@apollo/federation-internals';
import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { AnswerReader } from '../../../../schema/subgraphCall';
import type { AnswerReaders } from '../planRun';
import { conditionVariables } from '../projection/conditions';
import { fieldSelections } from '../projection/fieldSelections';
import type { PlacedSet } from '../projection/selectedFields';
import { answerReader } from './answerReader';
import type { ClientField } from './clientField';
import type { EntityField } from './entitiesText';
import { EntityLayouts } from './entityLayouts';
import { PlainFields } from './plainFields';
import { LEAVES, textPattern } from './textPattern';
import {
  fetchedEntities,
  fetchedFields,
  placedFetches,
  requiredPaths,
  touchedPaths,
  type PlacedFetch,
} from './touchedPaths';

type IsTouched = (key: string) => boolean;

/**
 * Finds the fields of an operation that may be copied from a subgraph's answer to the client's
 * answer as raw JSON: fields of entities that no other fetch reads, works below or adds to, and
 * that the client selects in one place. They are computed when the first reader is requested.
 */
export class RawReaders implements AnswerReaders {
  private readonly operation: Operation;
  private readonly plan: PlanNode;
  private readonly supergraph: GraphQLSchema;
  private readers: ReadonlyMap<FetchNode, AnswerReader> | undefined;

  constructor(operation: Operation, plan: PlanNode, supergraph: GraphQLSchema) {
    this.operation = operation;
    this.plan = plan;
    this.supergraph = supergraph;
  }

  /** @returns undefined for a fetch whose answers are always parsed */
  readerOf(fetch: FetchNode): AnswerReader | undefined {
    this.readers ??= this.compile();
    return this.readers.get(fetch);
  }

  private compile(): ReadonlyMap<FetchNode, AnswerReader> {
    const readers = new Map<FetchNode, AnswerReader>();
    // With conditions the selected fields differ from request to request.
    if (conditionVariables(this.operation).length > 0) return readers;
    const all = placedFetches(this.plan);
    for (const placed of all) {
      const { fetch, path } = placed;
      if (!fetch.requires || fetch.outputRewrites?.length) continue;
      const touched = new Set(
        all
          .flatMap((other) => (other === placed ? requiredPaths(other) : touchedPaths(other)))
          .flatMap((each) => each.map((_, index) => JSON.stringify(each.slice(0, index + 1)))),
      );
      const isTouched = (key: string) => touched.has(JSON.stringify([...path, key]));
      const layouts = this.layoutsOf(placed, isTouched);
      const fields = this.fieldsOf(placed, isTouched);
      if (layouts || fields) readers.set(fetch, answerReader({ layouts, fields }));
    }
    return readers;
  }

  /** For subgraphs that report the lengths of their entities and so guarantee valid results. */
  private layoutsOf({ fetch, path }: PlacedFetch, isTouched: IsTouched): EntityLayouts | undefined {
    const schema = this.operation.schema();
    const fetched = fetchedEntities(fetch);
    let place: PlacedSet | undefined = {
      set: this.operation.selectionSet,
      parent: this.operation.selectionSet.parentType,
    };
    for (const name of path) place = placeBelow(place, name);
    if (place === undefined || fetched === undefined) return undefined;
    const plain = new PlainFields(schema, this.supergraph);
    const layouts = new EntityLayouts({ schema, plain, place, fetched, isTouched });
    return layouts.any ? layouts : undefined;
  }

  /** For all other subgraphs, whose answers are matched against patterns. */
  private fieldsOf(
    { fetch, path }: PlacedFetch,
    isTouched: IsTouched,
  ): readonly EntityField[] | undefined {
    const { selectionSet } = this.operation;
    let sets: readonly SelectionSet[] = [selectionSet];
    for (const name of path)
      sets = selectionsOf(sets, name).flatMap(({ selectionSet: below }) => below ?? []);
    const fields = new Map<string, EntityField>();
    for (const node of fetchedFields(fetch)) {
      const key = (node.alias ?? node.name).value;
      if (key in {}) return undefined;
      // A fetch may select the field once for each of several types.
      if (fields.has(key)) continue;
      if (node.selectionSet === undefined) {
        fields.set(key, { key, pattern: sticky(LEAVES) });
        continue;
      }
      const [selection, ...others] = selectionsOf(sets, key);
      if (selection === undefined || others.length > 0) return undefined;
      if (isTouched(key)) return undefined;
      const pattern = textPattern(selection, selectionSet.parentType.schema());
      if (pattern === undefined) return undefined;
      const hasTypename = pattern.includes('"__typename"');
      const raw: ClientField = { key, selection, hasTypename };
      fields.set(key, { key, pattern: sticky(pattern), raw });
    }
    const list = [...fields.values()];
    return list.some(({ raw }) => raw !== undefined) ? list : undefined;
  }
}

/** The client's selections of one response name, inside and outside of fragments. */
function selectionsOf(sets: readonly SelectionSet[], name: string): FieldSelection[] {
  const fields = sets.flatMap((set) => fieldSelections(set));
  return [...new Set(fields.filter(({ element }) => element.responseName() === name))];
}

/** @returns undefined if the client selects the name in more than one place */
function placeBelow(place: PlacedSet | undefined, name: string): PlacedSet | undefined {
  const [selection, ...others] = place ? selectionsOf([place.set], name) : [];
  const set = selection?.selectionSet;
  const type = selection?.element.definition.type;
  const parent = type && baseType(type);
  if (others.length > 0 || !set || !parent || !isCompositeType(parent)) return undefined;
  return { set, parent };
}

const sticky = (pattern: string) => new RegExp(`${pattern}(?=[,}])`, 'y');

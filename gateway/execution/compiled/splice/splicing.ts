import type { FieldSelection, Operation, SelectionSet } from '@apollo/federation-internals';
import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { SplicedField } from '../../../splicedText';
import type { AnswerReader, AnswerReaders } from '../planRun';
import { conditionVariables } from '../projection/conditions';
import { readEntities, type EntityField } from './entitiesText';
import { LEAVES, textPattern } from './textPattern';
import {
  fetchedFields,
  placedFetches,
  requiredPaths,
  touchedPaths,
  type PlacedFetch,
} from './touchedPaths';

/** A field of the client's answer that may be passed on as text. */
export interface ClientField extends SplicedField {
  readonly selection: FieldSelection;
}

/** Answers that are parsed without trying, at most, after one that could not be spliced. */
const LONGEST_PAUSE = 1024;

/**
 * Which fields of an operation's answer may go from a subgraph's answer into the client's as they
 * are written: those of entities that no other fetch reads, enters or adds to, and that the client
 * asked for in one place. Worked out when an answer is to be spliced for the first time.
 */
export class Splicing implements AnswerReaders {
  private readonly operation: Operation;
  private readonly plan: PlanNode;
  private readers: ReadonlyMap<FetchNode, AnswerReader> | undefined;

  constructor(operation: Operation, plan: PlanNode) {
    this.operation = operation;
    this.plan = plan;
  }

  /** @returns undefined for a fetch whose answers are all parsed */
  readerOf(fetch: FetchNode): AnswerReader | undefined {
    this.readers ??= this.compile();
    return this.readers.get(fetch);
  }

  private compile(): ReadonlyMap<FetchNode, AnswerReader> {
    const readers = new Map<FetchNode, AnswerReader>();
    // What is there under conditions is not the same for all requests.
    if (conditionVariables(this.operation).length > 0) return readers;
    const all = placedFetches(this.plan);
    for (const placed of all) {
      const fields = this.fieldsOf(placed, all);
      if (fields) readers.set(placed.fetch, answerReader(fields));
    }
    return readers;
  }

  private fieldsOf(
    placed: PlacedFetch,
    all: readonly PlacedFetch[],
  ): readonly EntityField[] | undefined {
    const { fetch, path } = placed;
    if (!fetch.requires || fetch.outputRewrites?.length) return undefined;
    const touched = new Set(
      all
        .flatMap((other) => (other === placed ? requiredPaths(other) : touchedPaths(other)))
        .flatMap((each) => each.map((_, at) => JSON.stringify(each.slice(0, at + 1)))),
    );
    const { selectionSet } = this.operation;
    let sets: readonly SelectionSet[] = [selectionSet];
    for (const name of path)
      sets = selectionsOf(sets, name).flatMap(({ selectionSet: below }) => below ?? []);
    const fields = new Map<string, EntityField>();
    for (const node of fetchedFields(fetch)) {
      const key = (node.alias ?? node.name).value;
      if (key in {}) return undefined;
      // For several types it may be asked for several times.
      if (fields.has(key)) continue;
      if (node.selectionSet === undefined) {
        fields.set(key, { key, pattern: sticky(LEAVES) });
        continue;
      }
      const [selection, ...others] = selectionsOf(sets, key);
      if (selection === undefined || others.length > 0) return undefined;
      if (touched.has(JSON.stringify([...path, key]))) return undefined;
      const pattern = textPattern(selection, selectionSet.parentType.schema());
      if (pattern === undefined) return undefined;
      const spliced: ClientField = { selection, named: pattern.includes('"__typename"') };
      fields.set(key, { key, pattern: sticky(pattern), spliced });
    }
    const list = [...fields.values()];
    return list.some(({ spliced }) => spliced !== undefined) ? list : undefined;
  }
}

/** What the client asks for under one name, in fragments or outside. */
function selectionsOf(sets: readonly SelectionSet[], name: string): FieldSelection[] {
  const found = new Set<FieldSelection>();
  const walk = (set: SelectionSet): void => {
    for (const selection of set.selections()) {
      if (selection.kind === 'FragmentSelection') walk(selection.selectionSet);
      else if (selection.element.responseName() === name) found.add(selection);
    }
  };
  sets.forEach(walk);
  return [...found];
}

const sticky = (pattern: string) => new RegExp(`${pattern}(?=[,}])`, 'y');

/** After an answer that could not be spliced the next are parsed at once, each time more of them. */
function answerReader(fields: readonly EntityField[]): AnswerReader {
  let pause = 0;
  let left = 0;
  return (text) => {
    if (left > 0) {
      left--;
      return undefined;
    }
    const read = tryEntities(text, fields);
    pause = read ? 0 : Math.min(2 * pause + 1, LONGEST_PAUSE);
    left = pause;
    return read;
  };
}

function tryEntities(text: string, fields: readonly EntityField[]): ReturnType<AnswerReader> {
  try {
    return readEntities(text, fields);
  } catch {
    // What is no JSON, or too long for the pattern, is for the parser to judge.
    return undefined;
  }
}

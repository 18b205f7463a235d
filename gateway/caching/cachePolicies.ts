import {
  getNamedType,
  isCompositeType,
  isObjectType,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { staticTerms, ANONYMOUS } from '../../schema/viewer';
import { buildAccessIndex, type AccessIndex } from '../permissions/accessIndex';
import { collectFields, type OperationScope } from '../permissions/collectFields';
import { InputGuard } from '../permissions/inputs';
import {
  prepareOperation,
  variableFacts,
  type PreparedOperation,
  type VariableFacts,
} from '../permissions/preparedOperation';
import { Verdicts } from '../permissions/verdicts';
import type { LoadedSupergraph } from '../plugin';
import { readCacheHints, type CacheHints } from './cacheHints';

/** Whether and how long the answer to an operation may be stored. */
export interface CachePolicy {
  /** Whether an anonymous caller may read every field that the operation selects. */
  readonly isPublic: boolean;
  /** Seconds for which any cache may store the answer; undefined when none may. */
  readonly maxAge: number | undefined;
}

/** One operation of a validated document. */
export interface CachedOperation {
  readonly document: DocumentNode;
  readonly documentHash: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const NOT_PUBLIC: CachePolicy = Object.freeze({ isPublic: false, maxAge: undefined });
const MAX_POLICIES = 2000;

/**
 * Decides how long answers may be stored: as long as the field with the shortest time allows. A
 * field has the hint of the field, else of the type it returns, else that of its parent; a root
 * field without any has 0.
 */
export class CachePolicies {
  private readonly schema: GraphQLSchema;
  private readonly index: AccessIndex;
  private readonly guard: InputGuard;
  private readonly hints: CacheHints;
  private readonly known = new LRUCache<string, CachePolicy>({ max: MAX_POLICIES });

  constructor({ schema, sdl }: LoadedSupergraph) {
    this.schema = schema;
    this.index = buildAccessIndex(sdl);
    this.guard = new InputGuard(this.index);
    this.hints = readCacheHints(sdl);
  }

  of({ document, documentHash, operationName, variables }: CachedOperation): CachePolicy {
    const { schema, guard, index } = this;
    const prepared = prepareOperation(schema, document, operationName, index.guardsInputs);
    if (prepared === undefined) return NOT_PUBLIC;
    const facts = variableFacts(prepared, guard, variables);
    const key = [documentHash, operationName ?? '', facts.key].join('\n');
    let policy = this.known.get(key);
    if (policy === undefined) this.known.set(key, (policy = this.decide(prepared, facts)));
    return policy;
  }

  private decide(prepared: PreparedOperation, facts: VariableFacts): CachePolicy {
    const { schema, index, guard, hints } = this;
    const { operation, fragments } = prepared;
    const root = schema.getRootType(operation.operation);
    if (root == null) return NOT_PUBLIC;
    const scope: OperationScope = { schema, fragments, conditions: facts.conditions };
    const terms = staticTerms(ANONYMOUS);
    const verdicts = new Verdicts({ index, guard, terms, inputs: facts.inputs, outputs: true });
    const seen = new WeakMap<SelectionSetNode, Set<string>>();
    let isPublic = true;
    let isStorable = true;
    let least = Infinity;

    // Selections are not merged: each selection set is visited once per type and inherited time,
    // however often fragments and abstract types lead to it.
    const visit = (type: GraphQLObjectType, set: SelectionSetNode, inherited: number): void => {
      const visited = seen.get(set) ?? new Set<string>();
      seen.set(set, visited);
      const key = `${type.name} ${inherited}`;
      if (visited.has(key)) return;
      visited.add(key);
      for (const node of [...collectFields(scope, type, [set]).values()].flat()) {
        const name = node.name.value;
        // The schema is another one for each kind of caller.
        if (name === '__schema' || name === '__type') isStorable = false;
        const field = type.getFields()[name];
        if (field === undefined) continue;
        if (index.enabled && verdicts.of(type, node) !== true) isPublic = false;
        const named = getNamedType(field.type);
        const hint = hints.ofField(type.name, name) ?? this.hintOfType(named);
        if (hint?.isPrivate) isStorable = false;
        const maxAge = hint?.maxAge ?? inherited;
        least = Math.min(least, maxAge);
        if (!isCompositeType(named) || node.selectionSet === undefined) continue;
        const types = isObjectType(named) ? [named] : schema.getPossibleTypes(named);
        for (const each of types) visit(each, node.selectionSet, maxAge);
      }
    };
    const rootAge = hints.ofType(root.name)?.maxAge ?? 0;
    visit(root, operation.selectionSet, rootAge);
    if (!isPublic) return NOT_PUBLIC;
    return { isPublic, maxAge: isStorable ? Math.min(least, MAX_AGE_SECONDS) : undefined };
  }

  private hintOfType(type: GraphQLNamedType) {
    return isCompositeType(type) ? this.hints.ofType(type.name) : undefined;
  }
}

/** A year: the most that caches take (RFC 9111, section 1.2.2 allows any number). */
const MAX_AGE_SECONDS = 31_536_000;

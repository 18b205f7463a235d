import {
  getVariableValues,
  OperationTypeNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { CountedCache } from '../../process/telemetry/metrics/countedCache';
import { buildAccessIndex, type AccessIndex } from './accessIndex';
import { analyse, type Analysis } from './analysis';
import type { CountedEntities } from './collectFields';
import { InputGuard } from './inputs';
import { prepareOperation, variableFacts, type PreparedOperation } from './preparedOperation';

/** One operation of a request, validated against the schema that clients see. */
export interface OperationRequest {
  readonly document: DocumentNode;
  /** A hash of the document's text: equal hashes mean equal texts. */
  readonly documentHash: string;
  readonly operationName: string | undefined;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The static terms that are true for the caller. */
  readonly terms: ReadonlySet<string>;
  readonly enforceOutputs: boolean;
  /**
   * Whether the entities in the response are counted; true by default when the engine counts any.
   */
  readonly counts?: boolean;
}

export type Decision =
  | { readonly kind: 'analysed'; readonly analysis: Analysis; readonly mutation: boolean }
  | { readonly kind: 'invalid'; readonly errors: readonly GraphQLError[] };

export interface PermissionEngineOptions {
  readonly supergraphSdl: string;
  /** The schema that clients see, of the same supergraph. */
  readonly schema: GraphQLSchema;
  /** Bound of the analysis cache, in characters of cached documents. 16 Mi by default. */
  readonly cacheCharacters?: number;
  /** Entities to count in the responses. */
  readonly counted?: CountedEntities;
}

/** Smallest cache size of a document, for the objects around its text. */
const MIN_SIZE = 2000;

/**
 * Decides, before planning, which parts of an operation its caller may request. It knows directives
 * and terms, but no type of the domain. Analyses are stored in a bounded cache; its key contains
 * everything they depend on: the document, the caller's terms that a rule names, and the relevant
 * facts of the variables.
 */
export class PermissionEngine {
  readonly index: AccessIndex;
  private readonly schema: GraphQLSchema;
  private readonly guard: InputGuard;
  private readonly counted: CountedEntities | undefined;
  private readonly prepared = new WeakMap<
    DocumentNode,
    Map<string, PreparedOperation | undefined>
  >();
  private readonly termKeys = new WeakMap<ReadonlySet<string>, string>();
  private readonly cache: CountedCache<string, Analysis>;

  constructor(options: PermissionEngineOptions) {
    this.schema = options.schema;
    this.index = buildAccessIndex(options.supergraphSdl);
    this.guard = new InputGuard(this.index);
    this.counted = options.counted;
    this.cache = new CountedCache('analyses', { maxSize: options.cacheCharacters ?? 2 ** 24 });
  }

  decide(request: OperationRequest): Decision {
    const prepared = this.preparedOf(request);
    if (prepared === undefined) return { kind: 'invalid', errors: [] };
    const { operation } = prepared;
    const facts = variableFacts(prepared, this.guard, request.variables);
    const key = [
      request.documentHash,
      request.operationName ?? '',
      this.termKey(request.terms),
      request.enforceOutputs ? 'enforced' : 'dry',
      request.counts === false ? '' : 'counted',
      facts.key,
    ].join('\n');
    let analysis = this.cache.get(key);
    if (analysis === undefined) {
      const { schema, index, guard } = this;
      const { terms, enforceOutputs } = request;
      const input = { schema, index, guard, prepared, facts, terms, enforceOutputs };
      try {
        analysis = analyse({
          ...input,
          counted: request.counts === false ? undefined : this.counted,
        });
      } catch (error) {
        if (error instanceof GraphQLError) return { kind: 'invalid', errors: [error] };
        throw error;
      }
      const text = request.document.loc?.source.body.length ?? MIN_SIZE;
      const size = MIN_SIZE + 4 * (text + (analysis.filtered?.source.length ?? 0));
      this.cache.set(key, analysis, { size });
    }
    // The executor no longer checks variables that the cut operation does not use.
    if (analysis.changed && !prepared.fit(request.variables)) {
      const { errors } = getVariableValues(
        this.schema,
        operation.variableDefinitions ?? [],
        request.variables,
        { maxErrors: 50 },
      );
      if (errors !== undefined) return { kind: 'invalid', errors };
    }
    return {
      kind: 'analysed',
      analysis,
      mutation: operation.operation === OperationTypeNode.MUTATION,
    };
  }

  private preparedOf(request: OperationRequest): PreparedOperation | undefined {
    const { document, operationName } = request;
    let byName = this.prepared.get(document);
    if (byName === undefined) {
      byName = new Map<string, PreparedOperation | undefined>();
      this.prepared.set(document, byName);
    }
    const name = operationName ?? '';
    if (!byName.has(name)) {
      const { guardsInputs } = this.index;
      byName.set(name, prepareOperation(this.schema, document, operationName, guardsInputs));
    }
    return byName.get(name);
  }

  /** A cache key: equal for callers whom no rule distinguishes. */
  private termKey(terms: ReadonlySet<string>): string {
    let key = this.termKeys.get(terms);
    if (key === undefined) {
      // Authentication itself matters: a relation can exist only for an authenticated caller.
      key = [...terms]
        .filter((term) => term === 'auth' || this.index.terms.has(term))
        .sort()
        .join(' ');
      this.termKeys.set(terms, key);
    }
    return key;
  }
}

import { createHash } from 'node:crypto';
import { print, type DocumentNode, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { AccessIndex } from './accessIndex';
import { RequestedPaths } from './requestedPaths';
import type { CountedEntities, OperationScope } from './collectFields';
import { AnswerCompleter } from './completeAnswer';
import { cutOperation } from './cutOperation';
import { deniedPaths, type DeniedPath } from './deniedPaths';
import type { InputGuard } from './inputs';
import type { PathCounts } from './paths';
import type { PreparedOperation, VariableFacts } from './preparedOperation';
import { Verdicts } from './verdicts';

/**
 * The effect of one caller's terms on one operation; shared by all requests with the same terms,
 * operation and relevant variables.
 */
export interface Analysis {
  /** The document to plan and execute, with its own hash; undefined when no field is left. */
  readonly filtered: FilteredDocument | undefined;
  /**
   * Whether `filtered` differs from the client's document, so that its response must be completed.
   */
  readonly changed: boolean;
  /** The paths that are denied for any data. */
  readonly denied: readonly DeniedPath[];
  readonly requested: RequestedPaths;
  /** Creates the response to the client's own operation from the response to `filtered`. */
  complete(data: Record<string, unknown>, denials: PathCounts): Record<string, unknown> | null;
}

export interface FilteredDocument {
  readonly document: DocumentNode;
  readonly source: string;
  /** SHA-256 of `source` in hexadecimal: the key under which its plan is cached. */
  readonly hash: string;
}

export interface AnalysisInput {
  readonly schema: GraphQLSchema;
  readonly index: AccessIndex;
  readonly guard: InputGuard;
  readonly prepared: PreparedOperation;
  readonly facts: VariableFacts;
  readonly terms: ReadonlySet<string>;
  /** False in a dry run, which enforces only the rules of arguments. */
  readonly enforceOutputs: boolean;
  readonly counted?: CountedEntities | undefined;
}

/**
 * Analyses an operation of a validated document for a caller.
 * @throws GraphQLError OPERATION_TOO_LARGE when the cut operation is too large to plan
 */
export function analyse(input: AnalysisInput): Analysis {
  const { schema, index, guard, prepared, facts, terms } = input;
  const scope: OperationScope = {
    schema,
    fragments: prepared.fragments,
    conditions: facts.conditions,
    ...(input.counted && { counted: input.counted }),
  };
  const common = { index, guard, terms, inputs: facts.inputs };
  const all = new Verdicts({ ...common, outputs: true });
  const enforced = input.enforceOutputs ? all : new Verdicts({ ...common, outputs: false });
  const { selectionSet } = prepared.operation;
  const root = rootOf(schema, prepared);
  const cut = cutOperation(scope, prepared, enforced);
  const completer = new AnswerCompleter(scope, enforced, cut.touched);
  const lazy: { denied?: DeniedPath[]; requested?: RequestedPaths } = {};
  return {
    filtered: cut.document && filteredDocument(cut.document),
    changed: cut.changed,
    get denied() {
      return (lazy.denied ??= deniedPaths(scope, all, root, selectionSet));
    },
    get requested() {
      return (lazy.requested ??= new RequestedPaths(scope, selectionSet));
    },
    complete: (data, denials) => completer.complete(data, root, selectionSet, denials),
  };
}

function rootOf(schema: GraphQLSchema, { operation }: PreparedOperation): GraphQLObjectType {
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new TypeError(`The schema has no ${operation.operation} type.`);
  return root;
}

/** Creates the document that replaces the client's. */
export function filteredDocument(document: DocumentNode): FilteredDocument {
  const source = print(document);
  return { document, source, hash: createHash('sha256').update(source).digest('hex') };
}

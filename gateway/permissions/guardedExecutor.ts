import type { GraphQLError } from 'graphql';
import { staticTerms, type Viewer } from '../../schema/viewer';
import type { Analysis } from './analysis';
import { denialError, denialErrors, shownReason, takeDenials } from './denialErrors';
import { tellReasons, type ReasonTeller } from './denialReasons';
import type { MaskedPaths } from './maskedPaths';
import type { WithheldLists } from './withheldLists';
import type { PermissionMode } from './modes';
import { PathCounts } from './paths';
import type { PermissionEngine } from './permissionEngine';
import type { ExecutionAnswer, ExecutionRequest, Executor } from '../executor';

/** The caller of one request, as the permission engine needs it. */
export interface PermissionCaller {
  readonly viewer: Viewer;
  readonly mode: PermissionMode;
  /** Whether the caller's client receives the reasons of denials. */
  readonly developer?: boolean;
  /** Collects the masked values that subgraphs report. */
  readonly masked?: MaskedPaths;
  /** Collects the incomplete lists that subgraphs report. */
  readonly withheld?: WithheldLists;
  /**
   * Inspects the data before it is completed for the client, with the `__typename` and key of every
   * counted entity, and returns an error to withhold it.
   */
  readonly inspect?: (data: Readonly<Record<string, unknown>>) => Promise<GraphQLError | undefined>;
}

const termsOf = new WeakMap<Viewer, ReadonlySet<string>>();

function terms(viewer: Viewer): ReadonlySet<string> {
  let known = termsOf.get(viewer);
  if (known === undefined) termsOf.set(viewer, (known = staticTerms(viewer)));
  return known;
}

/**
 * Wraps an executor with the permission engine: the inner executor receives only what the caller
 * may request, and its response is completed for the operation that the client sent.
 */
export function guardedExecutor<Request extends ExecutionRequest>(
  engine: () => PermissionEngine,
  inner: Executor<Request>,
  callerOf: (request: Request) => PermissionCaller,
): Executor<Request> {
  return async (request) => {
    const caller = callerOf(request);
    const decision = engine().decide({
      document: request.document,
      documentHash: request.queryHash,
      operationName: request.request.operationName ?? undefined,
      variables: request.request.variables ?? {},
      terms: terms(caller.viewer),
      enforceOutputs: caller.mode !== 'dry-run',
      counts: caller.inspect !== undefined,
    });
    if (decision.kind === 'invalid') {
      return { errors: decision.errors };
    }
    const { analysis, mutation } = decision;
    const tell = caller.developer ? tellReasons(caller.viewer) : undefined;
    const refused = refusal(analysis, caller.mode, mutation, tell);
    if (refused !== undefined) return { data: null, errors: refused };

    const denials = new PathCounts();
    const answer = await executeFiltered(request, analysis, inner, caller, denials);
    return finish(answer, analysis, caller, mutation, denials, tell);
  };
}

/** The errors that refuse an operation before execution; undefined when it may run. */
function refusal(
  analysis: Analysis,
  mode: PermissionMode,
  mutation: boolean,
  tell: ReasonTeller | undefined,
): GraphQLError[] | undefined {
  if (mode === 'dry-run' || (mode === 'filter' && !mutation) || !analysis.changed) return undefined;
  // A mutation is refused when any possible object type might be denied, because a write cannot be
  // undone.
  const paths = analysis.denied.filter(({ partial }) => mutation || !partial);
  if (paths.length === 0) return undefined;
  return paths.map(({ path, count, lacking }) =>
    denialError(path, { count, positions: [] }, shownReason(lacking, tell)),
  );
}

async function executeFiltered<Request extends ExecutionRequest>(
  request: Request,
  analysis: Analysis,
  inner: Executor<Request>,
  caller: PermissionCaller,
  denials: PathCounts,
): Promise<ExecutionAnswer> {
  if (!analysis.changed) return inspected(await inner(request), caller);
  const { filtered } = analysis;
  if (filtered === undefined) return { data: analysis.complete({}, denials) };
  const filteredRequest = {
    ...request,
    request: { ...request.request, query: filtered.source },
    source: filtered.source,
    document: filtered.document,
    operation: filtered.document.definitions[0],
    queryHash: filtered.hash,
  };
  const answer = await inspected(await inner(filteredRequest), caller);
  if (answer.data == null) return answer;
  return { ...answer, data: analysis.complete(answer.data, denials) };
}

async function inspected(
  answer: ExecutionAnswer,
  { inspect }: PermissionCaller,
): Promise<ExecutionAnswer> {
  if (inspect === undefined || answer.data == null) return answer;
  const refused = await inspect(answer.data);
  return refused === undefined ? answer : { data: null, errors: [refused] };
}

function finish(
  answer: ExecutionAnswer,
  analysis: Analysis,
  caller: PermissionCaller,
  mutation: boolean,
  denials: PathCounts,
  tell: ReasonTeller | undefined,
): ExecutionAnswer {
  const others =
    answer.errors === undefined
      ? []
      : takeDenials(answer.errors, () => analysis.requested, denials);
  const masked = caller.masked?.any ? caller.masked.requested(analysis.requested) : [];
  const withheld = caller.withheld?.any ? caller.withheld.requested(analysis.requested) : [];
  const wouldDeny = caller.mode === 'dry-run' ? analysis.denied : [];
  const noted = masked.length + withheld.length + wouldDeny.length > 0;
  if (denials.size === 0 && !noted) {
    if (answer.errors === undefined) return answer;
    return { ...answer, errors: others.length > 0 ? others : undefined };
  }
  const errors = [...denialErrors(denials, tell), ...others];
  if (caller.mode === 'reject' && denials.size > 0 && !mutation) return { data: null, errors };
  const extensions = {
    ...answer.extensions,
    ...(masked.length > 0 && { masked }),
    ...(withheld.length > 0 && answer.data != null && { withheld }),
    ...(wouldDeny.length > 0 && {
      wouldDeny: wouldDeny.map(({ path, partial, lacking }) => {
        const reason = tell?.(lacking);
        return { path, partial, ...(reason !== undefined && { reason }) };
      }),
    }),
  };
  return {
    ...answer,
    ...(errors.length > 0 && { errors }),
    ...(Object.keys(extensions).length > 0 && { extensions }),
  };
}

import type { GraphQLError } from 'graphql';
import { staticTerms, type Viewer } from '../../schema/viewer';
import type { Analysis } from './analysis';
import { denialError, denialErrors, takeDenials } from './denialErrors';
import { tellReasons, type ReasonTeller } from './denialReasons';
import type { MaskedPaths } from './maskedPaths';
import type { WithheldLists } from './withheldLists';
import type { PermissionMode } from './modes';
import { PathCounts } from './paths';
import type { PermissionEngine } from './permissionEngine';
import type { ExecutionAnswer, ExecutionRequest, Executor } from '../executor';

/** What the gateway knows of the caller of one request. */
export interface PermissionCaller {
  readonly viewer: Viewer;
  readonly mode: PermissionMode;
  /** Whether the caller's client is told the reasons of denials. */
  readonly developer?: boolean;
  /** Where the request's subgraph calls report masked values. */
  readonly masked?: MaskedPaths;
  /** Where they report the lists that do not show all records. */
  readonly withheld?: WithheldLists;
  /**
   * Looks at the data before it is completed for the client, with every counted entity's
   * `__typename` and key in it, and may refuse to give it out.
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
 * An executor before which the permission engine stands: the inner one sees only what the caller
 * may ask, and the answer is completed for the operation the client sent.
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

/** The errors of an operation that must not run at all; undefined when it may. */
function refusal(
  analysis: Analysis,
  mode: PermissionMode,
  mutation: boolean,
  tell: ReasonTeller | undefined,
): GraphQLError[] | undefined {
  if (mode === 'dry-run' || (mode === 'filter' && !mutation) || !analysis.changed) return undefined;
  // A write is refused for any type of object that might be denied; it cannot be taken back.
  const paths = analysis.denied.filter(({ partial }) => mutation || !partial);
  if (paths.length === 0) return undefined;
  return paths.map(({ path, count, lacking }) => denialError(path, count, tell?.(lacking)));
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
    answer.errors === undefined ? [] : takeDenials(answer.errors, () => analysis.asked, denials);
  const masked = caller.masked?.any ? caller.masked.asked(analysis.asked) : [];
  const withheld = caller.withheld?.any ? caller.withheld.asked(analysis.asked) : [];
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

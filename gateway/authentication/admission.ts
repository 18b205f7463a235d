import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Registry, ClientEntry } from '../../schema/registry';
import { isErrorCode } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { refuse } from '../http/refuse';
import { challenge, type BaseUrl } from './challenge';
import type { Confirmation } from '../http/confirmation';

/** The caller of a verified token, as the admission steps complete it. */
export interface Admission {
  readonly viewer: Viewer;
  /** The registered client of the token; absent for anonymous callers and without a registry. */
  readonly client?: ClientEntry;
  /** The ids of the consents that the request names. */
  readonly consents?: readonly string[];
  /** The client's key for the request, where it names consents. */
  readonly idempotencyKey?: string;
  /** The real caller, in a preview of a consent; the access is logged as theirs. */
  readonly previewer?: Viewer;
}

/** The parts of the request that a step may read. */
export interface AdmissionFacts {
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** When the request began. */
  readonly at: Date;
  readonly registry: Registry;
  /** The key or certificate that the token is bound to; the caller has proved possession of it. */
  readonly confirmation: Confirmation;
}

/**
 * One check of a caller. It may only restrict what the token grants, or add what the registry
 * confirms.
 * @throws an error of the catalogue; it refuses the whole request
 */
export type AdmissionStep = (
  admission: Admission,
  facts: AdmissionFacts,
) => Admission | Promise<Admission>;

const UNBOUND: Confirmation = Object.freeze({});

export interface AdmissionOptions {
  readonly registry: Registry;
  readonly baseUrl: BaseUrl;
  readonly log: Logger;
  /** The clock that sets the time of a request. */
  readonly now?: (() => Date) | undefined;
}

/**
 * Runs the admission steps in order, after the token is verified and before the body is read.
 * Anonymous callers skip them.
 */
export function admission(
  steps: readonly AdmissionStep[],
  { registry, baseUrl, log, now = () => new Date() }: AdmissionOptions,
): Step {
  return (exchange) => {
    const { viewer, request, requestId, confirmation = UNBOUND } = exchange;
    if (!viewer.authenticated) return;
    const facts: AdmissionFacts = { request, requestId, at: now(), registry, confirmation };
    const admit = (result: Admission) => {
      exchange.viewer = result.viewer;
      exchange.client = result.client;
      exchange.consents = result.consents;
      exchange.idempotencyKey = result.idempotencyKey;
      exchange.previewer = result.previewer;
      exchange.at = facts.at;
    };
    const refused = (error: unknown) =>
      refuseCaller(exchange, error, { confirmation, baseUrl, log });
    try {
      const result = settle({ viewer }, facts, steps, 0);
      if ('then' in result) return result.then(admit).catch(refused);
      return admit(result);
    } catch (error) {
      return refused(error);
    }
  };
}

function refuseCaller(
  exchange: Exchange,
  error: unknown,
  how: Pick<AdmissionOptions, 'baseUrl' | 'log'> & { readonly confirmation: Confirmation },
): void {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  if (!isErrorCode(code)) throw error;
  how.log.info({ requestId: exchange.requestId, code }, 'a caller was refused');
  const scheme = how.confirmation.jkt === undefined ? 'Bearer' : 'DPoP';
  challenge(exchange, scheme, code, how.baseUrl);
  refuse(exchange, code, (error as GraphQLError).message);
}

/** Runs the steps from index `first` on; awaits only steps that are asynchronous. */
function settle(
  admission: Admission,
  facts: AdmissionFacts,
  steps: readonly AdmissionStep[],
  first: number,
): Admission | Promise<Admission> {
  let result = admission;
  for (let index = first; index < steps.length; index++) {
    const next = steps[index]!(result, facts);
    if ('then' in next) return next.then((known) => settle(known, facts, steps, index + 1));
    result = next;
  }
  return result;
}

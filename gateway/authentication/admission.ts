import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Authority, ClientEntry } from '../../schema/authority';
import { ERRORS, isErrorCode } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { refuse } from '../http/refuse';
import { challenge } from './challenge';
import type { Confirmation } from '../http/confirmation';

/** A caller on the way from a verified token to the Viewer the request is answered for. */
export interface Admission {
  readonly viewer: Viewer;
  /** The registered client of the token; absent for visitors, and where there is no registry. */
  readonly client?: ClientEntry;
  /** The ids of the consents the request names. */
  readonly consents?: readonly string[];
  /** What the client calls the request by, where it names consents. */
  readonly idempotencyKey?: string;
  /** Who looks with the eyes of `viewer`, in a preview of a consent: the access is theirs. */
  readonly previewer?: Viewer;
}

/** What a step may know of the request. */
export interface AdmissionFacts {
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** When the request began. */
  readonly at: Date;
  readonly authority: Authority;
  /** What the token is bound to; it was shown that its sender is that. */
  readonly confirmation: Confirmation;
}

/**
 * One thing settled about a caller. It may only narrow what the token says, or add what the
 * authority vouches for.
 * @throws an error of the catalogue; the request is refused with it as a whole
 */
export type AdmissionStep = (
  admission: Admission,
  facts: AdmissionFacts,
) => Admission | Promise<Admission>;

const UNBOUND: Confirmation = Object.freeze({});

/**
 * Takes a caller through the steps, in order. It comes after the token is verified and before
 * the body is read; visitors without a token pass untouched.
 */
export function admission(
  steps: readonly AdmissionStep[],
  authority: Authority,
  log: Logger,
  now: () => Date = () => new Date(),
): Step {
  return (exchange) => {
    const { viewer, request, requestId, confirmation = UNBOUND } = exchange;
    if (!viewer.authenticated) return;
    const facts: AdmissionFacts = { request, requestId, at: now(), authority, confirmation };
    const admit = (settled: Admission) => {
      exchange.viewer = settled.viewer;
      exchange.client = settled.client;
      exchange.consents = settled.consents;
      exchange.idempotencyKey = settled.idempotencyKey;
      exchange.previewer = settled.previewer;
      exchange.at = facts.at;
    };
    const refused = (error: unknown) => refuseCaller(exchange, confirmation, error, log);
    try {
      const settled = settle({ viewer }, facts, steps, 0);
      if ('then' in settled) return settled.then(admit).catch(refused);
      return admit(settled);
    } catch (error) {
      return refused(error);
    }
  };
}

function refuseCaller(
  exchange: Exchange,
  { jkt }: Confirmation,
  error: unknown,
  log: Logger,
): void {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  if (!isErrorCode(code)) throw error;
  log.info({ requestId: exchange.requestId, code }, 'a caller was refused');
  if (ERRORS[code].status === 401) challenge(exchange, jkt === undefined ? 'Bearer' : 'DPoP', code);
  refuse(exchange, code, (error as GraphQLError).message);
}

/** Takes the steps from the one at `first` on; waits only for those that wait themselves. */
function settle(
  admission: Admission,
  facts: AdmissionFacts,
  steps: readonly AdmissionStep[],
  first: number,
): Admission | Promise<Admission> {
  let settled = admission;
  for (let at = first; at < steps.length; at++) {
    const next = steps[at]!(settled, facts);
    if ('then' in next) return next.then((known) => settle(known, facts, steps, at + 1));
    settled = next;
  }
  return settled;
}

import type { Request, RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Authority, ClientEntry } from '../../schema/authority';
import { ERRORS, isErrorCode } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import { refuse } from '../http/refuse';
import { challenge } from './challenge';
import type { Confirmation } from './confirmation';

/** A caller on the way from a verified token to the Viewer the request is answered for. */
export interface Admission {
  readonly viewer: Viewer;
  /** The registered client of the token; absent for visitors, and where there is no registry. */
  readonly client?: ClientEntry;
  /** The ids of the consents the request names. */
  readonly consents?: readonly string[];
  /** Who looks with the eyes of `viewer`, in a preview of a consent: the access is theirs. */
  readonly previewer?: Viewer;
}

/** What a step may know of the request. */
export interface AdmissionFacts {
  readonly request: Request;
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
export type AdmissionStep = (admission: Admission, facts: AdmissionFacts) => Promise<Admission>;

/**
 * Takes a caller through the steps, in order. It comes after the token is verified and before
 * the body is read; visitors without a token pass untouched.
 */
export function admission(
  steps: readonly AdmissionStep[],
  authority: Authority,
  log: Logger,
  now: () => Date = () => new Date(),
): RequestHandler {
  return (request, response, next) => {
    const viewer = response.locals['viewer'] as Viewer;
    if (!viewer.authenticated) return next();
    const requestId = response.locals['requestId'] as string;
    const confirmation = (response.locals['confirmation'] as Confirmation | undefined) ?? {};
    const facts: AdmissionFacts = { request, requestId, at: now(), authority, confirmation };
    settle({ viewer }, facts, steps).then(
      (settled) => {
        response.locals['viewer'] = settled.viewer;
        response.locals['client'] = settled.client;
        response.locals['admission'] = settled;
        response.locals['at'] = facts.at;
        next();
      },
      (error: unknown) => {
        const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
        if (!isErrorCode(code)) return next(error);
        log.info({ requestId, code }, 'a caller was refused');
        if (ERRORS[code].status === 401)
          challenge(response, confirmation.jkt === undefined ? 'Bearer' : 'DPoP', code);
        refuse(response, code, (error as GraphQLError).message);
      },
    );
  };
}

async function settle(
  admission: Admission,
  facts: AdmissionFacts,
  steps: readonly AdmissionStep[],
): Promise<Admission> {
  let settled = admission;
  for (const step of steps) settled = await step(settled, facts);
  return settled;
}

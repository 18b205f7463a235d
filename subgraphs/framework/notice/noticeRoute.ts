import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { GATEWAY } from '../../../schema/authorityCall';
import { creditError, ERRORS, type ErrorCode } from '../../../schema/errors';
import { noticesSchema } from '../../../schema/noticeCall';
import type { VerifiedRequest } from '../identity/verifyRequest';
import type { TakeNotices } from './takeNotices';

/**
 * Takes notices over HTTP: `{ "notices" }` in, 204 out when they are acted upon. It comes behind
 * the same check of signature and assertion as `/graphql`, and takes the gateway's own assertion
 * alone.
 */
export function noticeRoute(take: TakeNotices, log: Logger): RequestHandler {
  return (request, response) => {
    const { viewer, requestId } = request as VerifiedRequest;
    const refuse = (code: ErrorCode) =>
      void response.status(ERRORS[code].status).json({ errors: [creditError(code).toJSON()] });
    if (viewer?.actor !== GATEWAY.actor || viewer.roles.length > 0 || viewer.client !== undefined)
      return refuse('IDENTITY_REFUSED');
    const notices = read(request.body);
    if (notices === undefined) return refuse('INVALID_OPERATION');
    take(notices).then(
      () => void response.status(204).end(),
      (error: unknown) => {
        const kind = error instanceof Error ? error.name : typeof error;
        log.error({ requestId, kind }, 'notices could not be acted upon');
        refuse('INTERNAL_ERROR');
      },
    );
  };
}

function read(body: unknown): Parameters<TakeNotices>[0] | undefined {
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    return noticesSchema.parse(JSON.parse(body.toString('utf8'))).notices;
  } catch {
    return undefined;
  }
}

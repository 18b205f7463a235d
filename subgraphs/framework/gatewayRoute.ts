import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { GATEWAY } from '../../schema/authorityCall';
import { creditError, ERRORS, type ErrorCode } from '../../schema/errors';
import type { VerifiedRequest } from './identity/verifyRequest';

/** What the gateway may post to a subgraph in its own name. */
export interface GatewayRoute<Question> {
  /** The shape of the body; any other is refused. */
  readonly question: z.ZodType<Question>;
  /** The answer's body; 204 where there is none. What it throws is INTERNAL_ERROR. */
  readonly answer: (question: Question) => Promise<object | void>;
  /** What the log says when it throws. */
  readonly failure: string;
}

/**
 * Takes a question of the gateway itself over HTTP. It comes behind the same check of signature
 * and assertion as `/graphql`, and takes the gateway's own assertion alone.
 */
export function gatewayRoute<Question>(
  { question, answer, failure }: GatewayRoute<Question>,
  log: Logger,
): RequestHandler {
  return (request, response) => {
    const { viewer, requestId } = request as VerifiedRequest;
    const refuse = (code: ErrorCode) =>
      void response.status(ERRORS[code].status).json({ errors: [creditError(code).toJSON()] });
    if (viewer?.actor !== GATEWAY.actor || viewer.roles.length > 0 || viewer.client !== undefined)
      return refuse('IDENTITY_REFUSED');
    const asked = read(question, request.body);
    if (asked === undefined) return refuse('INVALID_OPERATION');
    answer(asked).then(
      (body) => void (body ? response.json(body) : response.status(204).end()),
      (error: unknown) => {
        // A message of the database may quote a value; its name does not.
        const kind = error instanceof Error ? error.name : typeof error;
        log.error({ requestId, kind }, failure);
        refuse('INTERNAL_ERROR');
      },
    );
  };
}

function read<Question>(question: z.ZodType<Question>, body: unknown): Question | undefined {
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    return question.parse(JSON.parse(body.toString('utf8')));
  } catch {
    return undefined;
  }
}

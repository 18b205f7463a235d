import { pipeline } from 'node:stream';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { detachedBody } from '../../../process/detachedBody';
import { creditError, ERRORS, isErrorCode } from '../../../schema/errors';
import {
  FILE_NAME_HEADER,
  FILE_REQUEST_HEADER,
  fileRequestSchema,
  type FileCaller,
  type FileDoor,
} from '../../../schema/uploads';
import type { VerifiedRequest } from '../identity/verifyRequest';

/**
 * Takes the signed part of a call about a file from its header, where `verifyRequest` expects the
 * body. The body itself is a stream: its digest follows in the call that completes it.
 */
export const fileRequestAsBody: RequestHandler = (request, _response, next) => {
  const header = request.headers[FILE_REQUEST_HEADER];
  request.body = typeof header === 'string' ? Buffer.from(header, 'base64url') : undefined;
  next();
};

/** Serves the files of a subgraph to its gateways; it runs after the check of the signature. */
export function fileRoute(door: FileDoor, log: Logger): RequestHandler {
  return (request, response) => {
    answer(door, request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      // The gateway reads the refusal only while it can send; then it stops.
      request.resume();
      const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
      if (!isErrorCode(code)) {
        const { requestId } = request as VerifiedRequest;
        log.error({ requestId, kind: (error as Error).name }, 'a call about a file failed');
      }
      const known = isErrorCode(code) ? (error as GraphQLError) : creditError('INTERNAL_ERROR');
      response
        .status(ERRORS[isErrorCode(code) ? code : 'INTERNAL_ERROR'].status)
        .json({ errors: [known.toJSON()] });
    });
  };
}

async function answer(door: FileDoor, request: Request, response: Response): Promise<void> {
  const { viewer, requestId = '' } = request as VerifiedRequest;
  const parsed = fileRequestSchema.safeParse(jsonOf(request.body as Buffer));
  if (!parsed.success || viewer === undefined) throw creditError('INVALID_OPERATION');
  const { data } = parsed;
  const caller: FileCaller = { viewer, requestId };
  switch (data.kind) {
    case 'RECEIVE':
      return void response.json(await door.receive(data, detachedBody(request), caller));
    case 'COMPLETE':
      return void response.json(await door.complete(data, caller));
    case 'OPEN': {
      const { name, contentType, bytes, body } = await door.open(data, caller);
      response
        .type(contentType)
        .set('content-length', String(bytes))
        .set(FILE_NAME_HEADER, encodeURIComponent(name));
      pipeline(body, response, () => undefined);
    }
  }
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

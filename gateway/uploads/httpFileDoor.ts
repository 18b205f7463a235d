import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { CurrentContext } from '../../process/followSubgraphTls';
import { creditError, isErrorCode } from '../../schema/errors';
import {
  completedSchema,
  FILE_NAME_HEADER,
  FILE_REQUEST_HEADER,
  FILES_PATH,
  receivedSchema,
  type FileCaller,
  type FileDoor,
  type FileRequest,
} from '../../schema/uploads';
import type { RequestSigner } from '../execution/requestSigner';

/** How long a subgraph may be silent; a stored chunk takes milliseconds. */
const SILENCE_MS = 60_000;

const errorsSchema = z.object({
  errors: z.array(
    z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) }),
  ),
});

export interface HttpFileDoorOptions {
  readonly sign?: RequestSigner;
  /** Trusted CAs and the certificate of this process, for `https` URLs. */
  readonly tls?: CurrentContext;
}

/** A file door that can be closed. */
export interface HttpFileDoor extends FileDoor {
  stop(): void;
}

/**
 * The files of a subgraph in another process. Bodies are streamed in both directions. The signature
 * covers what is asked for; the digest of a body, which is known only after it, is compared when
 * the file is completed.
 */
export function httpFileDoor(url: string, { sign, tls }: HttpFileDoorOptions): HttpFileDoor {
  const target = new URL(FILES_PATH, url);
  const secure = target.protocol === 'https:';
  const agent = secure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });

  async function call(
    request: FileRequest,
    caller: FileCaller,
    body?: Readable,
  ): Promise<IncomingMessage> {
    const signed = JSON.stringify(request);
    const identity = await sign?.({ method: 'POST', path: FILES_PATH, body: signed, caller });
    const sent = (secure ? httpsRequest : httpRequest)(target, {
      method: 'POST',
      agent,
      timeout: SILENCE_MS,
      ...(secure && tls && { secureContext: tls.current }),
      headers: {
        'x-request-id': caller.requestId,
        ...identity,
        [FILE_REQUEST_HEADER]: Buffer.from(signed).toString('base64url'),
      },
    });
    sent.on('timeout', () => sent.destroy(new Error('The subgraph was silent for too long.')));
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve);
      sent.once('error', reject);
    });
    if (body === undefined) sent.end();
    // A refusal may arrive before the body has been sent; it is more telling than the broken pipe.
    else pipeline(body, sent).catch(() => undefined);
    const answer = await answered;
    if (answer.statusCode === 200) return answer;
    const refusal = await refusalOf(answer);
    // Nobody reads the rest of the body.
    sent.destroy();
    throw refusal;
  }

  return {
    async receive(request, body, caller) {
      const answer = await call({ kind: 'RECEIVE', ...request }, caller, body);
      return receivedSchema.parse(await json(answer));
    },
    async complete(request, caller) {
      return completedSchema.parse(
        await json(await call({ kind: 'COMPLETE', ...request }, caller)),
      );
    },
    async open(request, caller) {
      const answer = await call({ kind: 'OPEN', ...request }, caller);
      const { headers } = answer;
      return {
        name: decodeURIComponent(String(headers[FILE_NAME_HEADER] ?? 'file')),
        contentType: headers['content-type'] ?? 'application/octet-stream',
        bytes: Number(headers['content-length']),
        body: answer,
      };
    },
    stop: () => agent.destroy(),
  };
}

async function refusalOf(answer: IncomingMessage): Promise<Error> {
  const error = errorsSchema.safeParse(await json(answer).catch(() => undefined)).data?.errors[0];
  const code = error?.extensions.code;
  // The subgraph does not accept this gateway; the caller is not at fault.
  if (!isErrorCode(code) || code === 'IDENTITY_REFUSED') return creditError('SUBGRAPH_UNAVAILABLE');
  return creditError(code, error?.message, error?.extensions);
}

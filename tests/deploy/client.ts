import { request as requestPlain } from 'node:http';
import { request as requestSecure, type RequestOptions } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { IncomingHttpHeaders } from 'node:http';

export interface ProxyAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  json(): any;
}

/** Sends one request on a connection of its own, with any option of Node's TLS client. */
export async function send(
  url: string,
  { body, ...options }: RequestOptions & { readonly body?: string | Buffer } = {},
): Promise<ProxyAnswer> {
  const request = url.startsWith('https:') ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, ...options }, (response) => {
      buffer(response).then((bytes) => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, bytes, json: () => JSON.parse(bytes.toString()) });
      }, reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestSigner } from '../../../gateway/execution/requestSigner';
import { LENGTHS, LENGTHS_WISH, measureEntities } from '../../../schema/entityLengths';
import type { InProcessSubgraph } from '../../../schema/subgraphCall';
import type { Viewer } from '../../../schema/viewer';

/** Subgraphs of this process behind HTTP: their URLs, and how they learn the viewer. */
export interface SubgraphsOverHttp {
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly signers: ReadonlyMap<string, RequestSigner>;
  stop(): void;
}

/**
 * Whether lengths are requested and the response has no faults: the request id contains the rate.
 */
function declaresLengths(headers: IncomingHttpHeaders): boolean {
  return headers[LENGTHS_WISH] !== undefined && String(headers['x-request-id']).endsWith('-0');
}

/** Serves subgraphs over HTTP as text; for one that throws the response is not GraphQL. */
export async function subgraphsOverHttp(
  subgraphs: readonly (readonly [string, InProcessSubgraph])[],
): Promise<SubgraphsOverHttp> {
  const byPath = new Map(subgraphs.map(([name, subgraph]) => [`/${name}`, subgraph]));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    const answer = async () => {
      const { headers, url } = request;
      const viewer = Buffer.from(String(headers['x-viewer']), 'base64url').toString();
      const operation = JSON.parse(Buffer.concat(chunks).toString()) as { query: string };
      const result = await byPath.get(url!)!.execute(operation, {
        viewer: JSON.parse(viewer) as Viewer,
        requestId: String(headers['x-request-id']),
      });
      const measured = declaresLengths(headers) ? measureEntities(result) : undefined;
      response.writeHead(200, {
        'content-type': 'application/json',
        ...(measured && { [LENGTHS]: measured.lengths }),
      });
      response.end(measured?.body ?? JSON.stringify(result));
    };
    request.on('end', () => {
      answer().catch(() => response.writeHead(500).end());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign: RequestSigner = async ({ caller }) => ({
    'x-viewer': Buffer.from(JSON.stringify(caller.viewer)).toString('base64url'),
  });
  return {
    subgraphUrls: Object.fromEntries(subgraphs.map(([name]) => [name, `${origin}/${name}`])),
    signers: new Map(subgraphs.map(([name]) => [name, sign])),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

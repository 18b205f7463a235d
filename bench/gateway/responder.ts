import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SubgraphName } from '../../schema/sdl';
import type { SubgraphResponse } from '../../schema/subgraphCall';
import { LENGTHS, LENGTHS_WISH, measureEntities } from '../../schema/entityLengths';
import { lightDataset } from './lightDataset';

/** A cached response, with the lengths of its entities if it has any. */
interface CachedResponse {
  readonly bytes: Buffer;
  readonly lengths: string | undefined;
}

/**
 * The five subgraphs over HTTP, at `/NAME`, in a process of their own. Each response is computed
 * once and then always sent as the same bytes, with the lengths of its entities if the request
 * accepts them.
 */
function main(): void {
  const answer = lightDataset();
  const known = new Map<string, CachedResponse>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    const respond = async () => {
      const body = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString();
      const key = `${request.url} ${body}`;
      let answered = known.get(key);
      if (answered === undefined) {
        const { query, variables } = JSON.parse(body) as {
          query: string;
          variables?: Record<string, unknown>;
        };
        const name = request.url!.slice(1) as SubgraphName;
        const made = (await answer(name, query, variables ?? {})) as SubgraphResponse;
        const bytes = Buffer.from(JSON.stringify(made));
        answered = { bytes, lengths: measureEntities(made)?.lengths };
        known.set(key, answered);
      }
      const { bytes, lengths } = answered;
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': bytes.length,
        ...(lengths && request.headers[LENGTHS_WISH] && { [LENGTHS]: lengths }),
      });
      response.end(bytes);
    };
    request.on('end', () => {
      respond().catch(() => response.writeHead(500).end());
    });
  });
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1', () => {
    process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  process.once('disconnect', () => process.exit());
}

main();

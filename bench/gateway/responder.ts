import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SubgraphName } from '../../schema/sdl';
import { lightWorld } from './lightWorld';

/**
 * The five subgraphs over HTTP, at `/NAME`, in a process of their own. Each answer is computed
 * once and sent as the same bytes from then on.
 */
function main(): void {
  const answer = lightWorld();
  const known = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    const respond = async () => {
      const body = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString();
      const key = `${request.url} ${body}`;
      let bytes = known.get(key);
      if (bytes === undefined) {
        const { query, variables } = JSON.parse(body) as {
          query: string;
          variables?: Record<string, unknown>;
        };
        const name = request.url!.slice(1) as SubgraphName;
        bytes = Buffer.from(JSON.stringify(await answer(name, query, variables ?? {})));
        known.set(key, bytes);
      }
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': bytes.length,
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

import { Router } from 'express';
import type { Readiness } from './readiness';

/**
 * `/health/live`: the process responds; it checks nothing else. `/health/ready`: the gateway can
 * serve requests now — the supergraph is loaded, every subgraph is ready and accepts the keys of
 * this gateway, and the service is not stopping. If not, the response names the subgraphs and why.
 * Neither route throws.
 */
export function healthRoutes(readiness: () => Promise<Readiness>): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/health/ready', (_request, response) => {
    const answer = ({ ready, subgraphs }: Readiness) =>
      void response
        .status(ready ? 200 : 503)
        .json({ status: ready ? 'ok' : 'unavailable', ...(subgraphs && { subgraphs }) });
    readiness().then(answer, () => answer({ ready: false }));
  });
  return router;
}

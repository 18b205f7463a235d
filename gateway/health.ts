import { Router, type Response } from 'express';

/** Source of the readiness check. */
export interface Readiness {
  ready(): Promise<boolean>;
}

/**
 * `/health/live`: the process responds. `/health/ready`: the gateway can serve requests now — the
 * supergraph is loaded, every subgraph is ready, and the service is not stopping. Neither route
 * throws or names a subgraph.
 */
export function healthRoutes(readiness: Readiness): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => answer(response, true));
  router.get('/health/ready', (_request, response) => {
    readiness.ready().then(
      (ready) => answer(response, ready),
      () => answer(response, false),
    );
  });
  return router;
}

function answer(response: Response, good: boolean): void {
  response.status(good ? 200 : 503).json({ status: good ? 'ok' : 'unavailable' });
}

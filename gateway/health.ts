import { Router, type Response } from 'express';

/** What readiness rests on. */
export interface Readiness {
  ready(): Promise<boolean>;
}

/**
 * `/health/live`: the process answers. `/health/ready`: it can answer questions now — the
 * supergraph is loaded, every subgraph is ready, and it is not stopping. Neither ever throws,
 * and neither names a part.
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

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { authorizedFetch } from '../../cli/clients/authorizedFetch';
import { requestsOf, type ShownBatch, type ShownUpload } from '../../cli/intake/requests';
import { sendFile } from '../../cli/intake/sendFile';
import type { IntakeService } from './intakeServer';

const REQUESTS = requestsOf('Government');
const POLL_MS = 200;

/** Uploads a CSV of permits and waits until all of its rows are accepted. */
export async function submitPermits(service: IntakeService, file: string): Promise<ShownBatch> {
  const { token, url } = service;
  const input = { kind: 'Permit', format: 'CSV', fileName: 'permits.csv' };
  const opened = (await ask(service, REQUESTS.open, { input, key: randomUUID() }))['opened'];
  const { batch, upload } = opened as ShownUpload;
  if (upload === null) throw new Error('The service expects no file.');
  await sendFile(await authorizedFetch({ token }), new URL(upload.path, url), file);
  for (;;) {
    await wait(POLL_MS);
    const answer = await ask(service, REQUESTS.batch, { number: batch.number });
    const shown = answer['batch'] as ShownBatch;
    if (shown.finishedAt === null) continue;
    if (shown.state === 'ACCEPTED' && shown.counts.unchanged === 0) return shown;
    const { counts, fault } = shown;
    throw new Error(`The batch is ${shown.state}: ${JSON.stringify({ counts, fault })}`);
  }
}

/** Sends an operation with the token of the service's steward. @throws Error for an error */
export async function ask(
  { url, token }: IntakeService,
  query: string,
  variables: object = {},
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data?: Readonly<Record<string, unknown>> | null;
    errors?: readonly { message: string }[];
  };
  if (errors?.[0] !== undefined || data == null)
    throw new Error(`The service returns an error: ${errors?.[0]?.message ?? response.status}`);
  return data;
}

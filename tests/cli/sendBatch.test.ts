import { sendBatch } from '../../cli/intake/sendBatch';
import type { ShownBatch } from '../../cli/intake/requests';

const finished: ShownBatch = {
  number: 'market-regulation-20260615-000001',
  department: 'market-regulation',
  state: 'ACCEPTED',
  finishedAt: '2026-06-15T04:00:00Z',
  totalRows: null,
  counts: { rows: 1, accepted: 1, unchanged: 0, refused: 0 },
  fault: null,
};

test('waits for a batch although the service could not answer for a moment', async () => {
  const print = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  let asked = 0;
  const ask = (query: string) => {
    if (query.startsWith('mutation'))
      return Promise.resolve({ opened: { batch: finished, upload: null } });
    return ++asked < 3
      ? Promise.reject(new Error('NOT_READY: The registry of clients is unreachable.'))
      : Promise.resolve({ batch: finished });
  };
  const service = { ask, send: fetch, endpoint: 'http://127.0.0.1/graphql' };
  const input = {
    kind: 'Permit',
    format: 'CSV',
    fileName: 'permits.csv',
    atomic: false,
    dryRun: false,
  };
  const file = 'permits.csv';
  const sent = { file, domain: 'Government', department: undefined, input, key: 'a-key-of-mine' };
  expect(await sendBatch(service, sent)).toEqual(finished);
  expect(print.mock.calls.join()).toContain('ACCEPTED: 1 rows, 1 accepted');
  print.mockRestore();
});

import { serverAudits } from 'graphql-http';
import type { Gateway } from '../../../gateway/createGateway';
import { inProcess, people, records, testGateway } from '../support';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await testGateway({ subgraphs: inProcess(people(), records()) });
});
afterAll(() => gateway.stop());

const AUDITS = serverAudits({ url: () => gateway.url, fetchFn: fetch });

test('the audit suite has the 61 audits that this list was made for', () => {
  expect(AUDITS).toHaveLength(61);
});

test.each(AUDITS.map(({ id, name, fn }) => [`${id} ${name}`, fn] as const))(
  'GraphQL over HTTP: %s',
  async (_name, run) => {
    const result = await run();
    expect(result).toMatchObject({ status: 'ok' });
  },
);

import { runCommand } from '../../cli/clients/runCommand';

const sent: unknown[] = [];
const ask = async (_operation: string, variables: Record<string, unknown>) => {
  sent.push(variables);
  return 'id' in variables ? { client: { id: 'portal', version: 4 } } : { updateClient: 'done' };
};
beforeEach(() => void sent.splice(0));

test('`origins` replaces the origins of the present version', async () => {
  const origin = ['https://a.example', 'https://b.example'];
  const options = { id: 'portal', origin, key: 'key-00001' };
  expect(await runCommand('origins', options, ask)).toBe('done');
  expect(sent[1]).toEqual({
    input: { id: 'portal', origins: origin, version: 4 },
    key: 'key-00001',
  });
});

test('`origins` without an origin changes nothing', async () => {
  await expect(runCommand('origins', { id: 'portal' }, ask)).rejects.toThrow(
    '--origin ORIGIN is missing; see --help.',
  );
  expect(sent).toEqual([]);
});

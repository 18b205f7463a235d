import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cityEndpoint } from './cityEndpoint.mjs';
import { generateKeys } from './keys.mjs';

const HELP = `Runs a reference endpoint of the city, to rehearse the exchange.

  node examples/city-endpoint/server.mjs [--port N] [--data DIR] [--feeds FILE]

  --port   port on 127.0.0.1; 4900 by default
  --data   folder of its keys and its state; .data/city by default
  --feeds  JSON file with rows that the feeds deliver, besides those that they have
  --help   this text

The first start generates the keys of both sides and prints the settings of the district.
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4900' },
    data: { type: 'string', default: '.data/city' },
    feeds: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

mkdirSync(values.data, { recursive: true });
const inData = (name) => join(values.data, name);
if (!existsSync(inData('city-keys.json'))) {
  const { city, cityPublic, district, districtPublic } = generateKeys();
  const files = { 'city-keys': city, 'city-public': cityPublic };
  Object.assign(files, { 'district-keys': district, 'district-public': districtPublic });
  for (const [name, keys] of Object.entries(files))
    writeFileSync(inData(`${name}.json`), JSON.stringify(keys), { mode: 0o600 });
}
const readKeys = (name) => JSON.parse(readFileSync(inData(`${name}.json`), 'utf8'));
const { handle, store } = cityEndpoint({
  keys: readKeys('city-keys'),
  districtKeys: readKeys('district-public'),
  file: inData('state.json'),
});

if (values.feeds !== undefined) {
  const feeds = JSON.parse(readFileSync(values.feeds, 'utf8'));
  for (const [feed, kinds] of Object.entries(feeds))
    for (const [kind, rows] of Object.entries(kinds)) {
      const known = new Set([...store.days(feed, kind).values()].flat().map(({ id }) => id));
      for (const row of rows) if (!known.has(row.id)) store.putRow(feed, kind, row);
    }
}

const server = createServer(handle);
server.listen(Number(values.port), '127.0.0.1', () => {
  process.stdout.write(`City endpoint: http://127.0.0.1:${server.address().port}
Settings of the district:
  EXCHANGE_MODE=http
  EXCHANGE_URL=http://127.0.0.1:${server.address().port}
  EXCHANGE_FEEDS=city,court,procuratorate,police
  EXCHANGE_KEYS_FILE=${inData('district-keys.json')}
  EXCHANGE_CITY_KEYS_FILE=${inData('city-public.json')}
`);
});
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
